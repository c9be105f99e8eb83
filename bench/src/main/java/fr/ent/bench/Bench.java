package fr.ent.bench;

import fr.ent.localstack.Service;
import fr.ent.localstack.Stack;
import fr.ent.localstack.testing.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code mvn -Pbench}: starts the whole system with generated data, measures it and writes what it took. */
public final class Bench {
    private Bench() {}

    /** @param arguments the checkout */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path checkout = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path written = run(checkout, checkout.resolve("bench/target/results"), Size.full());
        say("");
        say(Files.readString(written));
        say("Written to " + written);
    }

    /** Returns the Markdown file of the result. */
    static Path run(Path checkout, Path results, Size size) throws IOException, SQLException {
        Path data = Files.createTempDirectory("ent-bench");
        TestIssuer issuer = new TestIssuer();
        String load = Result.load();
        try (Stack stack = Stack.start(
                Stack.Place.onFreePorts(checkout, data, environment(issuer.start())), line -> say("  " + line))) {
            say("Generating " + size.connectors() + " connectors …");
            try (Connection database = stack.postgres().connect("connector")) {
                new Generator(database, size).run();
            }
            List<Measure> measures = new ArrayList<>();
            say("Calling connector-service …");
            measures.addAll(new Calls(stack, size, () -> cpu(stack)).run());
            say("Changing rights …");
            measures.addAll(new RightsChange(stack, size.rounds()).run());
            Result result = Result.of(checkout, size, memory(stack), measures);
            result.circumstances().put("load of the machine before", load);
            Path written = result.write(results);
            stack.close();
            delete(data); // kept when something failed: its logs tell why
            return written;
        } finally {
            issuer.stop();
        }
    }

    /** Settings as environment variables, the Quarkus way. */
    private static Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>();
        settings.forEach((name, value) ->
                variables.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return variables;
    }

    /** Milliseconds of connector-service and PostgreSQL so far. */
    private static long cpu(Stack stack) {
        ProcessHandle postgres = ProcessHandle.of(stack.pids().get("postgres")).orElseThrow();
        ProcessHandle service =
                ProcessHandle.of(stack.process(Service.CONNECTOR).pid()).orElseThrow();
        return Stream.concat(Stream.of(service, postgres), postgres.descendants())
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
                .sum();
    }

    private static Map<String, String> memory(Stack stack) {
        Map<String, String> memory = new LinkedHashMap<>();
        new TreeMap<>(stack.pids()).forEach((name, pid) -> {
            Path status = Path.of("/proc/" + pid + "/status");
            if (!name.equals("postgres") && Files.exists(status)) {
                try (Stream<String> lines = Files.lines(status)) {
                    lines.filter(line -> line.startsWith("VmRSS"))
                            .forEach(line -> memory.put(
                                    "memory of " + name,
                                    Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MiB"));
                } catch (IOException e) {
                    memory.put("memory of " + name, "unknown");
                }
            }
        });
        return memory;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    // The person's terminal is this program's only output.
    private static void say(String line) {
        System.out.println(line);
    }
}

package fr.ent.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, with what one must know to compare it: as Markdown for people and as JSON for programs. */
record Result(Map<String, String> circumstances, List<Measure> measures) {
    static Result of(Path checkout, Size size, Map<String, String> memory, List<Measure> measures) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("when", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        about.put("commit", commit(checkout));
        about.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + ", " + processor());
        about.put("load of the machine before", load());
        about.put("JVM", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        about.put(
                "data",
                "%,d connectors, %,d structures, %,d groups"
                        .formatted(size.connectors(), size.structures(), size.structures() * School.GROUPS));
        about.putAll(memory);
        return new Result(about, List.copyOf(measures));
    }

    /** The Markdown file; the JSON lies beside it. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("connectors.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this));
        return Files.writeString(folder.resolve("connectors.md"), markdown());
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        circumstances.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append("\n| what | budget | calls | failed | at most /s | p50 ms | p99 ms | max ms | CPU ms / 1,000 |\n");
        text.append("|---|---|---|---|---|---|---|---|---|\n");
        measures.forEach(each -> text.append(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %s | %.1f | %.1f | %.1f | %s |%n",
                each.name(),
                each.budget(),
                each.calls(),
                each.failed(),
                each.rate() == 0 ? "" : Math.round(each.rate()),
                each.p50(),
                each.p99(),
                each.max(),
                each.cpu() == 0 ? "" : Math.round(each.cpu()))));
        return text.toString();
    }

    /** How busy the machine is with other things; measured numbers mean little when it is. */
    static String load() {
        return firstLine(Path.of("/proc/loadavg"), "unknown");
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }

    private static String firstLine(Path file, String otherwise) {
        try {
            return Files.readAllLines(file).get(0);
        } catch (IOException e) {
            return otherwise;
        }
    }

    private static String commit(Path checkout) {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .directory(checkout.toFile())
                    .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}

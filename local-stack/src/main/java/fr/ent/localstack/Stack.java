package fr.ent.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The whole system on this machine: PostgreSQL, Kafka and the three services, each a process of its own. What it keeps
 * lies in one folder; closing stops the services first, then the engines.
 */
public final class Stack implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofSeconds(180);
    private static final int STOP_SECONDS = 20;

    /**
     * Where it runs.
     *
     * @param checkout the built project
     * @param data where databases, messages and logs are kept
     * @param ports of the services
     * @param environment further variables for the services, for instance to switch a setting
     */
    public record Place(
            Path checkout,
            Path data,
            Map<Service, Integer> ports,
            int postgresPort,
            int kafkaPort,
            Map<String, String> environment) {
        /** Everything on free ports, for a test. */
        public static Place onFreePorts(Path checkout, Path data, Map<String, String> environment) {
            Map<Service, Integer> ports = new EnumMap<>(Service.class);
            for (Service service : Service.values()) {
                ports.put(service, Ports.free());
            }
            return new Place(checkout, data, ports, Ports.free(), Ports.free(), environment);
        }
    }

    private final Place place;
    private final Consumer<String> progress;
    private final Map<Service, ChildProcess> services = new EnumMap<>(Service.class);
    private final List<ChildProcess> furtherInstances = new CopyOnWriteArrayList<>();
    private final Map<Service, String> databasePasswords = new EnumMap<>(Service.class);
    private PostgresServer postgres;
    private ChildProcess kafka;
    private volatile boolean closing;

    private Stack(Place place, Consumer<String> progress) {
        this.place = place;
        this.progress = progress;
    }

    /**
     * Starts everything and returns when all three services are ready.
     *
     * @param progress told in a sentence what is ready
     * @throws LocalStackException in one sentence when a part does not come up; nothing is left running then
     */
    public static Stack start(Place place, Consumer<String> progress) {
        Stack stack = new Stack(place, progress);
        Thread onExit = new Thread(stack::close, "stop-stack");
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            stack.startAll();
            return stack;
        } catch (LocalStackException e) {
            stack.close();
            throw e;
        }
    }

    public URI url(Service service) {
        return URI.create("http://localhost:" + place.ports().get(service));
    }

    /** The process of a service, for a test that ends it. */
    public ChildProcess process(Service service) {
        return services.get(service);
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** Where Kafka's clients connect. */
    public String kafkaBootstrap() {
        return "localhost:" + place.kafkaPort();
    }

    /** Kills the broker and leaves its messages. */
    public void killKafka() {
        kafka.kill();
    }

    /** Starts the broker on its messages; clients find it by themselves. */
    public void startKafka() {
        kafka = ChildProcess.start(List.of(), "TERM", kafkaCommand(), place.data(), log("kafka"), Map.of());
    }

    /** Starts one service and returns at once; see {@link #awaitReady}. */
    public void startService(Service service) {
        services.put(service, launch(service, place.ports().get(service), service.module));
    }

    public void awaitReady(Service service) {
        awaitReady(services.get(service), url(service), service.module);
    }

    /** One more of a service, on the same database and topics and with the same public addresses. */
    public Instance startInstance(Service service) {
        int port = Ports.free();
        String name = service.module + "-" + port;
        ChildProcess process = launch(service, port, name);
        furtherInstances.add(process);
        URI url = URI.create("http://localhost:" + port);
        awaitReady(process, url, name);
        return new Instance(url, process);
    }

    /** One of several of a service, to be reached at its own address. */
    public record Instance(URI url, ChildProcess process) {}

    private ChildProcess launch(Service service, int port, String name) {
        Map<String, String> variables = variables(service);
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return ChildProcess.start(
                List.of(),
                "TERM",
                service.command(place.checkout()),
                service.application(place.checkout()),
                log(name),
                variables);
    }

    private void awaitReady(ChildProcess process, URI url, String name) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new LocalStackException(name + " ended while it started; its reason is in " + log(name) + ".");
            }
            if (isOk(client, ready)) {
                return;
            }
            Waiting.briefly();
        }
        throw new LocalStackException(
                name + " was not ready after " + READY_LIMIT.toSeconds() + " s; see " + log(name) + ".");
    }

    /** Blocks until a part ends by itself, which is told, or until the stack is closed. */
    void watch() {
        while (!closing) {
            for (Map.Entry<Service, ChildProcess> entry : services.entrySet()) {
                requireAlive(entry.getValue().isAlive(), entry.getKey().module);
            }
            requireAlive(kafka.isAlive(), "kafka");
            requireAlive(postgres.isAlive(), "postgres");
            Waiting.briefly();
        }
    }

    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        furtherInstances.parallelStream().forEach(process -> process.stop(STOP_SECONDS));
        services.values().parallelStream().forEach(process -> process.stop(STOP_SECONDS));
        if (kafka != null) {
            kafka.stop(STOP_SECONDS);
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private void startAll() {
        prepareFolder();
        requirePorts();
        startKafka();
        postgres = PostgresServer.start(
                place.checkout().resolve("local-stack/target/engines/postgres"),
                place.data().resolve("postgres"),
                place.postgresPort(),
                true);
        progress.accept("PostgreSQL is ready on port " + place.postgresPort());
        for (Service service : Service.values()) {
            String password = randomPassword();
            databasePasswords.put(service, password);
            postgres.ensureDatabase(service.shortName, password);
            startService(service);
        }
        for (Service service : Service.values()) {
            awaitReady(service);
            progress.accept(service.module + " is ready on " + url(service));
        }
        if (!kafka.isAlive()) {
            throw new LocalStackException("Kafka ended while it started; its reason is in " + log("kafka")
                    + ". If its data is broken, start over with -Dfresh.");
        }
        progress.accept("Kafka runs on port " + place.kafkaPort());
    }

    private void prepareFolder() {
        try {
            Files.createDirectories(place.data());
            if (!Files.isWritable(place.data())) {
                throw new LocalStackException("The data folder " + place.data() + " cannot be written to.");
            }
        } catch (FileAlreadyExistsException e) {
            throw new LocalStackException(
                    "The data folder " + place.data() + " is a file; move it away or start over with -Dfresh.");
        } catch (IOException e) {
            throw new LocalStackException("The data folder " + place.data() + " cannot be made: " + e.getMessage());
        }
    }

    private void requirePorts() {
        place.ports().forEach((service, port) -> Ports.requireFree(port, service.module, service.shortName + ".port"));
        Ports.requireFree(place.postgresPort(), "PostgreSQL", "postgres.port");
        Ports.requireFree(place.kafkaPort(), "Kafka", "kafka.port");
    }

    private List<String> kafkaCommand() {
        Path target = place.checkout().resolve("local-stack/target");
        return List.of(
                Service.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                KafkaBroker.class.getName(),
                place.data().resolve("kafka").toString(),
                Integer.toString(place.kafkaPort()));
    }

    /** The Quarkus way of settings; what the person who started us has set himself wins over the public addresses. */
    private Map<String, String> variables(Service service) {
        Map<String, String> variables = new HashMap<>();
        for (Service each : Service.values()) {
            if (System.getenv(each.publicUrlVariable()) == null) {
                variables.put(each.publicUrlVariable(), url(each).toString());
            }
        }
        variables.put("QUARKUS_PROFILE", "demo");
        variables.put("QUARKUS_HTTP_HOST", "localhost");
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.url(service.shortName));
        variables.put("QUARKUS_DATASOURCE_USERNAME", service.shortName);
        variables.put("QUARKUS_DATASOURCE_PASSWORD", databasePasswords.get(service));
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrap());
        variables.put("MALLOC_ARENA_MAX", "2");
        variables.putAll(place.environment());
        return variables;
    }

    /** What the service has written so far. */
    public Path log(Service service) {
        return log(service.module);
    }

    private Path log(String part) {
        return place.data().resolve(part + ".log");
    }

    private void requireAlive(boolean alive, String part) {
        if (!alive && !closing) {
            throw new LocalStackException(part + " ended by itself; its reason is in " + log(part) + ".");
        }
    }

    private static boolean isOk(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while waiting", e);
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The processes that make up the stack, by name, for measuring. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new HashMap<>();
        services.forEach((service, process) -> pids.put(service.module, process.pid()));
        pids.put("kafka", kafka.pid());
        pids.put("postgres", postgres.pid());
        return pids;
    }
}

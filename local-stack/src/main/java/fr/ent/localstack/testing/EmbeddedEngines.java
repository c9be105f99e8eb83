package fr.ent.localstack.testing;

import fr.ent.localstack.KafkaBroker;
import fr.ent.localstack.LocalStackException;
import fr.ent.localstack.Ports;
import fr.ent.localstack.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * One throw-away PostgreSQL and one Kafka on free ports, in a folder that is deleted when they are closed. A test may
 * stop and start either to see what the service does meanwhile.
 */
public final class EmbeddedEngines implements AutoCloseable {
    private final Path folder;
    private final int kafkaPort = Ports.free();
    private final PostgresServer postgres;
    private KafkaBroker kafka;

    public EmbeddedEngines() {
        folder = temporaryFolder();
        CompletableFuture<Void> broker = CompletableFuture.runAsync(this::startKafka);
        postgres = PostgresServer.start(home(), folder.resolve("postgres"), Ports.free(), false);
        broker.join();
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public String kafkaBootstrap() {
        return "localhost:" + kafkaPort;
    }

    /** Stops the broker; its messages stay for {@link #startKafka()}. */
    public void stopKafka() {
        kafka.close();
    }

    /** Starts the broker, for the first time or again, on the same port and messages. */
    public void startKafka() {
        kafka = KafkaBroker.start(folder.resolve("kafka"), kafkaPort);
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
        deleteFolder();
    }

    private void deleteFolder() {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new LocalStackException("Cannot delete " + folder, e);
        }
    }

    private static Path home() {
        String configured = System.getProperty("engines.directory");
        Path base = configured != null
                ? Path.of(configured)
                : Path.of(System.getProperty("java.io.tmpdir"), "ent-engines-" + System.getProperty("user.name"));
        return base.resolve("postgres");
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("ent-engines");
        } catch (IOException e) {
            throw new LocalStackException("Cannot create a temporary folder", e);
        }
    }
}

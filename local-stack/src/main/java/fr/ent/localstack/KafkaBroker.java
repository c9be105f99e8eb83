package fr.ent.localstack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node in KRaft mode (broker and controller together) inside a JVM: the tests' own, or a child of the
 * supervisor through {@link #main}. Closing and starting again on the same folder and port finds the messages.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final String NODE = "1";

    private final KafkaRaftServer server;
    private final String bootstrap;

    private KafkaBroker(KafkaRaftServer server, String bootstrap) {
        this.server = server;
        this.bootstrap = bootstrap;
    }

    /** Starts a broker on a folder that is formatted when it is empty; returns when clients may connect. */
    public static KafkaBroker start(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            int controllerPort = Ports.free();
            formatOnce(folder);
            KafkaConfig config = KafkaConfig.fromProps(settings(folder, port, controllerPort), false);
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            return new KafkaBroker(server, "localhost:" + port);
        } catch (Exception e) { // the Scala and Java parts of the broker declare everything
            throw new LocalStackException(
                    "Kafka does not start on " + folder + ": " + e.getMessage()
                            + ". If the data is broken, start over with -Dfresh.",
                    e);
        }
    }

    /** The address clients connect to, {@code host:port}. */
    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** {@code KafkaBroker <folder> <port>}: runs until it is told to stop. */
    public static void main(String[] arguments) {
        KafkaBroker broker = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-kafka"));
        broker.server.awaitShutdown();
    }

    private static void formatOnce(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(Integer.parseInt(NODE))
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }

    private static Properties settings(Path folder, int port, int controllerPort) throws IOException {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE);
        settings.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", folder.toString());
        settings.put("num.partitions", "1");
        // One node: every internal topic has one replica.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // The services create their topics with the settings they need; a typo must not create one.
        settings.put("auto.create.topics.enable", "false");
        // The default reserves 128 MB of heap for compaction.
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("initial.broker.registration.timeout.ms", "120000");
        return settings;
    }
}

package fr.ent.localstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Gives a {@code @QuarkusTest} its PostgreSQL and Kafka: the embedded ones, or Testcontainers with
 * {@code -Dtests.containers}. A field of type {@link EmbeddedEngines} in the test receives the embedded ones.
 */
public final class EnginesResource implements QuarkusTestResourceLifecycleManager {
    private static final String DATABASE = "service";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private EmbeddedEngines embedded;

    @Override
    public Map<String, String> start() {
        return containersWanted() ? containers() : embedded();
    }

    @Override
    public void stop() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) { // AutoCloseable declares it
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void inject(TestInjector injector) {
        if (embedded != null) {
            injector.injectIntoFields(embedded, new TestInjector.MatchesType(EmbeddedEngines.class));
        }
    }

    private Map<String, String> embedded() {
        embedded = new EmbeddedEngines();
        running.push(embedded);
        embedded.postgres().ensureDatabase(DATABASE, DATABASE);
        return configuration(embedded.postgres().url(DATABASE), DATABASE, DATABASE, embedded.kafkaBootstrap());
    }

    private Map<String, String> containers() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18.4");
        postgres.withEnv("POSTGRES_INITDB_ARGS", "--locale-provider=icu --icu-locale=fr-FR --locale=C");
        running.push(postgres);
        postgres.start();
        KafkaContainer kafka = new KafkaContainer("apache/kafka:4.1.2");
        running.push(kafka);
        kafka.start();
        return configuration(
                postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword(), kafka.getBootstrapServers());
    }

    private static Map<String, String> configuration(String url, String user, String password, String kafka) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quarkus.datasource.jdbc.url", url);
        configuration.put("quarkus.datasource.username", user);
        configuration.put("quarkus.datasource.password", password);
        configuration.put("kafka.bootstrap.servers", kafka);
        return configuration;
    }

    private static boolean containersWanted() {
        String wanted = System.getProperty("tests.containers", "false");
        return wanted.isEmpty() || Boolean.parseBoolean(wanted);
    }
}

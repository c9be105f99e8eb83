package fr.ent.kit.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends the outbox to Kafka, in its order. One instance of a service relays at a time (an advisory lock of the
 * database); the others take over when it ends. A row goes only after the broker has confirmed the event, so a crash
 * sends it twice and never loses it; consumers drop the second by its id.
 *
 * <p>Order holds through an outage because the idempotent producer never gives up on an event it has accepted
 * ({@code delivery.timeout.ms} is unlimited), and nothing after the first refused send is tried before it.
 */
@Startup
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** Any number that no other lock of the service's own database uses. */
    private static final long LOCK = 0x6f7574626f78L;

    private static final int BATCH = 500;
    /**
     * Largest event, before compression: a connector granted to 25,000 groups with an end each is under 3 MB. What a
     * topic takes is its own setting, {@code ent.topics."…".max-message-bytes}.
     */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final String NEXT = "select * from outbox where refused is null order by position limit " + BATCH;

    private final DataSource database;
    private final Map<String, Object> kafka;
    private final String source;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;
    private KafkaProducer<String, String> producer;

    OutboxRelay(
            DataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String application,
            MeterRegistry metrics) {
        this.database = database;
        this.kafka = new HashMap<>(kafka);
        this.source = "/" + application;
        Gauge.builder("outbox.pending", this, relay -> relay.measure("count(*)"))
                .description("Events that Kafka has not confirmed yet, without those it can never take")
                .register(metrics);
        Gauge.builder("outbox.lag", this, relay -> relay.measure("extract(epoch from now() - min(time))"))
                .description("Age of the oldest of them")
                .baseUnit("seconds")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = new Thread(this::run, "outbox-relay");
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5).toMillis());
    }

    /** Something was added; without this call it leaves within {@link #IDLE}. */
    void wake() {
        work.release();
    }

    private void run() {
        boolean failing = false;
        try {
            while (running) {
                try {
                    relayAll();
                    failing = false;
                    pause(IDLE);
                } catch (SQLException | ExecutionException | RuntimeException e) {
                    if (!failing) {
                        LOG.warnf("Events wait in the outbox: %s", rootMessage(e));
                    }
                    failing = true;
                    close(); // what it still holds would overtake the event that failed
                    TimeUnit.SECONDS.sleep(1);
                }
            }
        } catch (InterruptedException e) {
            // The thread ends here; an interrupt left standing would only break the producer's close.
            running = false;
        } finally {
            close();
        }
    }

    private void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private void pause(Duration limit) throws InterruptedException {
        if (work.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private void relayAll() throws SQLException, ExecutionException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            if (!lock(connection)) {
                return;
            }
            try {
                List<OutboxRow> rows = next(connection);
                while (running && !rows.isEmpty()) {
                    int tried = send(connection, rows);
                    rows = tried < BATCH && tried == rows.size() ? List.of() : next(connection);
                }
            } finally {
                unlock(connection);
            }
        }
    }

    /** @return how many rows were tried: all, or those up to the first that the producer did not even take */
    private int send(Connection connection, List<OutboxRow> rows)
            throws SQLException, ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            Future<RecordMetadata> future = producer().send(row.toRecord(source));
            sent.add(future);
            if (isLost(future)) {
                break; // Kafka may be back for the next row: it must not overtake this one
            }
        }
        List<Long> confirmed = new ArrayList<>(rows.size());
        try {
            for (int i = 0; i < sent.size(); i++) {
                if (isConfirmed(connection, rows.get(i), sent.get(i))) {
                    confirmed.add(rows.get(i).position());
                }
            }
        } finally {
            delete(connection, confirmed);
        }
        return sent.size();
    }

    private static boolean isLost(Future<RecordMetadata> sent) throws InterruptedException {
        if (!sent.isDone()) {
            return false;
        }
        try {
            sent.get();
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private boolean isConfirmed(Connection connection, OutboxRow row, Future<RecordMetadata> sent)
            throws SQLException, ExecutionException, InterruptedException {
        try {
            sent.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException || e.getCause() instanceof SerializationException) {
                refuse(connection, row, e.getCause());
                return false;
            }
            throw e;
        }
    }

    /** An event that no retry can save is kept and skipped, so that it does not hold up all others. */
    private static void refuse(Connection connection, OutboxRow row, Throwable cause) throws SQLException {
        LOG.errorf("Event %s of type %s can never be sent: %s", row.id(), row.type(), cause.getMessage());
        try (PreparedStatement update =
                connection.prepareStatement("update outbox set refused = ? where position = ?")) {
            update.setString(1, cause.getMessage());
            update.setLong(2, row.position());
            update.executeUpdate();
        }
    }

    private static List<OutboxRow> next(Connection connection) throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(NEXT)) {
            while (result.next()) {
                rows.add(OutboxRow.of(result));
            }
        }
        return rows;
    }

    private static void delete(Connection connection, List<Long> positions) throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where position = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            delete.executeUpdate();
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return result.next() && result.getBoolean(1);
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    private KafkaProducer<String, String> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, "outbox");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
            // The batch is the rows that wait; waiting for more would only add delay.
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
            settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_BYTES);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    private double measure(String expression) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select " + expression + " from outbox where refused is null")) {
            result.next();
            return result.getDouble(1);
        } catch (SQLException e) {
            return Double.NaN;
        }
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}

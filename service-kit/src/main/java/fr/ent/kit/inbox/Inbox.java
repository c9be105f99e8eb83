package fr.ent.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Works an event off exactly once: the work and the event's id are committed together, so an event that Kafka delivers
 * again changes nothing. While the database is away the event waits; what fails for another reason is tried three times
 * and then thrown, which sends it to the channel's dead-letter topic.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int ATTEMPTS = 3;
    private static final long MAX_PAUSE_MS = 5_000;

    private final DataSource database;
    private final String retention;
    private volatile boolean stopping;

    Inbox(
            DataSource database,
            @ConfigProperty(name = "ent.inbox.retention", defaultValue = "30 days") String retention) {
        this.database = database;
        this.retention = retention;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /**
     * Hands the event to {@code work} inside a transaction, unless that was done before.
     *
     * @return completed when it is committed; never completed when the service stops before, because any other answer
     *     would tell Kafka that the event is dealt with
     * @throws BadEventException if the message is not an event, or {@code work} says so
     */
    public CompletionStage<Void> handle(ConsumerRecord<String, String> message, Consumer<IncomingEvent> work) {
        IncomingEvent event = IncomingEvent.of(message);
        long pause = 100;
        int failures = 0;
        while (!stopping) {
            try {
                QuarkusTransaction.requiringNew().run(() -> once(event, work));
                return CompletableFuture.completedStage(null);
            } catch (BadEventException e) {
                throw e;
            } catch (RuntimeException e) {
                if (!stopping && !isPassing(e) && ++failures >= ATTEMPTS && databaseAnswers()) {
                    throw e;
                }
                LOG.warnf(
                        "Event %s of type %s waits (%s)",
                        event.id(), event.type(), e.getClass().getSimpleName());
                sleep(pause);
                pause = Math.min(pause * 2, MAX_PAUSE_MS);
            }
        }
        return new CompletableFuture<>();
    }

    /**
     * Hands all new events of what Kafka delivered at once to {@code work}, inside one transaction: for work that is
     * much cheaper done together. When that fails, each event is worked off for itself as {@link #handle} does, so that
     * the one at fault goes to the dead-letter topic alone. The channel is configured with {@code batch=true}.
     *
     * @param work gets events of one key in their order, each once; may be called again after it failed
     */
    public CompletionStage<Void> handleAll(KafkaRecordBatch<String, String> batch, Consumer<List<IncomingEvent>> work) {
        Map<KafkaRecord<String, String>, IncomingEvent> events = new LinkedHashMap<>();
        Map<KafkaRecord<String, String>, RuntimeException> refused = new LinkedHashMap<>();
        for (KafkaRecord<String, String> message : batch) {
            try {
                events.put(message, IncomingEvent.of(received(message)));
            } catch (BadEventException e) {
                refused.put(message, e);
            }
        }
        Optional<Boolean> together = together(List.copyOf(events.values()), work);
        if (together.isPresent() && !together.get()) {
            for (KafkaRecord<String, String> message : events.keySet()) {
                try {
                    CompletionStage<Void> handled = handle(received(message), event -> work.accept(List.of(event)));
                    if (!handled.toCompletableFuture().isDone()) {
                        return handled;
                    }
                } catch (RuntimeException e) {
                    refused.put(message, e);
                }
            }
        }
        return together.isPresent() ? answered(batch, refused) : new CompletableFuture<>();
    }

    @Scheduled(every = "6h", delayed = "10m", identity = "inbox-purge")
    void forgetOld() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from handled_event where handled_at < now() - cast(? as interval)")) {
            delete.setString(1, retention);
            delete.executeUpdate();
        }
    }

    /** Whether it could be done at once; empty when the service stops before. */
    private Optional<Boolean> together(List<IncomingEvent> events, Consumer<List<IncomingEvent>> work) {
        long pause = 100;
        while (!stopping) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    List<IncomingEvent> fresh = fresh(events);
                    if (!fresh.isEmpty()) {
                        work.accept(fresh);
                    }
                });
                return Optional.of(true);
            } catch (RuntimeException e) {
                if (!stopping && !isPassing(e)) {
                    return Optional.of(false);
                }
                LOG.warnf("%d events wait (%s)", events.size(), e.getClass().getSimpleName());
                sleep(pause);
                pause = Math.min(pause * 2, MAX_PAUSE_MS);
            }
        }
        return Optional.empty();
    }

    /** Refuses these, then acknowledges the others: an offset may only be committed once what is before it is safe. */
    private static CompletionStage<Void> answered(
            KafkaRecordBatch<String, String> batch, Map<KafkaRecord<String, String>, RuntimeException> refused) {
        CompletionStage<Void> answer = CompletableFuture.completedStage(null);
        for (Map.Entry<KafkaRecord<String, String>, RuntimeException> each : refused.entrySet()) {
            answer = answer.thenCompose(done -> each.getKey().nack(each.getValue()));
        }
        return answer.thenCompose(done -> CompletableFuture.allOf(batch.getRecords().stream()
                .filter(message -> !refused.containsKey(message))
                .map(message -> message.ack().toCompletableFuture())
                .toArray(CompletableFuture[]::new)));
    }

    @SuppressWarnings("unchecked") // the metadata of a record has the record's types
    private static ConsumerRecord<String, String> received(KafkaRecord<String, String> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow()
                .getRecord();
    }

    private List<IncomingEvent> fresh(List<IncomingEvent> events) {
        // Sorted, so that two instances that were given the same events never wait for each other in a circle.
        Set<UUID> first = firsts(
                events.stream().map(IncomingEvent::id).distinct().sorted().toList());
        return events.stream().filter(event -> first.remove(event.id())).toList();
    }

    private Set<UUID> firsts(Collection<UUID> ids) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into handled_event (id)"
                        + " select unnest(cast(? as uuid[])) on conflict do nothing returning id")) {
            insert.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            Set<UUID> first = new HashSet<>();
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    first.add(rows.getObject(1, UUID.class));
                }
            }
            return first;
        } catch (SQLException e) {
            throw new DatabaseAwayException(e);
        }
    }

    private void once(IncomingEvent event, Consumer<IncomingEvent> work) {
        if (isFirst(event.id())) {
            work.accept(event);
        }
    }

    private boolean isFirst(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into handled_event (id) values (?) on conflict do nothing")) {
            insert.setObject(1, id);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseAwayException(e);
        }
    }

    /** Whether it is the event that fails, and not everything. */
    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether waiting can help: the connection is gone, or another transaction was in the way. */
    private static boolean isPassing(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof DatabaseAwayException
                    || e instanceof SQLTransientException
                    || e instanceof SQLRecoverableException
                    || (e instanceof SQLException sql && isPassing(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Classes 08 connection, 40 rollback, 53 resources, 57 operator intervention. */
    private static boolean isPassing(String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57");
    }

    private void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private static final class DatabaseAwayException extends RuntimeException {
        DatabaseAwayException(SQLException cause) {
            super(cause);
        }
    }
}

package fr.ent.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Where a feature leaves its events, inside the transaction that makes them true. */
@ApplicationScoped
public class Outbox {
    private static final String INSERT =
            "insert into outbox (id, topic, key, type, subject, time, trace, body) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource database;
    private final ObjectMapper json;
    private final OutboxRelay relay;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock = Clock.systemUTC();

    Outbox(DataSource database, ObjectMapper json, OutboxRelay relay, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.json = json;
        this.relay = relay;
        this.transactions = transactions;
    }

    /** Sends the event if, and only if, the running transaction commits; one without a transaction is refused. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(OutgoingEvent event) {
        addAll(List.of(event));
    }

    /** The same for many, in this order and in one round trip. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addAll(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        String trace = trace();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (OutgoingEvent event : events) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, event.topic());
                insert.setString(3, event.key());
                insert.setString(4, event.type());
                insert.setString(5, event.key());
                insert.setTimestamp(6, now);
                insert.setString(7, trace);
                insert.setString(8, event.body() == null ? null : json.writeValueAsString(event.body()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("An event could not be written to the outbox", e);
        }
        transactions.registerInterposedSynchronization(new WakeOnCommit());
    }

    /** The running trace in W3C form, so that the consumer's work appears under the request that caused it. */
    private static String trace() {
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, Map::put);
        return carrier.get("traceparent");
    }

    private final class WakeOnCommit implements Synchronization {
        @Override
        public void beforeCompletion() {
            // Nothing to do before.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}

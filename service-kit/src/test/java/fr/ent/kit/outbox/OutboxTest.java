package fr.ent.kit.outbox;

import fr.ent.kit.KitTest;
import fr.ent.kit.inbox.Facts;
import fr.ent.localstack.testing.EmbeddedEngines;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@KitTest
class OutboxTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    Facts facts;

    @Inject
    DataSource database;

    @Inject
    Tracer tracer;

    @Inject
    MeterRegistry metrics;

    EmbeddedEngines engines;

    @Test
    void addWhenTransactionCommitsThenEventArrivesAndRowGoes() {
        String key = UUID.randomUUID().toString();

        QuarkusTransaction.requiringNew().run(() -> outbox.add(fact(key, "told")));

        await().atMost(LIMIT).until(() -> facts.bodiesOf(key).equals(List.of("\"told\"")));
        await().atMost(LIMIT).until(() -> rowsOf(key) == 0);
    }

    @Test
    void addWhenTransactionRollsBackThenNothingIsSent() {
        String key = UUID.randomUUID().toString();
        String later = UUID.randomUUID().toString();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add(fact(key, "never"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessageContaining("rolled back");
        QuarkusTransaction.requiringNew().run(() -> outbox.add(fact(later, "told")));

        await().atMost(LIMIT).until(() -> facts.bodiesOf(later).size() == 1);
        assertThat(facts.bodiesOf(key)).isEmpty();
    }

    @Test
    void addWhenNoTransactionRunsThenRefused() {
        assertThatThrownBy(() -> outbox.add(fact("k", "v"))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void relayWhenKafkaIsAwayThenEventsWaitAndArriveOnceInOrder() {
        String key = UUID.randomUUID().toString();
        List<String> expected =
                IntStream.range(0, 40).mapToObj(i -> "\"" + i + "\"").toList();

        send(key, 0, 10);
        engines.stopKafka();
        send(key, 10, 30);
        assertThat(rowsOf(key)).isGreaterThanOrEqualTo(20);
        engines.startKafka();
        send(key, 30, 40);

        await().atMost(LIMIT).until(() -> facts.bodiesOf(key).size() >= expected.size());
        assertThat(facts.bodiesOf(key)).isEqualTo(expected);
        await().atMost(LIMIT).until(() -> rowsOf(key) == 0);
    }

    /** What the producer gave up on goes first all the same, although Kafka took the later ones at once. */
    @Test
    void relayWhenTheTopicComesLateThenTheEventsArriveInOrder() throws Exception {
        String topic = "late-" + UUID.randomUUID();
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        List<String> expected =
                IntStream.range(0, 8).mapToObj(i -> "\"" + i + "\"").toList();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.addAll(IntStream.range(0, 8)
                        .mapToObj(i -> new OutgoingEvent(topic, "k", "fr.ent.kit.fact.told.v1", Integer.toString(i)))
                        .toList()));

        // Longer than the producer waits for one event.
        await().pollDelay(Duration.ofMillis(2_500)).until(() -> true);
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }

        List<String> arrived = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(LIMIT).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> arrived.add(message.value()));
                return arrived.size() >= expected.size();
            });
        }
        assertThat(arrived).isEqualTo(expected);
    }

    /** A connector of a whole region: 25,000 grants with an end each, which hardly compress. */
    @Test
    void relayWhenEventIsLargeThenItArrivesWhole() {
        String key = UUID.randomUUID().toString();
        String body = IntStream.range(0, 70_000)
                .mapToObj(i -> UUID.randomUUID().toString())
                .collect(Collectors.joining(","));

        QuarkusTransaction.requiringNew().run(() -> outbox.add(fact(key, body)));

        await().atMost(LIMIT).until(() -> facts.bodiesOf(key).equals(List.of('"' + body + '"')));
    }

    @Test
    void measuresWhenAnEventCanNeverBeSentThenItDoesNotRaiseTheLagForEver() {
        String key = UUID.randomUUID().toString();

        QuarkusTransaction.requiringNew().run(() -> outbox.add(fact(key, "x".repeat(9_000_000))));
        await().atMost(LIMIT).until(() -> refusedRowsOf(key) == 1);

        await().atMost(LIMIT).until(() -> metrics.get("outbox.pending").gauge().value() == 0);
        assertThat(metrics.get("outbox.lag").gauge().value()).isZero();
    }

    @Test
    void relayWhenFactWasTracedThenItsConsumerIsInTheSameTrace() {
        String key = UUID.randomUUID().toString();
        Span span = tracer.spanBuilder("login").startSpan();
        try (Scope scope = span.makeCurrent()) {
            assertThat(scope).isNotNull();
            QuarkusTransaction.requiringNew().run(() -> outbox.add(fact(key, "told")));
        } finally {
            span.end();
        }

        await().atMost(LIMIT).until(() -> facts.bodiesOf(key).size() == 1);
        assertThat(facts.traceOf(key)).isEqualTo(span.getSpanContext().getTraceId());
    }

    private void send(String key, int from, int to) {
        for (int i = from; i < to; i++) {
            String body = Integer.toString(i);
            QuarkusTransaction.requiringNew().run(() -> outbox.add(fact(key, body)));
        }
    }

    private static OutgoingEvent fact(String key, String body) {
        return new OutgoingEvent("facts", key, "fr.ent.kit.fact.told.v1", body);
    }

    private int rowsOf(String key) {
        return count("select count(*) from outbox where key = ?", key);
    }

    private int refusedRowsOf(String key) {
        return count("select count(*) from outbox where key = ? and refused is not null", key);
    }

    private int count(String query, String key) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(query)) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package fr.ent.kit.inbox;

import fr.ent.kit.KitTest;
import fr.ent.localstack.testing.EmbeddedEngines;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@KitTest
class InboxTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Inbox inbox;

    @Inject
    Facts facts;

    @Inject
    DataSource database;

    EmbeddedEngines engines;

    @Test
    void handleWhenDeliveredTwiceThenWorkIsDoneOnce() {
        AtomicInteger times = new AtomicInteger();
        ConsumerRecord<String, String> message = message("k", "{}", UUID.randomUUID());

        inbox.handle(message, event -> times.incrementAndGet());
        inbox.handle(message, event -> times.incrementAndGet());

        assertThat(times).hasValue(1);
    }

    @Test
    void handleWhenWorkFailsThenItIsTriedThriceAndMayBeDoneLater() {
        AtomicInteger times = new AtomicInteger();
        ConsumerRecord<String, String> message = message("k", "{}", UUID.randomUUID());

        assertThatThrownBy(() -> inbox.handle(message, event -> {
                    times.incrementAndGet();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        inbox.handle(message, event -> times.addAndGet(10));

        assertThat(times).hasValue(13);
    }

    @Test
    void handleWhenServiceStopsThenEventIsNeitherDoneNorGivenUp() {
        AtomicInteger times = new AtomicInteger();
        ConsumerRecord<String, String> message = message("k", "{}", UUID.randomUUID());
        Inbox stopped = new Inbox(database, "30 days");
        stopped.stop(new ShutdownEvent());

        CompletionStage<Void> answer = stopped.handle(message, event -> times.incrementAndGet());

        assertThat(answer.toCompletableFuture()).isNotDone();
        assertThat(times).hasValue(0);
        assertThat(inbox.handle(message, event -> times.incrementAndGet()).toCompletableFuture())
                .isCompleted();
        assertThat(times).hasValue(1);
    }

    @Test
    void handleWhenServiceStopsWhileWorkFailsThenEventIsNotGivenUp() {
        ConsumerRecord<String, String> message = message("k", "{}", UUID.randomUUID());
        Inbox stopping = new Inbox(database, "30 days");

        CompletionStage<Void> answer = stopping.handle(message, event -> {
            stopping.stop(new ShutdownEvent());
            throw new IllegalStateException("everything is closing");
        });

        assertThat(answer.toCompletableFuture()).isNotDone();
    }

    @Test
    void handleWhenHeadersAreMissingThenBadEvent() {
        ConsumerRecord<String, String> message = new ConsumerRecord<>("facts", 0, 0, "k", "{}");

        assertThatThrownBy(() -> inbox.handle(message, event -> {}))
                .isInstanceOf(BadEventException.class)
                .hasMessageContaining("ce_id");
    }

    @Test
    void channelWhenEventIsPoisonThenItGoesToTheDeadLetterTopicAndOthersFollow() {
        String key = UUID.randomUUID().toString();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", engines.kafkaBootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(record(key, "\"before\""));
            producer.send(record(key, "\"poison\""));
            producer.send(record(key, "\"after\""));
        }

        await().atMost(LIMIT).until(() -> facts.bodiesOf(key).equals(List.of("\"before\"", "\"after\"")));
        assertThat(deadLetters("facts.dead-letter")).anyMatch(dead -> key.equals(dead.key()));
    }

    @Test
    void channelWhenEventsComeInBatchesThenEachIsWorkedOffOnceAndOnlyPoisonIsDeadLettered() {
        String key = UUID.randomUUID().toString();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", engines.kafkaBootstrap(), "linger.ms", 200),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> twice = record("bulk-facts", key, "\"before\"");
            producer.send(twice);
            producer.send(twice);
            producer.send(record("bulk-facts", key, "\"poison\""));
            producer.send(new ProducerRecord<>("bulk-facts", key, "\"without headers\""));
            producer.send(record("bulk-facts", key, "\"after\""));
            producer.send(twice);
        }

        await().atMost(LIMIT).until(() -> facts.bodiesOf(key).equals(List.of("\"before\"", "\"after\"")));
        await().atMost(LIMIT)
                .until(() -> deadLetters("bulk-facts.dead-letter").stream()
                                .filter(dead -> key.equals(dead.key()))
                                .count()
                        == 2);
        assertThat(facts.bodiesOf(key)).containsExactly("\"before\"", "\"after\"");
    }

    private List<ConsumerRecord<String, String>> deadLetters(String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        engines.kafkaBootstrap(),
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            List<ConsumerRecord<String, String>> found = new java.util.ArrayList<>();
            await().atMost(LIMIT).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return !found.isEmpty();
            });
            return found;
        }
    }

    private static ProducerRecord<String, String> record(String key, String body) {
        return record("facts", key, body);
    }

    private static ProducerRecord<String, String> record(String topic, String key, String body) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, body);
        headers(message.headers(), UUID.randomUUID());
        return message;
    }

    private static ConsumerRecord<String, String> message(String key, String body, UUID id) {
        ConsumerRecord<String, String> message = new ConsumerRecord<>("facts", 0, 0, key, body);
        headers(message.headers(), id);
        return message;
    }

    private static void headers(Headers headers, UUID id) {
        Map.of("ce_id", id.toString(), "ce_type", "fr.ent.kit.fact.told.v1", "ce_time", "2026-11-23T08:00:00Z")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    }
}

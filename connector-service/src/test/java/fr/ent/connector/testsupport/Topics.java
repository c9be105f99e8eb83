package fr.ent.connector.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the other services would send and read. */
public final class Topics {
    static {
        // What is awaited comes in a second; a busy machine may take longer, and that is no failure.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private Topics() {}

    private static Map<String, Object> kafka() {
        return new HashMap<>(Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)));
    }

    /** Sends one event; the body may be null. */
    public static void send(String topic, UUID id, String type, String key, String body) {
        send(topic, id, type, key, body, Instant.EPOCH);
    }

    /** The same, of a fact of that moment. */
    public static void send(String topic, UUID id, String type, String key, String body, Instant time) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(kafka(), new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, body);
            header(message, "ce_specversion", "1.0");
            header(message, "ce_id", id.toString());
            header(message, "ce_type", type);
            header(message, "ce_source", "/sso-service");
            header(message, "ce_time", time.toString());
            header(message, "ce_subject", key);
            producer.send(message);
            producer.flush();
        }
    }

    /** All records of this key so far, in their order. */
    public static List<ConsumerRecord<String, String>> read(String topic, String key) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(kafka(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (key == null || key.equals(message.key())) {
                        found.add(message);
                    }
                });
            }
            return found;
        }
    }

    /** The example of a contract. */
    public static String example(String type) {
        return contract(type, "example.json");
    }

    /** A file of a contract. */
    public static String contract(String type, String file) {
        try (var in = Topics.class.getResourceAsStream("/contracts/events/" + type + "/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void header(ProducerRecord<String, String> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}

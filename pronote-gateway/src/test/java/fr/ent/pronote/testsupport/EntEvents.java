package fr.ent.pronote.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Plays the ENT on Kafka and listens to what the gateway tells. */
public final class EntEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EntEvents() {}

    public static ProducerRecord<String, String> event(String topic, String key, String type, String body) {
        return event(UUID.randomUUID(), topic, key, type, body);
    }

    public static ProducerRecord<String, String> event(UUID id, String topic, String key, String type, String body) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, body);
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", id.toString());
        header(message, "ce_type", type);
        header(message, "ce_source", "test");
        header(message, "ce_time", Instant.now().toString());
        header(message, "ce_subject", key);
        return message;
    }

    /** A validated ticket of a PRONOTE connector. */
    public static ProducerRecord<String, String> validated(
            UUID account, String uai, String service, String ticket, String login, Map<String, String> attributes) {
        return event(
                "ent.tickets",
                account.toString(),
                "fr.ent.sso.service-ticket.validated.v1",
                json(Map.of(
                        "account", account,
                        "login", login,
                        "connector", UUID.randomUUID(),
                        "uai", uai,
                        "casType", "PRONOTE",
                        "service", service,
                        "ticket", ticket,
                        "user", login,
                        "attributes",
                                attributes.entrySet().stream()
                                        .collect(java.util.stream.Collectors.toMap(
                                                Map.Entry::getKey, each -> List.of(each.getValue()))))));
    }

    public static ProducerRecord<String, String> account(String fact, Map<String, Object> body) {
        return event("ent.accounts", "account", "fr.ent.sso.account." + fact + ".v1", json(body));
    }

    public static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static void send(List<ProducerRecord<String, String>> messages) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap()), new StringSerializer(), new StringSerializer())) {
            messages.forEach(producer::send);
            producer.flush();
        }
    }

    /** All that is on a topic now. */
    public static List<ConsumerRecord<String, String>> all(String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    public static String type(ConsumerRecord<String, String> message) {
        return new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }

    private static String bootstrap() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static void header(ProducerRecord<String, String> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}

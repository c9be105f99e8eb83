package fr.ent.sso.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** What really arrived on a topic; each event is held against the schema of its type. */
public final class SentEvents {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final ObjectMapper JSON = new ObjectMapper();

    private SentEvents() {}

    /** An event of a topic. */
    public record Sent(UUID id, String type, String key, JsonNode body) {}

    /** Waits until at least so many events of this key fulfil the condition, and gives them in their order. */
    public static List<Sent> await(String topic, String key, int count, Predicate<Sent> condition) {
        List<Sent> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, Duration.ofSeconds(60)).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (found.size() < count && System.nanoTime() < end) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    if (message.key().equals(key)) {
                        Sent sent = read(message);
                        if (condition.test(sent)) {
                            found.add(sent);
                        }
                    }
                }
            }
        }
        assertThat(found).as("events of %s on %s", key, topic).hasSizeGreaterThanOrEqualTo(count);
        return found;
    }

    /** Waits for the first event of this type and key. */
    public static Sent await(String topic, String key, String type) {
        return await(topic, key, 1, sent -> sent.type().equals(type)).get(0);
    }

    private static Sent read(ConsumerRecord<String, String> message) {
        String type = header(message, "ce_type");
        try (InputStream schema = SentEvents.class.getResourceAsStream("/contracts/events/" + type + "/schema.json")) {
            assertThat(schema).as("a schema of %s", type).isNotNull();
            assertThat(SCHEMAS.getSchema(schema, InputFormat.JSON).validate(message.value(), InputFormat.JSON))
                    .as("what %s breaks: %s", type, message.value())
                    .isEmpty();
            return new Sent(
                    UUID.fromString(header(message, "ce_id")), type, message.key(), JSON.readTree(message.value()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

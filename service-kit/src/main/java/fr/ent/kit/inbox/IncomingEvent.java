package fr.ent.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A CloudEvents 1.0 message in binary mode.
 *
 * @param key the record's key, what its order is kept for
 * @param body the JSON text; null for a tombstone
 */
public record IncomingEvent(UUID id, String type, Instant time, String key, String body) {
    /** @throws BadEventException if an attribute is missing or malformed */
    static IncomingEvent of(ConsumerRecord<String, String> message) {
        try {
            return new IncomingEvent(
                    UUID.fromString(header(message, "ce_id")),
                    header(message, "ce_type"),
                    Instant.parse(header(message, "ce_time")),
                    message.key(),
                    message.value());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadEventException("Not a CloudEvents 1.0 message: " + e.getMessage(), e);
        }
    }

    /** @throws BadEventException if the body is not what the type promises */
    public <T> T bodyAs(Class<T> type, ObjectMapper json) {
        if (body == null) {
            throw new BadEventException("Event " + id + " has no body", null);
        }
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new BadEventException("Event " + id + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}

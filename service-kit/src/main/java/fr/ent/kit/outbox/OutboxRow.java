package fr.ent.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event that waits, as the table holds it. */
record OutboxRow(
        long position,
        String id,
        String topic,
        String key,
        String type,
        String subject,
        Instant time,
        String trace,
        String body) {
    static OutboxRow of(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("position"),
                row.getString("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("subject"),
                row.getTimestamp("time").toInstant(),
                row.getString("trace"),
                row.getString("body"));
    }

    /** CloudEvents 1.0 in binary mode: attributes as headers, the value is the JSON body. */
    ProducerRecord<String, String> toRecord(String source) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, body);
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", id);
        header(message, "ce_type", type);
        header(message, "ce_source", source);
        header(message, "ce_time", time.toString());
        header(message, "ce_subject", subject);
        header(message, "content-type", "application/json");
        if (trace != null) {
            header(message, "traceparent", trace);
        }
        return message;
    }

    private static void header(ProducerRecord<String, String> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}

package fr.ent.kit.outbox;

/**
 * A fact to tell.
 *
 * @param topic the Kafka topic
 * @param key what the order is kept for; also the CloudEvents {@code subject}
 * @param type the CloudEvents {@code type} with its version, {@code fr.ent.sso.account.created.v1}
 * @param body written as JSON; null for a tombstone of a compacted topic
 */
public record OutgoingEvent(String topic, String key, String type, Object body) {}

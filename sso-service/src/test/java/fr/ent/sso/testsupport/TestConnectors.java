package fr.ent.sso.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.sso.database.Database;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Speaks for connector-service: sends connector events and waits until they are taken over. */
@ApplicationScoped
public class TestConnectors {
    public static final String SECRET = "SecretOfTheConnector1234567890";

    private final ObjectMapper json;
    private final Database database;
    private KafkaProducer<String, String> producer;

    TestConnectors(ObjectMapper json, Database database) {
        this.json = json;
        this.database = database;
    }

    /** A PRONOTE connector of the school, as {@code connector.changed} has it. */
    public static Map<String, Object> pronote(TestSchool.School school, UUID... groups) {
        return connector(school.uai(), school.site(), "PRONOTE", groups);
    }

    public static Map<String, Object> connector(String structure, String url, String type, UUID... groups) {
        Map<String, Object> connector = new HashMap<>();
        UUID id = UUID.randomUUID();
        Map<String, Object> cas = new HashMap<>();
        cas.put("type", type);
        cas.put("pattern", null);
        connector.put("id", id);
        connector.put("identifier", "Connecteur " + id);
        connector.put("displayName", "PRONOTE – " + structure);
        connector.put("url", url);
        connector.put("target", "NEW_PAGE");
        connector.put("structure", structure);
        connector.put("inherits", false);
        connector.put("cas", cas);
        connector.put("locked", false);
        connector.put("version", 1);
        connector.put("grants", List.of(groups));
        return connector;
    }

    /** A connector of no special type that may ask for proxy tickets from these addresses. */
    public static Map<String, Object> proxying(
            TestSchool.School school, String url, List<String> callbacks, UUID... groups) {
        Map<String, Object> connector = connector(school.uai(), url, "SOMETHING", groups);
        connector.put("cas", Map.of("type", "SOMETHING", "proxyCallbacks", callbacks));
        return connector;
    }

    /** A connector with « Champs spécifiques OAuth » and no CAS, which has {@link #SECRET} as its secret. */
    public static Map<String, Object> oauth(TestSchool.School school, String grantType, String scope, UUID... groups) {
        Map<String, Object> connector = connector(school.uai(), school.site(), "DEFAULT", groups);
        Map<String, Object> oauth = new HashMap<>();
        oauth.put("transferSession", true);
        oauth.put("scope", scope);
        oauth.put("secretDigest", digest(SECRET));
        oauth.put("grantType", grantType);
        oauth.put("redirectUris", List.of(school.site() + "callback"));
        oauth.put("postLogoutRedirectUris", List.of(school.site() + "bye"));
        connector.put("cas", null);
        connector.put("oauth", oauth);
        connector.put("logoutUrl", school.site() + "logout");
        return connector;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> oauthOf(Map<String, Object> connector) {
        return (Map<String, Object>) connector.get("oauth");
    }

    /** As connector-service makes it, with fewer rounds. */
    private static String digest(String secret) {
        byte[] salt = "salt-of-the-test".getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] digest = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, 10, 256))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
            return "pbkdf2-sha256$10$" + base64.encodeToString(salt) + "$" + base64.encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends the connector and waits until tickets can be had for it. */
    public UUID publish(Map<String, Object> connector) {
        UUID id = (UUID) connector.get("id");
        long before = revision();
        try {
            send(id.toString(), json.writeValueAsString(connector));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        await(before);
        return id;
    }

    /** Sends the tombstone and waits until it is taken over. */
    public void delete(UUID id) {
        long before = revision();
        send(id.toString(), null);
        await(before);
    }

    public void send(String key, String body) {
        send(key, body, UUID.randomUUID());
    }

    public synchronized void send(String key, String body, UUID eventId) {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                            "linger.ms",
                            0),
                    new StringSerializer(),
                    new StringSerializer());
        }
        ProducerRecord<String, String> message = new ProducerRecord<>("ent.connectors", key, body);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        eventId.toString(),
                        "ce_type",
                        "fr.ent.connector.connector.changed.v1",
                        "ce_source",
                        "/test",
                        "ce_time",
                        Instant.now().toString(),
                        "ce_subject",
                        key)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
        producer.flush();
    }

    public long revision() {
        return database.one("select revision from registry_revision", row -> row.getLong(1))
                .orElseThrow();
    }

    private void await(long before) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> revision() > before);
    }

    @PreDestroy
    void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}

package fr.ent.sso.registry;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ConnectorConsumerTest {
    @Inject
    TestConnectors connectors;

    @Inject
    TestSchool schools;

    @Inject
    Database database;

    private static String example(UUID id) throws IOException {
        try (InputStream file = ConnectorConsumerTest.class.getResourceAsStream(
                "/contracts/events/fr.ent.connector.connector.changed.v1/example.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("c0a80101-0000-4000-8000-0000000000c1", id.toString());
        }
    }

    private boolean known(UUID id) {
        return database.exists("select 1 from registered_service where id = ? and not deleted", id);
    }

    @Test
    void connectorChangedWhenContractsExampleThenRegisteredWithItsGrants() throws IOException {
        UUID id = UUID.randomUUID();

        connectors.send(id.toString(), example(id));

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> known(id));
        assertThat(database.exists("select 1 from service_grant where connector = ?", id))
                .isTrue();
    }

    @Test
    void connectorChangedWhenDeliveredTwiceThenAppliedOnce() throws IOException {
        UUID id = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        UUID last = UUID.randomUUID();
        long before = connectors.revision();

        connectors.send(id.toString(), example(id), event);
        connectors.send(id.toString(), example(id), event);
        connectors.send(id.toString(), null);
        connectors.send(last.toString(), example(last));

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> known(last) && !known(id));
        assertThat(connectors.revision() - before).isEqualTo(3);
    }

    @Test
    void connectorChangedWhenUnreadableThenDeadLetterAndTheNextOneFollows() throws IOException {
        UUID bad = UUID.randomUUID();
        UUID good = UUID.randomUUID();

        connectors.send(bad.toString(), "{\"id\": \"no uuid\"");
        connectors.send(good.toString(), example(good));

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> known(good));
        assertThat(deadLetters(bad.toString())).hasSize(1);
    }

    @Test
    void connectorChangedWhenItIsALinkThenNoSite() throws IOException {
        Map<String, Object> connector = TestConnectors.connector("0000001A", "https://link.example.org/", "PRONOTE");
        connectors.publish(connector);

        connector.put("cas", null);
        connector.put("version", 2);
        connectors.publish(connector);

        assertThat(known((UUID) connector.get("id"))).isFalse();
    }

    /** Most connectors of a school are links; they must not stand in the way of tickets for the others. */
    @Test
    void connectorChangedWhenItWasNeverASiteThenTicketsAreStillGiven() {
        TestSchool.School school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
        Map<String, Object> link = TestConnectors.connector(school.uai(), "https://link.example.org/", "PRONOTE");
        link.put("cas", null);

        connectors.publish(link);

        assertThat(Browser.ticket(new Browser().login(school.site(), school.login("teacher"), TestSchool.PASSWORD)))
                .startsWith("ST-");
    }

    private static List<String> deadLetters(String key) {
        TopicPartition partition = new TopicPartition("ent.connectors.sso-service.dead-letter", 0);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> found = new java.util.ArrayList<>();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (key.equals(message.key())) {
                        found.add(message.value());
                    }
                });
                return !found.isEmpty();
            });
            return found;
        }
    }
}

package fr.ent.pronote.event;

import fr.ent.kit.inbox.BadEventException;
import fr.ent.localstack.testing.EmbeddedEngines;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.integration.DriftPolicy;
import fr.ent.pronote.integration.EntIntegrations;
import fr.ent.pronote.integration.LoginChange;
import fr.ent.pronote.people.IdentityMapping;
import fr.ent.pronote.people.IdentityMappings;
import fr.ent.pronote.people.MappingSource;
import fr.ent.pronote.people.UnlinkReason;
import fr.ent.pronote.publication.BaseKind;
import fr.ent.pronote.publication.Uai;
import fr.ent.pronote.testsupport.EntEvents;
import fr.ent.pronote.testsupport.EventContracts;
import fr.ent.pronote.testsupport.ForeignCas;
import fr.ent.pronote.testsupport.TestBases;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the ENT tells on Kafka, and what the gateway tells in turn. */
@QuarkusTest
class EventsTest {
    private static final String OWN_CAS = "http://localhost:8082/cas";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    EmbeddedEngines engines;

    @Inject
    TestBases bases;

    @Inject
    IdentityMappings mappings;

    @Inject
    EntIntegrations integrations;

    @Inject
    TicketEventConsumer tickets;

    @Inject
    AccountEventConsumer accounts;

    @TestHTTPResource
    String gateway;

    @Test
    void examplesWhenReadThenTheyAreAccepted() {
        tickets.on(received(
                "fr.ent.sso.service-ticket.validated.v1",
                EventContracts.example("fr.ent.sso.service-ticket.validated.v1")));
        tickets.on(received("fr.ent.sso.session.ended.v1", EventContracts.example("fr.ent.sso.session.ended.v1")));
        for (String fact : List.of("login-changed", "merged", "deleted", "created", "updated")) {
            String type = "fr.ent.sso.account." + fact + ".v1";
            accounts.on(received(type, EventContracts.example(type)));
        }
    }

    @Test
    void validatedWhenObservedBaseThenLinkedThroughKafkaAndTold() {
        Uai uai = bases.stopped(
                "https://cas.example/cas", "https://" + TestBases.freshUai() + ".example", BaseKind.OBSERVED);
        UUID person = bases.teacher(uai, "GENET", "Françoise");

        EntEvents.send(List.of(EntEvents.validated(
                UUID.randomUUID(),
                uai.value(),
                "https://elsewhere.example/x",
                digest(),
                "francoise.genet",
                attributes("GENET", "FRANCOISE"))));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bases.mapping(person))
                        .hasValueSatisfying(mapping -> assertThat(mapping.casId).isEqualTo("francoise.genet")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(uai, "mapping.linked")).hasSize(1));
    }

    @Test
    void validatedWhenNotPronoteThenIgnored() {
        Uai uai = bases.published(OWN_CAS, gatewayUrl());
        UUID person = bases.teacher(uai, "GENET", "Françoise");
        String body = EntEvents.validated(
                        UUID.randomUUID(),
                        uai.value(),
                        service(uai),
                        digest(),
                        "f.genet",
                        attributes("GENET", "Françoise"))
                .value()
                .replace("\"PRONOTE\"", "\"FOLIOS\"");

        tickets.on(received("fr.ent.sso.service-ticket.validated.v1", body));

        assertThat(bases.mapping(person)).isEmpty();
    }

    @Test
    void validatedWhenTheBaseTrustsAnotherCasServerThenIgnored() {
        Uai uai = bases.published("https://cas.elsewhere.example/cas", gatewayUrl());
        UUID person = bases.teacher(uai, "GENET", "Françoise");

        tickets.on(received(EntEvents.validated(
                UUID.randomUUID(), uai.value(), service(uai), digest(), "f.genet", attributes("GENET", "Françoise"))));

        assertThat(bases.mapping(person)).isEmpty();
    }

    @Test
    void validatedWhenTheServiceIsOfAnotherSchoolsBaseThenThatBase() {
        Uai connectors = bases.published(OWN_CAS, gatewayUrl());
        Uai uai = bases.published(OWN_CAS, gatewayUrl());
        UUID person = bases.teacher(uai, "GENET", "Françoise");

        tickets.on(received(EntEvents.validated(
                UUID.randomUUID(),
                connectors.value(),
                service(uai).toUpperCase().replace("HTTP", "http") + "professeur.html?x=1",
                digest(),
                "f.genet",
                attributes("GENET", "Françoise"))));

        assertThat(bases.mapping(person)).isPresent();
    }

    @Test
    void validatedWhenTheBrowserWasFirstThenTheEventChangesNothing() {
        try (ForeignCas cas = new ForeignCas()) {
            Uai uai = bases.published(cas.url(), gatewayUrl());
            UUID person = bases.teacher(uai, "ROUX", "Anne");
            String ticket = "ST-" + UUID.randomUUID();
            cas.ticket(ticket, service(uai), ForeignCas.edifice("anne.roux", attributes("ROUX", "Anne")));
            given().redirects()
                    .follow(false)
                    .get("/" + uai + "/pronote/?ticket=" + ticket)
                    .then()
                    .statusCode(303);
            IdentityMapping before = bases.mapping(person).orElseThrow();
            bases.reconfigure(uai, TestBases.settings(OWN_CAS));

            tickets.on(received(EntEvents.validated(
                    UUID.randomUUID(),
                    uai.value(),
                    service(uai),
                    sha256(ticket),
                    "anne.roux",
                    attributes("ROUX", "Anne"))));

            assertThat(bases.mappings(uai)).singleElement().satisfies(after -> {
                assertThat(after.linkedAt).isEqualTo(before.linkedAt);
                assertThat(mappings.account(after)).isPresent();
            });
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told(uai, "mapping.linked")).hasSize(1));
        }
    }

    @Test
    void validatedWhenTheEventFailedFirstThenTheBrowserTellsNoSecondFailure() {
        try (ForeignCas cas = new ForeignCas()) {
            Uai uai = bases.published(OWN_CAS, gatewayUrl());
            String ticket = "ST-" + UUID.randomUUID();
            cas.ticket(ticket, service(uai), ForeignCas.edifice("nobody", attributes("NOBODY", "Nemo")));

            tickets.on(received(EntEvents.validated(
                    UUID.randomUUID(),
                    uai.value(),
                    service(uai),
                    sha256(ticket),
                    "nobody",
                    attributes("NOBODY", "Nemo"))));
            bases.reconfigure(uai, TestBases.settings(cas.url()));
            given().redirects()
                    .follow(false)
                    .get("/" + uai + "/pronote/?ticket=" + ticket)
                    .then()
                    .statusCode(303);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(told(uai, "identification.failed")).hasSize(1));
        }
    }

    @Test
    void validatedWhenFiftyThreadsBringOnePersonThenOneLink() throws Exception {
        Uai uai = bases.published(OWN_CAS, gatewayUrl());
        bases.teacher(uai, "ROUX", "Anne");
        var pool = java.util.concurrent.Executors.newFixedThreadPool(10);
        var work = new ArrayList<java.util.concurrent.Callable<Object>>();
        for (int i = 0; i < 50; i++) {
            String login = i % 2 == 0 ? "anne.roux" : "anne.roux2";
            work.add(() -> tickets.on(received(EntEvents.validated(
                    UUID.randomUUID(), uai.value(), service(uai), digest(), login, attributes("ROUX", "Anne")))));
        }
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();

        assertThat(bases.mappings(uai)).hasSize(1);
    }

    @Test
    void driftWhenTheLoginComesBackAsSomebodyElseThenMarkedAndToldOnce() {
        Uai uai = bases.published(OWN_CAS, gatewayUrl());
        UUID person = bases.teacher(uai, "PROFESSEUR", "Marc");
        bases.link(person, "bernard.gaudin");
        login(uai, "bernard.gaudin", "GAUDIN", "Bernard");
        assertThat(bases.mapping(person).orElseThrow().driftedAt).isNull();

        login(uai, "bernard.gaudin", "DUPONT", "Berthe");
        login(uai, "bernard.gaudin", "DUPONT", "Berthe");

        IdentityMapping mapping = bases.mapping(person).orElseThrow();
        assertThat(mapping.driftedFields()).containsExactly("nom", "prenom");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(uai, "mapping.drifted")).hasSize(1));
    }

    @Test
    void loginChangedWhenMovePolicyThenTheLinkFollows() {
        Uai uai = bases.published(OWN_CAS, gatewayUrl());
        UUID person = bases.teacher(uai, "ROUX", "Anne");
        UUID account = UUID.randomUUID();
        bases.link(person, "anne.roux");

        accounts.on(received(EntEvents.account(
                "login-changed", Map.of("account", account, "before", "anne.roux", "after", "anne.martin"))));

        IdentityMapping mapping = bases.mapping(person).orElseThrow();
        assertThat(mapping.casId).isEqualTo("anne.martin");
        assertThat(mapping.source).isEqualTo(MappingSource.LOGIN_CHANGED);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(told(uai, "mapping.unlinked")).hasSize(1);
            assertThat(told(uai, "mapping.linked")).hasSize(2);
        });
    }

    @Test
    void loginChangedWhenDropPolicyThenTheLinkGoes() {
        Uai uai = bases.published(OWN_CAS, gatewayUrl());
        bases.reconfigure(uai, TestBases.settings(OWN_CAS, LoginChange.DROP, DriftPolicy.WARN));
        UUID person = bases.teacher(uai, "ROUX", "Anne");
        bases.link(person, "anne.drop");

        accounts.on(received(EntEvents.account(
                "login-changed", Map.of("account", UUID.randomUUID(), "before", "anne.drop", "after", "x"))));

        assertThat(bases.mapping(person)).isEmpty();
    }

    @Test
    void accountEventsWhenTheBaseTrustsAnotherEntThenNotTouched() {
        Uai uai = bases.published("https://cas.elsewhere.example", gatewayUrl());
        UUID person = bases.teacher(uai, "ROUX", "Anne");
        bases.link(person, "anne.foreign");

        accounts.on(
                received(EntEvents.account("deleted", Map.of("account", UUID.randomUUID(), "login", "anne.foreign"))));

        assertThat(bases.mapping(person)).isPresent();
    }

    @Test
    void deletedWhenLinkedThenDropped() {
        Uai uai = bases.published(OWN_CAS, gatewayUrl());
        UUID person = bases.teacher(uai, "ROUX", "Anne");
        bases.link(person, "anne.deleted");

        accounts.on(
                received(EntEvents.account("deleted", Map.of("account", UUID.randomUUID(), "login", "anne.deleted"))));

        assertThat(bases.mapping(person)).isEmpty();
    }

    @Test
    void mergedWhenBothAreLinkedThenTheSurvivorsStays() {
        Uai uai = bases.published(OWN_CAS, gatewayUrl());
        UUID kept = bases.teacher(uai, "ROUX", "Anne");
        UUID dropped = bases.teacher(uai, "ROUX", "Annie");
        UUID moved = bases.guardian(uai, "ROUX", "Anne", true);
        bases.link(kept, "merge.survivor");
        bases.link(dropped, "merge.gone");
        bases.link(moved, "merge.gone");

        accounts.on(received(EntEvents.account(
                "merged",
                Map.of(
                        "survivor",
                        UUID.randomUUID(),
                        "survivorLogin",
                        "merge.survivor",
                        "merged",
                        UUID.randomUUID(),
                        "mergedLogin",
                        "merge.gone"))));

        assertThat(bases.mapping(kept)).isPresent();
        assertThat(bases.mapping(dropped)).isEmpty();
        assertThat(bases.mapping(moved)).hasValueSatisfying(mapping -> {
            assertThat(mapping.casId).isEqualTo("merge.survivor");
            assertThat(mapping.source).isEqualTo(MappingSource.MERGED);
        });
    }

    @Test
    void sessionEndedWhenATicketOpenedAnEspaceThenThatSessionCloses() {
        try (ForeignCas cas = new ForeignCas()) {
            Uai uai = bases.published(cas.url(), gatewayUrl());
            bases.teacher(uai, "ROUX", "Anne");
            String ticket = "ST-" + UUID.randomUUID();
            cas.ticket(ticket, service(uai), ForeignCas.edifice("anne.roux", attributes("ROUX", "Anne")));
            Response callback = given().redirects().follow(false).get("/" + uai + "/pronote/?ticket=" + ticket);

            tickets.on(received(EntEvents.event(
                    "ent.tickets",
                    "account",
                    "fr.ent.sso.session.ended.v1",
                    EntEvents.json(Map.of(
                            "account", UUID.randomUUID(),
                            "session", digest(),
                            "reason", "LOGOUT",
                            "services", List.of(Map.of("service", service(uai), "ticket", sha256(ticket))))))));

            assertThat(given().redirects()
                            .follow(false)
                            .cookies(callback.cookies())
                            .get("/" + uai + "/pronote/professeur.html")
                            .statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    void eventWhenItCannotBeReadThenDeadLetterAndTheNextIsWorkedOff() {
        Uai uai = bases.published(OWN_CAS, gatewayUrl());
        UUID person = bases.teacher(uai, "ROUX", "Anne");
        UUID account = UUID.randomUUID();
        String marker = "{broken " + uai;
        Assertions.assertThatThrownBy(() -> tickets.on(received("fr.ent.sso.service-ticket.validated.v1", marker)))
                .isInstanceOf(BadEventException.class);

        EntEvents.send(List.of(
                EntEvents.event("ent.tickets", account.toString(), "fr.ent.sso.service-ticket.validated.v1", marker),
                EntEvents.validated(
                        account, uai.value(), service(uai), digest(), "anne.roux", attributes("ROUX", "Anne"))));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bases.mapping(person)).isPresent());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(EntEvents.all("ent.tickets.pronote-gateway.dead-letter"))
                        .anySatisfy(message -> assertThat(message.value()).isEqualTo(marker)));
    }

    @Test
    void batchWhenKafkaStopsInTheMiddleAndAllIsSentAgainThenEachOnce() {
        Uai uai = bases.published(OWN_CAS, gatewayUrl());
        List<ProducerRecord<String, String>> batch = new ArrayList<>();
        int size = 60;
        for (int i = 0; i < size; i++) {
            String name = "BATCH" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
            bases.teacher(uai, name, "Anne");
            batch.add(EntEvents.validated(
                    UUID.randomUUID(), uai.value(), service(uai), digest(), name, attributes(name, "Anne")));
        }
        EntEvents.send(batch);
        await().atMost(PATIENCE).until(() -> !bases.mappings(uai).isEmpty());

        engines.stopKafka();
        engines.startKafka();
        EntEvents.send(batch); // the very same events, ids included

        await().atMost(PATIENCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(bases.mappings(uai)).hasSize(size));
        await().atMost(PATIENCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(told(uai, "mapping.linked")).hasSize(size));
        assertThat(told(uai, "identification.failed")).isEmpty();
    }

    @Test
    void toldWhenAnythingHappensThenItPassesItsSchema() {
        Uai uai = bases.published(OWN_CAS, gatewayUrl());
        UUID person = bases.teacher(uai, "ROUX", "Anne");
        login(uai, "anne.schema", "ROUX", "Anne");
        login(uai, "anne.schema", "DUPONT", "Berthe");
        login(uai, "nobody.schema", "NOBODY", "Nemo");
        mappings.remove(uai.value(), Population.TEACHERS, List.of(person), UnlinkReason.RESET);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(EntEvents.all("ent.pronote").stream()
                                .filter(message -> message.value().contains(uai.value()))
                                .map(EntEvents::type)
                                .distinct())
                        .contains(
                                "fr.ent.pronote.base.publication-changed.v1",
                                "fr.ent.pronote.mapping.linked.v1",
                                "fr.ent.pronote.mapping.drifted.v1",
                                "fr.ent.pronote.identification.failed.v1",
                                "fr.ent.pronote.mapping.unlinked.v1"));
        assertThat(EntEvents.all("ent.pronote")).allSatisfy(message -> {
            EventContracts.assertValid(EntEvents.type(message), message.value());
            assertThat(message.key()).startsWith(message.value().replaceAll(".*\"uai\":\"([^\"]+)\".*", "$1"));
        });
    }

    private void login(Uai uai, String login, String nom, String prenom) {
        tickets.on(received(EntEvents.validated(
                UUID.randomUUID(), uai.value(), service(uai), digest(), login, attributes(nom, prenom))));
    }

    private static List<ConsumerRecord<String, String>> told(Uai uai, String fact) {
        return EntEvents.all("ent.pronote").stream()
                .filter(message -> EntEvents.type(message).equals("fr.ent.pronote." + fact + ".v1"))
                .filter(message -> message.value().contains(uai.value()))
                .toList();
    }

    private static Map<String, String> attributes(String nom, String prenom) {
        return Map.of("nom", nom, "prenom", prenom, "categories", "National_3");
    }

    private String gatewayUrl() {
        return gateway.replaceAll("/$", "");
    }

    private String service(Uai uai) {
        return gatewayUrl() + "/" + uai + "/pronote/";
    }

    private static ConsumerRecord<String, String> received(String type, String body) {
        return received(EntEvents.event("ent.tickets", "key", type, body));
    }

    /** What a consumer would be handed. */
    private static ConsumerRecord<String, String> received(ProducerRecord<String, String> sent) {
        ConsumerRecord<String, String> message = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(message.headers()::add);
        return message;
    }

    private static String digest() {
        return sha256(UUID.randomUUID().toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package fr.ent.e2e;

import fr.ent.localstack.ChildProcess;
import fr.ent.localstack.Service;
import fr.ent.localstack.Stack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

/** Logins go on while a part is away, and afterwards everything has been told and worked off exactly once. */
@ExtendWith(RunningStack.class)
class OutageIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String VALIDATED = "fr.ent.sso.service-ticket.validated.v1";
    private static final String ISSUED = "fr.ent.sso.service-ticket.issued.v1";

    private static Stack stack;
    private static Ent ent;
    private static String service;

    @BeforeAll
    static void prepare(Stack running) {
        stack = running;
        ent = new Ent(stack);
        service = ent.baseUrl();
        new Rest(ent).ensureConnector(List.of("TEACHER", "RELATIVE", "STUDENT", "PERSONNEL"));
    }

    @Test
    void kafkaWhenKilledDuringLoginsThenNoEventIsLostOrderIsKeptAndEachIsAppliedOnce() {
        List<String> logins = List.of("francoise.genet", "francine.hubert", "giovanni.levy", "anne.doucet");
        Map<String, CasPerson> people = signIn(logins);

        openPronote(people, 5);
        stack.killKafka();
        openPronote(people, 10);
        stack.startKafka();
        openPronote(people, 5);

        awaitAllTold();
        assertToldInOrder();
        awaitAllAppliedOnce();
        assertThat(linkedLogins()).containsAll(logins);
    }

    @Test
    void gatewayWhenKilledInTheMiddleOfABatchThenEachEventIsAppliedOnceAfterItsReturn() {
        List<String> logins = List.of("florence.gervais", "nicole.dupas", "brigitte.reinold", "sabine.armand");
        Map<String, CasPerson> people = signIn(logins);

        openPronote(people, 20);
        stack.process(Service.PRONOTE).kill();
        openPronote(people, 10);
        stack.startService(Service.PRONOTE);
        stack.awaitReady(Service.PRONOTE);

        awaitAllTold();
        awaitAllAppliedOnce();
        assertThat(linkedLogins()).containsAll(logins);
    }

    @Test
    void gatewayWhenStoppedInTheMiddleOfABatchThenNothingIsGivenUp() {
        List<String> logins = List.of("catherine.favier", "bernard.gallet", "valery.armand", "cecile.barre");
        Map<String, CasPerson> people = signIn(logins);

        interruptGateway(people, process -> process.stop(30));
        openPronote(people, 5);
        stack.startService(Service.PRONOTE);
        stack.awaitReady(Service.PRONOTE);

        awaitAllTold();
        awaitAllAppliedOnce();
        assertThat(linkedLogins()).containsAll(logins);
    }

    /**
     * Lets events pile up while Kafka is away, so that they reach the gateway in one burst, and ends the gateway once
     * it has worked off some of them but not all; with a bigger pile when it was too quick.
     */
    private static void interruptGateway(Map<String, CasPerson> people, Consumer<ChildProcess> interruption) {
        for (int times = 50; times <= 400; times *= 2) {
            awaitAllTold();
            awaitAllAppliedOnce();
            long before = handledEvents();
            stack.killKafka();
            openPronote(people, times);
            stack.startKafka();
            await().atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> handledEvents() > before);
            interruption.accept(stack.process(Service.PRONOTE));
            if (handledEvents() < before + 2L * times * people.size()) {
                return;
            }
            stack.startService(Service.PRONOTE);
            stack.awaitReady(Service.PRONOTE);
        }
        fail("The gateway was never in the middle of its work when it was ended");
    }

    private static long handledEvents() {
        return count("pronote", "select count(*) from handled_event");
    }

    private static Map<String, CasPerson> signIn(List<String> logins) {
        return logins.stream().collect(Collectors.toMap(login -> login, login -> CasPerson.signedIn(ent, login)));
    }

    /** Each person opens PRONOTE so many times, as its server sees it; every ticket must be honoured. */
    private static void openPronote(Map<String, CasPerson> people, int times) {
        for (int i = 0; i < times; i++) {
            people.forEach((login, person) -> assertThat(person.validate(service, person.ticketFor(service)))
                    .contains("<cas:user>" + login + "</cas:user>"));
        }
    }

    private static void awaitAllTold() {
        await().atMost(LIMIT)
                .until(() -> count("sso", "select count(*) from outbox") == 0
                        && count("pronote", "select count(*) from outbox") == 0);
    }

    /** A ticket is issued before it is validated, and the topic says it in that order. */
    private static void assertToldInOrder() {
        Map<String, List<String>> typesByTicket = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (EventLog.Told event : tickets()) {
            if (seen.add(event.id())) {
                typesByTicket
                        .computeIfAbsent(ticketOf(event), ticket -> new ArrayList<>())
                        .add(event.type());
            }
        }
        assertThat(typesByTicket.values())
                .filteredOn(types -> types.contains(VALIDATED))
                .isNotEmpty()
                .allSatisfy(types -> assertThat(types).isEqualTo(List.of(ISSUED, VALIDATED)));
    }

    private static void awaitAllAppliedOnce() {
        Set<String> told = tickets().stream().map(EventLog.Told::id).collect(Collectors.toSet());
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(strings("pronote", "select id::text from handled_event"))
                        .containsAll(told));
        assertThat(EventLog.of(stack.kafkaBootstrap(), "ent.tickets.pronote-gateway.dead-letter"))
                .isEmpty();
    }

    private static List<EventLog.Told> tickets() {
        return EventLog.of(stack.kafkaBootstrap(), "ent.tickets").stream()
                .filter(event -> event.type().equals(ISSUED) || event.type().equals(VALIDATED))
                .toList();
    }

    /** The logins for which the gateway told a link, each at most once. */
    private static List<String> linkedLogins() {
        Set<String> ids = new HashSet<>();
        List<String> logins = EventLog.of(stack.kafkaBootstrap(), "ent.pronote").stream()
                .filter(event -> event.type().equals("fr.ent.pronote.mapping.linked.v1"))
                .filter(event -> ids.add(event.id()))
                .map(event ->
                        io.restassured.path.json.JsonPath.from(event.body()).getString("casId"))
                .toList();
        assertThat(logins).doesNotHaveDuplicates();
        return logins;
    }

    private static String ticketOf(EventLog.Told event) {
        return io.restassured.path.json.JsonPath.from(event.body()).getString("ticket");
    }

    private static long count(String database, String query) {
        return Long.parseLong(strings(database, query).get(0));
    }

    private static List<String> strings(String database, String query) {
        try (Connection connection = stack.postgres().connect(database);
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package fr.ent.e2e;

import fr.ent.localstack.Service;
import fr.ent.localstack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two instances of sso-service on one database: either answers for both, and the end of one is nobody's loss. */
@ExtendWith(RunningStack.class)
class TwoInstancesIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> LOGINS = List.of(
            "bernard.gallet", "francoise.genet", "francine.hubert", "giovanni.levy", "anne.doucet", "florence.gervais");

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
    void ticketWhenIssuedByOneInstanceThenValidatedByTheOther() {
        Stack.Instance other = stack.startInstance(Service.SSO);
        try {
            String otherCas = other.url() + "/cas";
            CasPerson here = CasPerson.signedIn(ent, "catherine.favier");
            CasPerson there = here.at(otherCas);
            await().atMost(LIMIT).until(() -> here.mayOpen(service));

            assertThat(there.validate(service, here.ticketFor(service))).contains("<cas:user>catherine.favier<");
            assertThat(here.validate(service, there.ticketFor(service))).contains("<cas:user>catherine.favier<");

            String spent = here.ticketFor(service);
            assertThat(there.validate(service, spent)).contains("authenticationSuccess");
            assertThat(here.validate(service, spent)).contains("INVALID_TICKET");

            there.signOut();
            assertThat(here.isSignedIn()).isFalse();
        } finally {
            other.process().stop(20);
        }
    }

    @Test
    void instanceWhenKilledUnderLoadThenEverySessionAndTicketLivesOn() throws Exception {
        Stack.Instance doomed = stack.startInstance(Service.SSO);
        try (Balancer balancer = new Balancer(List.of(stack.url(Service.SSO), doomed.url()))) {
            String cas = balancer.url("/cas");
            CasPerson first = CasPerson.signedIn(cas, LOGINS.get(0));
            await().atMost(LIMIT).until(() -> first.mayOpen(service));
            List<CasPerson> people = new ArrayList<>(List.of(first));
            LOGINS.stream().skip(1).forEach(login -> people.add(CasPerson.signedIn(cas, login)));

            Map<String, CasPerson> waiting = new ConcurrentHashMap<>();
            AtomicInteger validated = new AtomicInteger();
            AtomicInteger askedTwice = new AtomicInteger();
            ExecutorService crowd = Executors.newFixedThreadPool(people.size());
            List<Future<?>> busy = new ArrayList<>();
            for (CasPerson person : people) {
                busy.add(crowd.submit(() -> openUntilInterrupted(person, validated, askedTwice)));
            }
            await().atMost(LIMIT).until(() -> validated.get() > 100);
            // Tickets that were told to people and not yet validated when the instance dies.
            for (CasPerson person : people) {
                waiting.put(person.at(doomed.url() + "/cas").ticketFor(service), person);
            }
            doomed.process().kill();
            int before = validated.get();
            await().atMost(LIMIT).until(() -> validated.get() > before + 100);
            crowd.shutdownNow();
            assertThat(crowd.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            for (Future<?> each : busy) {
                each.get(); // whoever saw a session or an acknowledged ticket refused has thrown here
            }

            assertThat(askedTwice).hasValueLessThanOrEqualTo(people.size());
            waiting.forEach((ticket, person) ->
                    assertThat(person.validate(service, ticket)).contains("authenticationSuccess"));
            assertThat(people).allMatch(CasPerson::isSignedIn);
        }
    }

    /**
     * Broken connections are the dead instance's; a refusal would be a loss.
     *
     * @param askedTwice validations whose answer died with the instance: the HTTP client asks again by itself, and a
     *     ticket is good once
     */
    private static void openUntilInterrupted(CasPerson person, AtomicInteger validated, AtomicInteger askedTwice) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                String ticket = person.ticketFor(service);
                String answer = person.validate(service, ticket);
                if (answer.contains("INVALID_TICKET")) {
                    askedTwice.incrementAndGet();
                } else {
                    assertThat(answer).contains("authenticationSuccess");
                    validated.incrementAndGet();
                }
            } catch (CasPerson.Unreachable e) {
                // The next try reaches the other instance.
                continue;
            }
        }
    }
}

package fr.ent.pronote.recognition;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.outbox.OutgoingEvent;
import fr.ent.pronote.identity.Identification;
import fr.ent.pronote.identity.IdentityMatcher;
import fr.ent.pronote.identity.KnownPerson;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.integration.DriftPolicy;
import fr.ent.pronote.integration.EntIntegration;
import fr.ent.pronote.people.IdentityMapping;
import fr.ent.pronote.people.IdentityMappings;
import fr.ent.pronote.people.MappingSource;
import fr.ent.pronote.people.People;
import fr.ent.pronote.people.Person;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Recognition at login. The first to bring a ticket, browser or event, does the work in one transaction and counts it;
 * the second waits for that and finds it done. Links are guarded by the database's constraints.
 */
@ApplicationScoped
public class Recognition {
    private static final String TOPIC = "ent.pronote";
    private static final String FAILED = "fr.ent.pronote.identification.failed.v1";
    private static final Duration KEPT = Duration.ofDays(7);

    private final People people;
    private final IdentityMappings mappings;
    private final Outbox outbox;
    private final EntityManager database;
    private final MeterRegistry metrics;
    private final Clock clock = Clock.systemUTC();

    Recognition(
            People people, IdentityMappings mappings, Outbox outbox, EntityManager database, MeterRegistry metrics) {
        this.people = people;
        this.mappings = mappings;
        this.outbox = outbox;
        this.database = database;
        this.metrics = metrics;
    }

    /** The body of the event. */
    record IdentificationFailed(String uai, String casId, UUID account, List<String> populations, FailureCause cause) {}

    /** What a ticket validated for this base amounts to; may be asked again for the same ticket. */
    @Transactional
    public Recognised recognise(EntIntegration integration, EntLogin login) {
        boolean first = isFirst(integration.uai, login.ticket());
        Recognised result = look(integration, login, first || login.account() == null, true);
        if (first) {
            count(result);
            if (result.failed()) {
                tellFailure(integration.uai, login, result);
            }
        }
        return result;
    }

    /** Looks once more without a new ticket, after an administrator may have put things right. */
    @Transactional
    public Recognised retry(EntIntegration integration, EntLogin login) {
        return look(integration, login, true, false);
    }

    @Scheduled(every = "6h", delayed = "15m", identity = "recognised-ticket-purge")
    @Transactional
    void forgetOld() {
        database.createNativeQuery("delete from recognised_ticket where at < :before")
                .setParameter("before", clock.instant().minus(KEPT))
                .executeUpdate();
    }

    private Recognised look(EntIntegration integration, EntLogin login, boolean mayLink, boolean sighting) {
        Set<Population> populations = populations(integration, login);
        if (populations.isEmpty()) {
            return new Recognised(
                    populations, List.of(), Set.of(), List.of(new Identification.NoCategory(login.categories())));
        }
        List<Person> found = new ArrayList<>();
        Set<Population> blocked = EnumSet.noneOf(Population.class);
        List<Identification> failures = new ArrayList<>();
        Instant now = clock.instant();
        for (Population population : populations) {
            Optional<IdentityMapping> mapping = known(integration.uai, population, login);
            if (mapping.isEmpty()) {
                Identification identification = identify(integration, population, login);
                if (mayLink && identification instanceof Identification.Matched matched) {
                    mapping = link(matched, login);
                    if (mapping.isEmpty()) {
                        // Somebody else's login was linked to this person a moment ago.
                        identification = identify(integration, population, login);
                    }
                }
                if (mapping.isEmpty()) {
                    failures.add(identification);
                }
            }
            if (mapping.isPresent()) {
                if (sighting) {
                    mappings.seen(mapping.get(), login.identity(), login.account(), now);
                }
                found.add(people.findById(mapping.get().person()));
                if (integration.drift == DriftPolicy.BLOCK && mapping.get().driftedAt != null) {
                    blocked.add(population);
                }
            }
        }
        return new Recognised(populations, found, blocked, failures);
    }

    /**
     * By the categories; by the Espace asked for when they lead nowhere. Always in one order, so that two logins of one
     * person never wait for each other in a circle.
     */
    private static Set<Population> populations(EntIntegration integration, EntLogin login) {
        Set<Population> populations = integration.categories().populations(login.categories());
        if (populations.isEmpty()) {
            return login.asked() == null ? Set.of() : Set.of(login.asked());
        }
        return EnumSet.copyOf(populations);
    }

    private Optional<IdentityMapping> known(String uai, Population population, EntLogin login) {
        return mappings.ofLogin(uai, population, login.casId())
                .or(() -> mappings.ofAccount(uai, population, login.account()));
    }

    private Identification identify(EntIntegration integration, Population population, EntLogin login) {
        List<KnownPerson> namesakes =
                people.namesakes(integration.uai, population, login.identity().lastName());
        return new IdentityMatcher(integration.missingBirthDate).identify(population, login.identity(), namesakes);
    }

    private Optional<IdentityMapping> link(Identification.Matched matched, EntLogin login) {
        Person person = people.findById(matched.person().id());
        return mappings.link(person, login.casId(), MappingSource.AUTOMATIC, matched.rule(), matched.weak())
                // The same login in another browser was faster.
                .or(() -> mappings.ofLogin(person.uai, person.population, login.casId()));
    }

    private boolean isFirst(String uai, String ticket) {
        return database.createNativeQuery("insert into recognised_ticket (uai, ticket, at) values (:uai, :ticket, :at)"
                                + " on conflict do nothing")
                        .setParameter("uai", uai)
                        .setParameter("ticket", ticket)
                        .setParameter("at", clock.instant())
                        .executeUpdate()
                == 1;
    }

    private void count(Recognised result) {
        String outcome = result.failed() ? result.cause().name().toLowerCase(Locale.ROOT) : "recognised";
        metrics.counter("pronote.recognitions", "outcome", outcome).increment();
    }

    private void tellFailure(String uai, EntLogin login, Recognised result) {
        outbox.add(new OutgoingEvent(
                TOPIC,
                uai,
                FAILED,
                new IdentificationFailed(
                        uai,
                        login.casId(),
                        login.account(),
                        result.populations().stream().map(Population::path).toList(),
                        result.cause())));
    }
}

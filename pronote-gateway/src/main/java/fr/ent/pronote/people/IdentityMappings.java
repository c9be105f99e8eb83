package fr.ent.pronote.people;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.pronote.identity.EntIdentity;
import fr.ent.pronote.identity.Field;
import fr.ent.pronote.identity.Population;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/**
 * The « Identifiants CAS » of all bases. A login belongs to one person of a population and a person carries one login:
 * both are constraints of the database, so that whoever comes second changes nothing. Each change tells its event.
 */
@ApplicationScoped
public class IdentityMappings implements PanacheRepositoryBase<IdentityMapping, UUID> {
    private static final int LENGTH = 200;
    private static final String INSERT = """
            insert into identity_mapping (person, uai, population, cas_id, source, rule, weak, linked_at)
            values (:person, :uai, :population, :casId, :source, :rule, :weak, :at)
            on conflict do nothing
            """;

    private final Outbox outbox;
    private final People people;
    private final Clock clock = Clock.systemUTC();

    IdentityMappings(Outbox outbox, People people) {
        this.outbox = outbox;
        this.people = people;
    }

    public Optional<IdentityMapping> ofLogin(String uai, Population population, String casId) {
        return find("uai = ?1 and population = ?2 and casId = ?3", uai, population, casId)
                .firstResultOptional();
    }

    /** Found by the ENT's account: its login may have changed a moment ago. */
    public Optional<IdentityMapping> ofAccount(String uai, Population population, UUID account) {
        return account == null
                ? Optional.empty()
                : find("uai = ?1 and population = ?2 and account = ?3", uai, population, account)
                        .firstResultOptional();
    }

    /** All bases' mappings of a login, for what happens to its account. */
    public List<IdentityMapping> everywhere(String casId) {
        return find("casId = ?1 order by uai, population, person", casId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Links a recognised person, unless he or the login was linked meanwhile.
     *
     * @return the new link; empty if somebody else was faster
     */
    @Transactional
    public Optional<IdentityMapping> link(
            Person person, String casId, MappingSource source, String rule, boolean weak) {
        int inserted = getEntityManager()
                .createNativeQuery(INSERT)
                .setParameter("person", person.id)
                .setParameter("uai", person.uai)
                .setParameter("population", person.population.name())
                .setParameter("casId", casId)
                .setParameter("source", source.name())
                .setParameter("rule", rule)
                .setParameter("weak", weak)
                .setParameter("at", clock.instant())
                .executeUpdate();
        if (inserted == 0) {
            return Optional.empty();
        }
        IdentityMapping mapping = findById(person.id);
        outbox.add(MappingEvents.linked(mapping));
        return Optional.of(mapping);
    }

    /** Notes a login with this identity and tells when it became somebody else's. */
    @Transactional
    public void seen(IdentityMapping mapping, EntIdentity identity, UUID account, Instant at) {
        List<Field> drifted = mapping.seen(identity, account, at);
        if (!drifted.isEmpty()) {
            outbox.add(MappingEvents.drifted(mapping, drifted));
        }
    }

    /**
     * « Identifiant CAS » typed by an administrator.
     *
     * @throws ApiProblem 409 {@code cas-id-taken} naming the holder, {@code http-409} when he became it just now
     */
    @Transactional
    public void set(Person person, String typed) {
        String casId = valid(typed);
        IdentityMapping present = findById(person.id, LockModeType.PESSIMISTIC_WRITE);
        ofLogin(person.uai, person.population, casId)
                .filter(other -> !other.person.equals(person.id))
                .ifPresent(other -> {
                    throw taken(casId, people.findById(other.person));
                });
        if (present == null) {
            link(person, casId, MappingSource.MANUAL, null, false).orElseThrow(() -> new ApiProblem(409, "http-409"));
            return;
        }
        if (!present.casId.equals(casId)) {
            outbox.add(MappingEvents.unlinked(present, UnlinkReason.REPLACED));
        }
        change(present, casId, MappingSource.MANUAL);
        present.forgetSightings();
        try {
            flush();
        } catch (ConstraintViolationException e) {
            // Typed for somebody else at this very moment.
            throw new ApiProblem(409, "http-409");
        }
    }

    /** Removes the « Identifiants CAS » of these persons; those without one are passed over. Answers how many. */
    @Transactional
    public int remove(String uai, Population population, Collection<UUID> ids, UnlinkReason reason) {
        if (ids.isEmpty()) {
            return 0;
        }
        List<IdentityMapping> present = find(
                        "uai = ?1 and population = ?2 and person in ?3 order by person", uai, population, ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        outbox.addAll(present.stream()
                .map(mapping -> MappingEvents.unlinked(mapping, reason))
                .toList());
        present.forEach(this::delete);
        return present.size();
    }

    /** Removes one link. */
    @Transactional
    public void remove(IdentityMapping mapping, UnlinkReason reason) {
        outbox.add(MappingEvents.unlinked(mapping, reason));
        delete(mapping);
        flush();
    }

    /**
     * The same person under another login. If the new login is somebody's of the population already, the old link is
     * only removed.
     */
    @Transactional
    public void move(IdentityMapping mapping, String login, MappingSource source, UnlinkReason reason, UUID account) {
        boolean taken = ofLogin(mapping.uai, mapping.population, login).isPresent();
        if (taken) {
            remove(mapping, reason);
            return;
        }
        outbox.add(MappingEvents.unlinked(mapping, reason));
        mapping.account = account;
        change(mapping, login, source);
        flush();
    }

    /** The account this link was seen with, empty if none was yet. */
    public Optional<UUID> account(IdentityMapping mapping) {
        return Optional.ofNullable(mapping.account);
    }

    private void change(IdentityMapping mapping, String casId, MappingSource source) {
        boolean same = mapping.casId.equals(casId);
        mapping.casId = casId;
        mapping.source = source;
        if (source == MappingSource.MANUAL) {
            mapping.rule = null;
            mapping.weak = false;
        }
        mapping.linkedAt = clock.instant();
        if (!same) {
            outbox.add(MappingEvents.linked(mapping));
        }
    }

    private static String valid(String typed) {
        String casId = typed == null ? "" : typed.strip();
        if (casId.isEmpty()) {
            throw ApiProblem.invalid("casId", "required");
        }
        if (casId.length() > LENGTH) {
            throw ApiProblem.invalid("casId", "too-long", LENGTH);
        }
        if (casId.chars().anyMatch(Character::isISOControl)) {
            throw ApiProblem.invalid("casId", "cas-id-malformed");
        }
        return casId;
    }

    private static ApiProblem taken(String casId, Person holder) {
        return new ApiProblem(409, "cas-id-taken", casId, holder.fullName())
                .with("holder", holder.id)
                .with("holderName", holder.fullName());
    }
}

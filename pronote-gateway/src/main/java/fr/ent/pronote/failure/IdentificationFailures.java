package fr.ent.pronote.failure;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import fr.ent.pronote.identity.EntIdentity;
import fr.ent.pronote.identity.IdentityMatcher;
import fr.ent.pronote.identity.MissingBirthDate;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.people.IdentityMappings;
import fr.ent.pronote.people.People;
import fr.ent.pronote.people.Person;
import fr.ent.pronote.people.PronoteIdentifier;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.Journal;
import fr.ent.pronote.publication.JournalAction;
import fr.ent.pronote.publication.Uai;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The queue « Échecs d’identification » of each base. Only what was sent is in it. */
@ApplicationScoped
public class IdentificationFailures implements PanacheRepositoryBase<IdentificationFailure, UUID> {
    private static final int SHORT = 200;
    private static final int LONG = 2000;
    private static final int PER_WINDOW = 3;
    private static final int SHOWN = 200;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Bases bases;
    private final People people;
    private final IdentityMappings mappings;
    private final Journal journal;
    private final Clock clock = Clock.systemUTC();

    IdentificationFailures(Bases bases, People people, IdentityMappings mappings, Journal journal) {
        this.bases = bases;
        this.people = people;
        this.mappings = mappings;
        this.journal = journal;
    }

    /**
     * Keeps a form that was sent.
     *
     * @return the reference to tell the person
     * @throws ApiProblem 429 {@code failure-too-many} after three in an hour; 400 for what is too long
     */
    @Transactional
    public String send(String uai, Report report) {
        Report.Additions added = report.additions();
        check(added);
        long lately = count(
                "uai = ?1 and casId = ?2 and sentAt > ?3",
                uai,
                report.casId(),
                clock.instant().minus(WINDOW));
        if (lately >= PER_WINDOW) {
            throw new ApiProblem(429, "failure-too-many");
        }
        IdentificationFailure failure = new IdentificationFailure();
        failure.id = UUID.randomUUID();
        failure.uai = uai;
        failure.reference = PronoteIdentifier.generate().substring(0, 8);
        failure.casId = report.casId();
        failure.populations =
                report.populations().stream().map(Population::path).collect(Collectors.joining(","));
        failure.cause = report.cause();
        EntIdentity known = report.known();
        failure.lastName = known.lastName();
        failure.firstName = known.firstName();
        failure.birthDate = known.birthDate();
        failure.postalCode = known.postalCode();
        failure.correctedLastName = changed(known.lastName(), added.lastName());
        failure.correctedFirstName = changed(known.firstName(), added.firstName());
        failure.correctedBirthDate = changed(known.birthDate(), added.birthDate());
        failure.correctedPostalCode = changed(known.postalCode(), added.postalCode());
        failure.information = blankToNull(added.information());
        failure.email = blankToNull(added.email());
        failure.telephone = blankToNull(added.telephone());
        failure.sentAt = clock.instant();
        failure.state = FailureState.OPEN;
        persist(failure);
        return failure.reference;
    }

    /** The report of a reference, if this login sent it. */
    public Optional<IdentificationFailure> sent(String uai, String casId, String reference) {
        return find("uai = ?1 and casId = ?2 and reference = ?3", uai, casId, reference.replace("\0", ""))
                .firstResultOptional();
    }

    /** The oldest open ones first; with {@code state} null all, the latest first. */
    public List<IdentificationFailure> list(Uai uai, FailureState state) {
        bases.get(uai);
        return state == null
                ? find("uai = ?1 order by sentAt desc", uai.value())
                        .page(0, SHOWN)
                        .list()
                : find("uai = ?1 and state = ?2 order by sentAt", uai.value(), state)
                        .page(0, SHOWN)
                        .list();
    }

    public long countOpen(String uai) {
        return count("uai = ?1 and state = ?2", uai, FailureState.OPEN);
    }

    /** Who may be meant, the likeliest first. */
    @Transactional
    public List<Candidate> candidates(IdentificationFailure failure) {
        IdentityMatcher matcher = new IdentityMatcher(MissingBirthDate.ACCEPT);
        EntIdentity identity = failure.best();
        List<Candidate> candidates = new ArrayList<>();
        for (Population population : failure.populations()) {
            matcher.rank(population, identity, people.candidates(failure.uai, population, identity)).stream()
                    .map(comparison -> Candidate.of(population, comparison))
                    .forEach(candidates::add);
        }
        return candidates;
    }

    /** « Relier »: the login becomes this person’s « Identifiant CAS », in place of one he may have. */
    @Transactional
    public void link(Uai uai, UUID id, UUID personId, String actor) {
        IdentificationFailure failure = forResolution(uai, id);
        Person person = people.find("id = ?1 and uai = ?2", personId, uai.value())
                .firstResultOptional()
                .orElseThrow(() -> new ApiProblem(404, "person-unknown"));
        mappings.set(person, failure.casId);
        failure.person = person.id;
        close(failure, FailureState.LINKED, actor);
    }

    /** « Refuser ». */
    @Transactional
    public void reject(Uai uai, UUID id, String actor) {
        close(forResolution(uai, id), FailureState.REJECTED, actor);
    }

    private IdentificationFailure forResolution(Uai uai, UUID id) {
        IdentificationFailure failure = find("id = ?1 and uai = ?2", id, uai.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> new ApiProblem(404, "failure-unknown"));
        if (!failure.open()) {
            throw new ApiProblem(409, "failure-resolved");
        }
        return failure;
    }

    private void close(IdentificationFailure failure, FailureState state, String actor) {
        failure.state = state;
        failure.resolvedAt = clock.instant();
        failure.resolvedBy = actor;
        journal.write(
                failure.uai,
                actor,
                state == FailureState.LINKED ? JournalAction.FAILURE_LINKED : JournalAction.FAILURE_REJECTED,
                failure.reference);
    }

    private static void check(Report.Additions added) {
        List<FieldError> errors = new ArrayList<>();
        tooLong(errors, "lastName", added.lastName(), SHORT);
        tooLong(errors, "firstName", added.firstName(), SHORT);
        tooLong(errors, "birthDate", added.birthDate(), SHORT);
        tooLong(errors, "postalCode", added.postalCode(), SHORT);
        tooLong(errors, "information", added.information(), LONG);
        tooLong(errors, "email", added.email(), SHORT);
        tooLong(errors, "telephone", added.telephone(), SHORT);
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
    }

    private static void tooLong(List<FieldError> errors, String field, String text, int length) {
        if (text != null && text.length() > length) {
            errors.add(new FieldError(field, "too-long", length));
        }
    }

    private static String changed(String known, String given) {
        String text = blankToNull(given);
        return text == null || text.equals(known) ? null : text;
    }

    private static String blankToNull(String text) {
        String shown = text == null ? "" : text.replace("\0", "").strip();
        return shown.isEmpty() ? null : shown;
    }
}

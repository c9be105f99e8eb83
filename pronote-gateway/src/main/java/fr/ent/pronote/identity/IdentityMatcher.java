package fr.ent.pronote.identity;

import fr.ent.pronote.identity.FieldCheck.Verdict;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import static fr.ent.pronote.identity.FieldCheck.Verdict.DIFFERENT;
import static fr.ent.pronote.identity.FieldCheck.Verdict.EQUAL;
import static fr.ent.pronote.identity.FieldCheck.Verdict.INVERTED;
import static fr.ent.pronote.identity.FieldCheck.Verdict.MISSING_IN_BASE;
import static fr.ent.pronote.identity.FieldCheck.Verdict.MISSING_IN_ENT;
import static fr.ent.pronote.identity.FieldCheck.Verdict.NEAR;
import static fr.ent.pronote.identity.FieldCheck.Verdict.NOT_COMPARED;
import static fr.ent.pronote.identity.FieldCheck.Verdict.PREFIX;

/**
 * Recognition « avec l’identité de l’utilisateur ». Last name and first names must agree once normalised; a
 * population's discriminator counts when both sides know it. Better evidence wins over less, equals are ambiguous, and
 * a person who is linked already is never taken over.
 */
public final class IdentityMatcher {
    private static final int KEPT = 10;

    private final MissingBirthDate missingBirthDate;

    public IdentityMatcher(MissingBirthDate missingBirthDate) {
        this.missingBirthDate = missingBirthDate;
    }

    /**
     * Looks for the person among {@code people}, all of {@code population}. Persons too different to be of interest may
     * be left out by the caller.
     */
    public Identification identify(Population population, EntIdentity identity, Collection<KnownPerson> people) {
        List<Comparison> considered = rank(population, identity, people);
        List<Comparison> fitting =
                considered.stream().filter(Comparison::matches).toList();
        if (fitting.isEmpty()) {
            return new Identification.NotFound(population, considered);
        }
        List<Comparison> best = fitting.stream()
                .filter(one -> fitting.stream().noneMatch(other -> other.beats(one)))
                .toList();
        List<Comparison> free =
                best.stream().filter(one -> !one.person().isLinked()).toList();
        if (free.isEmpty()) {
            return best.size() == 1
                    ? new Identification.AlreadyLinked(population, best.get(0).person(), considered)
                    : new Identification.Ambiguous(population, considered);
        }
        if (free.size() > 1) {
            return new Identification.Ambiguous(population, considered);
        }
        Comparison only = free.get(0);
        boolean undated = population.wantsDiscriminator() && !only.confirmed();
        if (undated && missingBirthDate == MissingBirthDate.REFUSE) {
            return new Identification.NotFound(population, considered);
        }
        boolean weak = undated || !only.exactFirstName() || best.size() > 1;
        return new Identification.Matched(population, only.person(), only.rule(), weak, considered);
    }

    /** The likeliest persons first, with the reason field by field. */
    public List<Comparison> rank(Population population, EntIdentity identity, Collection<KnownPerson> people) {
        return people.stream()
                .map(person -> compare(population, identity, person))
                .filter(one -> one.matches() || one.score() > 0)
                .sorted(Comparator.comparing(Comparison::matches)
                        .reversed()
                        .thenComparing(Comparator.comparingInt(Comparison::score)
                                .reversed()
                                .thenComparing(one -> one.person().id())))
                .limit(Math.max(KEPT, countMatching(population, identity, people)))
                .toList();
    }

    private static long countMatching(Population population, EntIdentity identity, Collection<KnownPerson> people) {
        return people.stream()
                .filter(person -> compare(population, identity, person).matches())
                .count();
    }

    /** Each field of one person against what the ENT says. */
    public static Comparison compare(Population population, EntIdentity identity, KnownPerson person) {
        return new Comparison(
                person,
                List.of(
                        new FieldCheck(Field.LAST_NAME, lastName(identity.lastName(), person.lastName())),
                        new FieldCheck(Field.FIRST_NAME, firstName(identity.firstName(), person.firstNames())),
                        new FieldCheck(Field.BIRTH_DATE, birthDate(population, identity, person.birthDate())),
                        new FieldCheck(Field.POSTAL_CODE, postalCode(population, identity, person.postalCode()))));
    }

    private static Verdict lastName(String ent, String base) {
        if (Names.normalise(ent).isEmpty()) {
            return MISSING_IN_ENT;
        }
        if (Names.normalise(ent).equals(Names.normalise(base))) {
            return EQUAL;
        }
        return Names.near(ent, base) ? NEAR : DIFFERENT;
    }

    private static Verdict firstName(String ent, String base) {
        if (Names.normalise(ent).isEmpty()) {
            return MISSING_IN_ENT;
        }
        if (Names.normalise(base).isEmpty()) {
            return MISSING_IN_BASE;
        }
        if (Names.normalise(ent).equals(Names.normalise(base))) {
            return EQUAL;
        }
        if (Names.onePrefixesOther(ent, base)) {
            return PREFIX;
        }
        return Names.near(ent, base) ? NEAR : DIFFERENT;
    }

    private static Verdict birthDate(Population population, EntIdentity identity, LocalDate base) {
        if (population.discriminator().filter(Field.BIRTH_DATE::equals).isEmpty()) {
            return NOT_COMPARED;
        }
        LocalDate ent = identity.birth().orElse(null);
        if (ent == null) {
            return MISSING_IN_ENT;
        }
        if (base == null) {
            return MISSING_IN_BASE;
        }
        if (ent.equals(base)) {
            return EQUAL;
        }
        return BirthDates.inverted(ent).filter(base::equals).isPresent() ? INVERTED : DIFFERENT;
    }

    private static Verdict postalCode(Population population, EntIdentity identity, String base) {
        if (population.discriminator().filter(Field.POSTAL_CODE::equals).isEmpty()) {
            return NOT_COMPARED;
        }
        if (identity.postalCode() == null) {
            return MISSING_IN_ENT;
        }
        if (base == null || base.isBlank()) {
            return MISSING_IN_BASE;
        }
        return identity.postalCode().replace(" ", "").equalsIgnoreCase(base.replace(" ", "")) ? EQUAL : DIFFERENT;
    }
}

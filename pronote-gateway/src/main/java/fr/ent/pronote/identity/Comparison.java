package fr.ent.pronote.identity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One person of the base held against what the ENT says, field by field. */
public record Comparison(KnownPerson person, List<FieldCheck> checks) {
    public Comparison {
        checks = List.copyOf(checks);
    }

    public FieldCheck.Verdict verdict(Field field) {
        return verdicts().getOrDefault(field, FieldCheck.Verdict.NOT_COMPARED);
    }

    /** Nothing contradicts and both names are there. */
    boolean matches() {
        return checks.stream().allMatch(FieldCheck::agrees)
                && verdict(Field.LAST_NAME) == FieldCheck.Verdict.EQUAL
                && (verdict(Field.FIRST_NAME) == FieldCheck.Verdict.EQUAL
                        || verdict(Field.FIRST_NAME) == FieldCheck.Verdict.PREFIX);
    }

    boolean exactFirstName() {
        return verdict(Field.FIRST_NAME) == FieldCheck.Verdict.EQUAL;
    }

    /** Birth date or postal code, where it counts, is known to both and the same. */
    boolean confirmed() {
        return verdict(Field.BIRTH_DATE) == FieldCheck.Verdict.EQUAL
                || verdict(Field.POSTAL_CODE) == FieldCheck.Verdict.EQUAL;
    }

    /** Better evidence in one respect and not worse in the other. */
    boolean beats(Comparison other) {
        int firstName = Boolean.compare(exactFirstName(), other.exactFirstName());
        int confirmation = Boolean.compare(confirmed(), other.confirmed());
        return firstName >= 0 && confirmation >= 0 && firstName + confirmation > 0;
    }

    /** Which pieces decided: {@code nom+prenom+dateNaissance}, {@code nom+prenom~debut}… */
    String rule() {
        StringBuilder rule = new StringBuilder(exactFirstName() ? "nom+prenom" : "nom+prenom~debut");
        for (Field field : List.of(Field.BIRTH_DATE, Field.POSTAL_CODE)) {
            if (verdict(field) == FieldCheck.Verdict.EQUAL) {
                rule.append('+').append(field.attribute());
            }
        }
        return rule.toString();
    }

    /** How much speaks for this person; for ranking candidates before an administrator, never for deciding. */
    int score() {
        int score = 0;
        for (FieldCheck check : checks) {
            int weight = check.field() == Field.LAST_NAME ? 4 : check.field() == Field.FIRST_NAME ? 3 : 2;
            score += switch (check.verdict()) {
                case EQUAL -> 3 * weight;
                case PREFIX, INVERTED, NEAR -> 2 * weight;
                case MISSING_IN_BASE, MISSING_IN_ENT, NOT_COMPARED -> 0;
                case DIFFERENT -> -weight;
            };
        }
        return score;
    }

    private Map<Field, FieldCheck.Verdict> verdicts() {
        Map<Field, FieldCheck.Verdict> verdicts = new EnumMap<>(Field.class);
        checks.forEach(check -> verdicts.put(check.field(), check.verdict()));
        return verdicts;
    }
}

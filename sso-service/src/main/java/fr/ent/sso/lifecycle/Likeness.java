package fr.ent.sso.lifecycle;

import fr.ent.sso.account.Account;
import fr.ent.sso.account.SearchText;
import java.util.ArrayList;
import java.util.List;

/**
 * How much two accounts look like one person (ent.md §6, « Duplicates »): two points for the same names however they
 * are written, and one for each of last name, first name, birth date and e-mail that is exactly the same. Two birth
 * dates that differ take two away: homonyms are many.
 */
record Likeness(int score, List<Reason> reasons, boolean otherBirthDate) {
    /** From here on two accounts are shown as possible duplicates. */
    static final int LIKELY = 4;

    private static final int SAME_NAMES = 2;

    /** What is the same. */
    public enum Reason {
        /** Both names, whatever the accents, capitals and hyphens. */
        NAME,
        BIRTH_DATE,
        EMAIL
    }

    static Likeness of(Party one, Party other) {
        Account first = one.member().account();
        Account second = other.member().account();
        int score = 0;
        List<Reason> reasons = new ArrayList<>();
        if (SearchText.folded(first.lastName()).equals(SearchText.folded(second.lastName()))
                && SearchText.folded(first.firstName()).equals(SearchText.folded(second.firstName()))) {
            score += SAME_NAMES;
            reasons.add(Reason.NAME);
        }
        score += first.lastName().equals(second.lastName()) ? 1 : 0;
        score += first.firstName().equals(second.firstName()) ? 1 : 0;
        boolean dated = first.birthDate() != null && second.birthDate() != null;
        if (dated && first.birthDate().equals(second.birthDate())) {
            score++;
            reasons.add(Reason.BIRTH_DATE);
        }
        if (one.email() != null && one.email().equals(other.email())) {
            score++;
            reasons.add(Reason.EMAIL);
        }
        boolean otherDate = dated && !first.birthDate().equals(second.birthDate());
        return new Likeness(otherDate ? score - SAME_NAMES : score, reasons, otherDate);
    }
}

package fr.ent.pronote.identity;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the ENT says of a person, as sent; null is what it did not send.
 *
 * @param birthDate {@code JJ/MM/AAAA} or ISO
 */
public record EntIdentity(String lastName, String firstName, String birthDate, String postalCode) {
    public EntIdentity {
        lastName = blankToNull(lastName);
        firstName = blankToNull(firstName);
        birthDate = blankToNull(birthDate);
        postalCode = blankToNull(postalCode);
    }

    public Optional<LocalDate> birth() {
        return BirthDates.parse(birthDate);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

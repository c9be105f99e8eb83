package fr.ent.pronote.identity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person of the base, as far as recognition needs to know.
 *
 * @param birthDate null when the base does not know it; so is {@code postalCode}
 * @param casId the « Identifiant CAS » already carried, null for none
 */
public record KnownPerson(
        UUID id, String lastName, String firstNames, LocalDate birthDate, String postalCode, String casId) {
    public boolean isLinked() {
        return casId != null;
    }
}

package fr.ent.pronote.failure;

import fr.ent.pronote.identity.EntIdentity;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.recognition.FailureCause;
import java.util.Collection;

/** What we know of a failed identification, and what the person adds to it. */
public record Report(
        String casId, EntIdentity known, Collection<Population> populations, FailureCause cause, Additions additions) {

    /** The fields of the form; blank is absent. */
    public record Additions(
            String lastName,
            String firstName,
            String birthDate,
            String postalCode,
            String information,
            String email,
            String telephone) {}
}

package fr.ent.pronote.people;

import fr.ent.pronote.identity.KnownPerson;

/** A person with what he is linked to; {@code mapping} is null when he is not. */
public record PersonRow(Person person, IdentityMapping mapping) {
    public boolean linked() {
        return mapping != null;
    }

    public String casId() {
        return mapping == null ? "" : mapping.casId;
    }

    public KnownPerson known() {
        return person.known(mapping == null ? null : mapping.casId);
    }
}

package fr.ent.pronote.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person as REST shows him. */
@Schema(name = "Person")
public record PersonView(
        UUID id,
        String title,
        String lastName,
        String firstNames,
        LocalDate birthDate,
        String login,
        String email,
        String pronoteId,
        String casId,
        Link link,
        String address1,
        String address2,
        String postalCode,
        String town,
        String province,
        boolean parentSpace) {
    /** How the « Identifiant CAS » came about. */
    @Schema(name = "CasLink")
    public record Link(
            MappingSource source,
            String rule,
            boolean weak,
            Instant linkedAt,
            Instant lastSeenAt,
            Instant driftedAt,
            List<String> driftedFields) {}

    static PersonView of(PersonRow row) {
        Person person = row.person();
        IdentityMapping mapping = row.mapping();
        return new PersonView(
                person.id,
                person.title,
                person.lastName,
                person.firstNames,
                person.birthDate,
                person.login,
                person.email,
                person.pronoteId,
                mapping == null ? null : mapping.casId,
                mapping == null
                        ? null
                        : new Link(
                                mapping.source,
                                mapping.rule,
                                mapping.weak,
                                mapping.linkedAt,
                                mapping.lastSeenAt,
                                mapping.driftedAt,
                                mapping.driftedFields()),
                person.address1,
                person.address2,
                person.postalCode,
                person.town,
                person.province,
                person.parentSpace);
    }
}

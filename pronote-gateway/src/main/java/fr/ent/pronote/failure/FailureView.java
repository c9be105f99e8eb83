package fr.ent.pronote.failure;

import fr.ent.pronote.identity.EntIdentity;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.recognition.FailureCause;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report as REST shows it. */
@Schema(name = "IdentificationFailure")
public record FailureView(
        UUID id,
        String reference,
        String casId,
        List<String> populations,
        FailureCause cause,
        Identity known,
        Identity corrections,
        String information,
        String email,
        String telephone,
        Instant sentAt,
        FailureState state,
        Instant resolvedAt,
        String resolvedBy,
        UUID person,
        List<Candidate> candidates) {
    /** The four pieces of identity, as text. */
    @Schema(name = "Identity")
    public record Identity(String lastName, String firstName, String birthDate, String postalCode) {
        static Identity of(EntIdentity identity) {
            return new Identity(identity.lastName(), identity.firstName(), identity.birthDate(), identity.postalCode());
        }
    }

    static FailureView of(IdentificationFailure failure, List<Candidate> candidates) {
        return new FailureView(
                failure.id,
                failure.reference,
                failure.casId,
                failure.populations().stream().map(Population::path).toList(),
                failure.cause,
                Identity.of(failure.known()),
                Identity.of(failure.corrections()),
                failure.information,
                failure.email,
                failure.telephone,
                failure.sentAt,
                failure.state,
                failure.resolvedAt,
                failure.resolvedBy,
                failure.person,
                candidates);
    }
}

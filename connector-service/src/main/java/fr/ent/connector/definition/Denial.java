package fr.ent.connector.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group or a person that may not use a connector, whatever groups are granted. */
@Embeddable
public record Denial(
        @Column(name = "kind", nullable = false) @Enumerated(EnumType.STRING)
        Kind kind,

        @Column(name = "subject", nullable = false) UUID subject) {
    /** What is denied. */
    @Schema(name = "DenialKind")
    public enum Kind {
        GROUP,
        ACCOUNT
    }
}

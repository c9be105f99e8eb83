package fr.ent.connector.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a step does. */
@Schema(name = "ExplanationOutcome")
public enum Outcome {
    /** It is there. */
    GIVES,
    /** For want of it the connector is not seen. */
    MISSING,
    /** It is seen and cannot be opened. */
    HINDERS,
    /** It changes nothing, and helps to understand. */
    NOTE
}

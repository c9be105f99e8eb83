package fr.ent.pronote.publication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an administrator says of a base. */
@Schema(name = "BaseForm")
public record BaseForm(
        @Schema(examples = "Lycée Paul Martin") String name,
        BaseKind kind,

        @Schema(examples = "https://0900011A.index-education.net/pronote/")
        String publicAddress,

        @Schema(description = "Allow HTTP; only where the platform allows it")
        boolean labMode) {}

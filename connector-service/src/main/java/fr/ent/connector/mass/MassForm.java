package fr.ent.connector.mass;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a connector is to be given to, or taken from. */
@Schema(name = "MassGrant", example = """
        {"profiles": ["TEACHER", "STUDENT"], "structures": ["0900010X"], "descendants": true, "dryRun": true}""")
record MassForm(
        @Schema(
                description =
                        "The groups that each structure has for one profile: TEACHER, STUDENT, RELATIVE, PERSONNEL"
                                + " or GUEST")
        List<String> profiles,

        @Schema(description = "UAIs; the owner or structures below it")
        List<String> structures,

        @Schema(description = "Also the structures below these", defaultValue = "false")
        Boolean descendants,

        @Schema(description = "Take the right away instead", defaultValue = "false")
        Boolean remove,

        @Schema(description = "Only count", defaultValue = "false")
        Boolean dryRun) {}

package fr.ent.connector.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import fr.ent.connector.definition.ConnectorForm;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Connectors of one structure as a file. It holds no secret and names no person: how many people are denied is told,
 * and who is not. An uploaded picture stays where it is; a built-in name or an address is carried.
 *
 * @param format always {@value #FORMAT}
 * @param version of the format, {@value #VERSION} for now
 * @param structure where the connectors come from
 */
@Schema(name = "ConnectorFile")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ConnectorFile(
        @Schema(example = FORMAT) String format,
        @Schema(example = "1") int version,
        Instant exportedAt,
        Origin structure,
        List<Item> connectors) {
    static final String FORMAT = "ent-connectors";
    static final int VERSION = 1;

    /** A structure by code and name, as both appear in what is adapted. */
    @Schema(name = "FileOrigin")
    record Origin(
            @Schema(example = "0900011A") String uai,
            @Schema(example = "Lycée Paul Martin") String name) {}

    /**
     * One connector.
     *
     * @param definition as one would write it
     * @param secretSet whether it has a « Code secret »; whoever imports it is given a new one
     * @param deniedAccounts how many people are denied, who are not told
     */
    @Schema(name = "FileConnector")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Item(
            @Schema(implementation = ConnectorForm.class) JsonNode definition,
            boolean secretSet,
            Rights rights,
            int deniedAccounts) {}

    /** Who may use it, in words that mean something elsewhere. */
    @Schema(name = "FileRights")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Rights(List<FileGroup> granted, List<FileGroup> denied, List<FileRule> rules) {}

    /**
     * A group, found again by its id where it is the same group, else by structure, type, profile and name; the group
     * of a whole profile without its name, which holds the school's.
     *
     * @param until when the right ends; null for never
     */
    @Schema(name = "FileGroup")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record FileGroup(UUID id, String structure, String type, String profile, String name, Instant until) {}

    /** « Nouvelles classes aussi ». */
    @Schema(name = "FileRule")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record FileRule(String structure, String groupType, String profile) {}
}

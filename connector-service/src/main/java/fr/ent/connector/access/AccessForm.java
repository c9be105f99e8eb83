package fr.ent.connector.access;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rights as a caller wants them, as far as they are his. A part that is left out stays as it is. */
@Schema(name = "Grants", example = """
        {"grants": [{"group": "c0a80101-0000-4000-8000-0000000000a1", "until": "2027-07-05"}],
         "denied": {"groups": [], "accounts": []},
         "rules": [{"structure": "0900011A", "groupType": "CLASS", "profile": "STUDENT"}]}""")
record AccessForm(
        @Schema(description = "The groups that are to have it; the end of a right that is there stays")
        List<UUID> groups,

        @Schema(description = "The same with the end of each right; not together with groups")
        List<GrantForm> grants,

        @Schema(description = "Who may not use it, whatever groups have it")
        DeniedForm denied,

        @Schema(description = "« Nouvelles classes aussi »: groups to come that will have it by themselves")
        List<RuleForm> rules) {
    /** One group. */
    @Schema(name = "GrantInput")
    record GrantForm(
            UUID group,

            @Schema(description = "Last day of the right; absent for no end", format = "date", example = "2027-07-05")
            String until) {}

    /** Groups and people. */
    @Schema(name = "DeniedInput")
    record DeniedForm(List<UUID> groups, List<UUID> accounts) {}

    /** New groups of one kind in one structure. */
    @Schema(name = "GrantRuleInput")
    record RuleForm(
            @Schema(description = "UAI", example = "0900011A")
            String structure,

            @Schema(enumeration = {"CLASS", "FUNCTIONAL"}) String groupType,

            @Schema(enumeration = {"TEACHER", "STUDENT", "RELATIVE", "PERSONNEL", "GUEST"})
            String profile) {}

    static AccessForm ofGrants(List<GrantForm> grants, List<RuleForm> rules) {
        return new AccessForm(null, grants, null, rules);
    }

    static AccessForm ofDenied(List<UUID> groups, List<UUID> accounts) {
        return new AccessForm(null, null, new DeniedForm(groups, accounts), null);
    }
}

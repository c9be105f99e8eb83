package fr.ent.connector.access;

import jakarta.ws.rs.DefaultValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;

/** The form of the rights of one structure as the browser sends it: what it did not show is not changed by it. */
public class AccessFields {
    private static final Pattern GRANT = Pattern.compile("grants\\[(\\d{1,6})]\\..*");

    @RestForm
    @DefaultValue("-1")
    long version;

    @RestForm
    @DefaultValue("")
    String structure;

    @RestForm
    @DefaultValue("")
    String q;

    @RestForm
    @DefaultValue("1")
    int page;

    /** The groups that are ticked. */
    @RestForm
    List<UUID> groups;

    /** All groups of the form. */
    @RestForm
    List<UUID> shown;

    /** The last day of each of them, in the same order; empty for no end. */
    @RestForm
    List<String> until;

    /** {@code CLASS:STUDENT}. */
    @RestForm
    List<String> rule;

    AccessForm toForm() {
        List<AccessForm.GrantForm> grants = new ArrayList<>();
        for (UUID group : ticked()) {
            grants.add(new AccessForm.GrantForm(group, untilOf(group)));
        }
        List<AccessForm.RuleForm> wanted = new ArrayList<>();
        for (String value : rules()) {
            int colon = value.indexOf(':');
            wanted.add(new AccessForm.RuleForm(
                    structure,
                    colon < 0 ? value : value.substring(0, colon),
                    colon < 0 ? "" : value.substring(colon + 1)));
        }
        return AccessForm.ofGrants(grants, wanted);
    }

    /** Groups that nobody could tick stay as they are. A form without rows is about all that it ticks. */
    Scope.Shown shown() {
        Set<UUID> all = new LinkedHashSet<>(shown == null ? List.of() : shown);
        return new Scope.Shown(all, Set.of(structure));
    }

    boolean shows(UUID group) {
        return shown != null && shown.contains(group);
    }

    boolean ticks(UUID group) {
        return groups != null && groups.contains(group);
    }

    /** What was typed as its last day. */
    String untilOf(UUID group) {
        int at = shown == null ? -1 : shown.indexOf(group);
        return at < 0 || until == null || at >= until.size() ? "" : until.get(at);
    }

    List<String> rules() {
        return rule == null ? List.of() : rule;
    }

    int number() {
        return Math.min(Math.max(page, 1), 1_000_000);
    }

    /** The group that {@code grants[2].until} is about. */
    Optional<UUID> groupAt(String field) {
        Matcher grant = GRANT.matcher(field);
        return grant.matches()
                ? ticked().stream().skip(Long.parseLong(grant.group(1))).findFirst()
                : Optional.empty();
    }

    private Set<UUID> ticked() {
        return new LinkedHashSet<>(groups == null ? List.of() : groups);
    }
}

package fr.ent.connector.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.definition.ConnectorForm;
import fr.ent.connector.definition.ConnectorHistory;
import fr.ent.connector.definition.ConnectorProblems;
import fr.ent.connector.definition.ConnectorRights;
import fr.ent.connector.definition.Connectors;
import fr.ent.connector.definition.RightsChange;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Group;
import fr.ent.kit.problem.ApiProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The changes of a connector (ux §2, habit 5), and going back. Only administrators of the owner see them: of a shared
 * connector the others know its properties and their own groups, and no more is needed to use it.
 *
 * <p>Going back is a change like any other, with the same checks, and is itself written. A deleted connector comes back
 * under its id, published if it was, with the rights it had as far as their groups still exist; what people had chosen
 * of it (favourites) went with it and does not come back. Of a « Code secret » nothing is kept: where the version that
 * comes back had one and there is none now, a new one is made and told once, so that no site becomes a public client by
 * the way.
 */
@ApplicationScoped
class History {
    private final Changes changes;
    private final Names names;
    private final ConnectorAdministration administered;
    private final ConnectorRights rights;
    private final Connectors connectors;
    private final Administration administration;
    private final Directory directory;

    History(
            Changes changes,
            Names names,
            ConnectorAdministration administered,
            ConnectorRights rights,
            Connectors connectors,
            Administration administration,
            Directory directory) {
        this.changes = changes;
        this.names = names;
        this.administered = administered;
        this.rights = rights;
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
    }

    /** What going back to a change means. */
    @Schema(name = "RestorationKind")
    enum Restoration {
        /** The definition is again as it was after this change. */
        VERSION,
        /** What the change did to the rights is taken back. */
        RIGHTS,
        /** The connector exists again. */
        DELETION,
        /** The connector is deleted, and only its deletion can be taken back. */
        NONE
    }

    /** Changes of one connector, with what its page says of it. */
    record Past(UUID connector, String name, Connector now, String structure, List<ChangeView> items, long total) {}

    /**
     * What going back would do.
     *
     * @param now the connector as it is; null when it is deleted
     * @param form what is written; null when only rights are
     */
    record Plan(
            WrittenChange change,
            Restoration restoration,
            Connector now,
            ConnectorForm form,
            List<FieldChange> fields,
            Undoing.Possible rights,
            Names.Known names,
            boolean secretToMake) {
        boolean isEmpty() {
            return restoration != Restoration.DELETION
                    && fields.isEmpty()
                    && rights.change().isEmpty()
                    && !secretToMake;
        }
    }

    /**
     * What going back did.
     *
     * @param newSecret the « Code secret » that was made; null when none was
     */
    record Restored(Plan plan, Connector connector, String newSecret) {}

    /** @throws ApiProblem 404 for a connector that never was, 403 when the caller does not administer its owner */
    Past of(UUID id, int page, int size) {
        Optional<WrittenChange> last = changes.last(id);
        Connector now = connectors.findById(id);
        if (last.isEmpty() && now == null) {
            throw ConnectorProblems.unknown();
        }
        String structure = now == null ? last.get().structure() : now.structure;
        administration.require(structure);
        List<WrittenChange> written = changes.of(id, page, size);
        Names.Known known = names.in(
                id,
                written.stream()
                        .map(WrittenChange::rights)
                        .filter(Objects::nonNull)
                        .toList());
        String name = now == null ? last.get().state().path("displayName").asText() : now.displayName;
        return new Past(
                id,
                name,
                now,
                structure,
                written.stream()
                        .map(change -> ChangeView.of(
                                change, restoration(change, now, last.get().id()), known))
                        .toList(),
                changes.count(id));
    }

    /** Connectors of a structure that are gone. */
    @Transactional
    DeletedPage deleted(String structure, int page, int size) {
        if (directory.structure(structure).isEmpty()) {
            throw new ApiProblem(404, "structure-unknown", structure);
        }
        administration.require(structure);
        return new DeletedPage(
                changes.deletions(structure, page, size).stream()
                        .map(DeletedPage.DeletedView::of)
                        .toList(),
                changes.deletionCount(structure),
                page,
                size);
    }

    /** @throws ApiProblem 404, 403, or 409 {@code connector-deleted} when only the deletion can be taken back */
    Plan plan(UUID id, long changeId) {
        WrittenChange change = changes.one(id, changeId).orElseThrow(() -> new ApiProblem(404, "change-unknown"));
        administration.require(change.structure());
        Connector now = connectors.findById(id);
        long last = changes.last(id).map(WrittenChange::id).orElse(changeId);
        return switch (restoration(change, now, last)) {
            case VERSION -> version(change, now);
            case RIGHTS -> rights(change, now);
            case DELETION -> deletion(change);
            case NONE -> throw new ApiProblem(409, "connector-deleted");
        };
    }

    /**
     * @param version what the caller read of the connector; null for one that is deleted
     * @throws ApiProblem what a change by hand would throw, and what {@link #plan} throws
     */
    Restored restore(UUID id, long changeId, Long version) {
        Plan plan = plan(id, changeId);
        if (plan.restoration != Restoration.DELETION && version == null) {
            throw new ApiProblem(428, "version-missing");
        }
        return switch (plan.restoration) {
            case VERSION -> restored(plan, administered.restore(id, version, plan.form, changeId));
            case RIGHTS -> QuarkusTransaction.joiningExisting().call(() -> undone(id, changeId, version));
            case DELETION ->
                restored(
                        plan,
                        administered.revive(
                                id,
                                plan.change.structure(),
                                plan.change.version(),
                                plan.form,
                                plan.rights.change(),
                                changeId));
            case NONE -> throw new ApiProblem(409, "connector-deleted");
        };
    }

    private static Restored restored(Plan plan, ConnectorAdministration.Saved saved) {
        return new Restored(plan, saved.connector(), saved.newSecret());
    }

    private Restored undone(UUID id, long changeId, long version) {
        Connector connector = administered.readable(id);
        connector.requireVersion(version);
        connector.requireUnlocked();
        Plan plan = plan(id, changeId); // with the rights of this moment, which the version guards
        if (!plan.rights.change().isEmpty()) {
            rights.undo(connector, plan.rights.change(), changeId);
        }
        return new Restored(plan, connector, null);
    }

    private static Restoration restoration(WrittenChange change, Connector now, long last) {
        if (now == null) {
            return change.kind() == ConnectorHistory.Kind.DELETED && change.id() == last
                    ? Restoration.DELETION
                    : Restoration.NONE;
        }
        return change.kind() == ConnectorHistory.Kind.RIGHTS ? Restoration.RIGHTS : Restoration.VERSION;
    }

    private Plan version(WrittenChange change, Connector now) {
        boolean secretToMake = needsSecret(change) && (now.oauth == null || now.oauth.secretHash() == null);
        return new Plan(
                change,
                Restoration.VERSION,
                now,
                form(change, secretToMake),
                FieldChange.between(changes.state(ConnectorForm.of(now)), change.state()),
                nothing(),
                names.in(now.id, List.of()),
                secretToMake);
    }

    private Plan rights(WrittenChange change, Connector now) {
        Undoing.Possible possible = possible(
                change,
                now.inherits,
                new Undoing.Now(Set.copyOf(now.grants), Set.copyOf(now.denials), Set.copyOf(now.rules)));
        return new Plan(
                change,
                Restoration.RIGHTS,
                now,
                null,
                List.of(),
                possible,
                names.in(now.id, List.of(change.rights())),
                false);
    }

    private Plan deletion(WrittenChange change) {
        boolean secretToMake = needsSecret(change);
        Undoing.Possible possible = change.rights() == null
                ? nothing()
                : possible(change, change.state().path("inherits").asBoolean(), Undoing.Now.NONE);
        return new Plan(
                change,
                Restoration.DELETION,
                null,
                form(change, secretToMake),
                FieldChange.between(null, change.state()),
                possible,
                names.in(change.connector(), change.rights() == null ? List.of() : List.of(change.rights())),
                secretToMake);
    }

    private static boolean needsSecret(WrittenChange change) {
        return change.secretSet() && change.state().path("oauth").isObject();
    }

    private ConnectorForm form(WrittenChange change, boolean secretToMake) {
        JsonNode state = change.state();
        if (secretToMake) {
            state = state.deepCopy();
            ((ObjectNode) state.get("oauth")).put("generateSecret", true);
        }
        return changes.form(state);
    }

    private Undoing.Possible possible(WrittenChange change, boolean inherits, Undoing.Now now) {
        Set<UUID> meant = change.rights().groups();
        Map<UUID, Group> known = meant.isEmpty() ? Map.of() : directory.groupsById(meant);
        Set<String> structures =
                inherits ? directory.selfAndDescendants(List.of(change.structure())) : Set.of(change.structure());
        Predicate<String> mine = uai -> structures.contains(uai) && administration.of(uai);
        return new Undoing(now, known, mine, Instant.now()).of(change.rights());
    }

    private static Undoing.Possible nothing() {
        return new Undoing.Possible(RightsChange.ofGrants(Set.of(), Set.of()), List.of());
    }
}

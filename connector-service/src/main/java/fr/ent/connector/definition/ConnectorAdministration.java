package fr.ent.connector.definition;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.probe.FrameCheck;
import fr.ent.kit.problem.ApiProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** Everything an administrator does to connectors, for REST and pages alike: his right, the rules, the event. */
@ApplicationScoped
public class ConnectorAdministration {
    private static final Map<String, String> SORTS = Map.of(
            "displayName", "displayName",
            "identifier", "identifier",
            "url", "url",
            "structure", "structure",
            "casType", "cas.type");

    private final Connectors connectors;
    private final Administration administration;
    private final Directory directory;
    private final ConnectorWriting writing;
    private final ServiceConflicts conflicts;
    private final ConnectorWarnings warnings;
    private final FrameCheck frames;
    private final MeterRegistry metrics;

    ConnectorAdministration(
            Connectors connectors,
            Administration administration,
            Directory directory,
            ConnectorWriting writing,
            ServiceConflicts conflicts,
            ConnectorWarnings warnings,
            FrameCheck frames,
            MeterRegistry metrics) {
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
        this.writing = writing;
        this.conflicts = conflicts;
        this.warnings = warnings;
        this.frames = frames;
        this.metrics = metrics;
    }

    /** One page of a list. */
    public record Found(List<ConnectorView> items, long total, int page, int size) {}

    @Transactional
    Found search(String structure, String text, String sort, int page, int size) {
        requireStructure(structure);
        administration.require(structure);
        PanacheQuery<Connector> found = connectors.search(
                structure, directory.selfAndAncestors(List.of(structure)), text, order(sort), Page.of(page - 1, size));
        List<Connector> items = found.list();
        Map<String, String> names =
                directory.names(items.stream().map(each -> each.structure).collect(Collectors.toSet()));
        Map<UUID, Long> groups =
                connectors.groupCounts(items.stream().map(each -> each.id).toList());
        // A page that is not full is the last one, and tells how many there are.
        boolean last = items.size() < size && (page == 1 || !items.isEmpty());
        return new Found(
                items.stream()
                        .map(each -> ConnectorView.listed(
                                each, structure, names.get(each.structure), groups.getOrDefault(each.id, 0L)))
                        .toList(),
                last ? (page - 1L) * size + items.size() : found.count(),
                page,
                size);
    }

    /** @throws ApiProblem 404, or 403 when the caller administers neither its structure nor one that inherits it */
    @Transactional
    public Connector readable(UUID id) {
        Connector connector = known(id);
        if (!administration.of(connector.structure) && !inheritedBy(connector)) {
            throw new ApiProblem(403, "not-administrator", connector.structure);
        }
        ConnectorWriting.load(connector);
        return connector;
    }

    /**
     * A connector as it was just saved.
     *
     * @param newSecret the « Code secret » that was made for it, to be told now or never; null when none was asked for
     */
    public record Saved(Connector connector, String newSecret) {
        static Saved of(Connector connector, ConnectorForm form, CheckedForm checked) {
            boolean made =
                    form.oauth() != null && Boolean.TRUE.equals(form.oauth().generateSecret());
            return new Saved(connector, made ? checked.oauth().secret() : null);
        }
    }

    ConnectorView view(Connector connector) {
        return view(new Saved(connector, null));
    }

    ConnectorView view(Saved saved) {
        String structure = saved.connector().structure;
        return ConnectorView.of(
                saved.connector(),
                directory.names(List.of(structure)).get(structure),
                saved.newSecret(),
                warnings.told(saved.connector()));
    }

    public Saved create(String structure, ConnectorForm form) {
        requireStructure(structure);
        administration.require(structure);
        CheckedForm checked = checked(form, structure);
        requireFrame(checked, structure);
        Connector created = saved(structure, checked, () -> {
            Connector connector = new Connector(structure, checked);
            requireFree(connector);
            conflicts.require(connector);
            connectors.persistAndFlush(connector);
            writing.told(connector, ConnectorHistory.Act.of(ConnectorHistory.Kind.CREATED), false);
            return connector;
        });
        count("created");
        return Saved.of(created, form, checked);
    }

    /**
     * A draft like it, under a free identifier; rights and secret are not copied.
     *
     * @param version null for whichever it has
     */
    Saved duplicate(UUID id, Long version) {
        Connector original = administered(id);
        if (version != null) {
            original.requireVersion(version);
        }
        return create(original.structure, copyOf(id));
    }

    /** What {@link #duplicate} would create. */
    ConnectorForm copyOf(UUID id) {
        Connector original = administered(id);
        String identifier = connectors.freeLike(original.identifier, original.structure);
        return ConnectorForm.of(original).draftNamed(identifier);
    }

    /**
     * What {@link #create} and {@link #change} would refuse, found without saving anything.
     *
     * @param id of the connector that would be changed; null for a new one
     * @throws ApiProblem what they would throw because of the form and of other connectors
     */
    @Transactional(dontRollbackOn = ApiProblem.class) // which the caller may be collecting
    public void check(String structure, UUID id, ConnectorForm form) {
        CheckedForm checked = checked(form, structure);
        Connector would = Connector.wanted(id == null ? UUID.randomUUID() : id, structure, checked);
        requireFree(would);
        conflicts.require(would);
    }

    public Saved change(UUID id, long version, ConnectorForm form) {
        return change(id, version, form, ConnectorHistory.Act.of(ConnectorHistory.Kind.CHANGED));
    }

    /**
     * The same as a change by hand, whose form is that of an earlier version.
     *
     * @param earlier the change after which the connector was like that
     */
    public Saved restore(UUID id, long version, ConnectorForm form, long earlier) {
        return change(id, version, form, ConnectorHistory.Act.restoring(ConnectorHistory.Kind.RESTORED, null, earlier));
    }

    private Saved change(UUID id, long version, ConnectorForm form, ConnectorHistory.Act act) {
        Connector before = administered(id);
        before.requireVersion(version);
        before.requireUnlocked();
        CheckedForm checked = checked(form, before.structure);
        if (before.target != checked.target() || !before.url.equals(checked.url())) {
            // That a site forbids frames by now is no reason to refuse another change.
            requireFrame(checked, before.structure);
        }
        Connector changed = saved(before.structure, checked, () -> {
            Connector connector = administered(id);
            connector.requireVersion(version);
            connector.requireUnlocked();
            boolean known = connector.published;
            String secret = connector.secretDigest();
            Connector wanted = Connector.wanted(id, connector.structure, checked);
            requireFree(wanted);
            if (!wanted.standsLike(connector)) {
                conflicts.require(wanted);
            }
            connector.change(checked);
            writing.changed(
                    connector, version, act.changingSecret(!Objects.equals(secret, connector.secretDigest())), known);
            return connector;
        });
        count("changed");
        return Saved.of(changed, form, checked);
    }

    /** @param icon as {@link Icons} reads it; null for the initials */
    @Transactional
    public Connector changeIcon(UUID id, long version, String icon) {
        Connector connector = administered(id);
        connector.requireVersion(version);
        connector.requireUnlocked();
        connector.icon = icon;
        writing.changed(
                connector, version, ConnectorHistory.Act.of(ConnectorHistory.Kind.CHANGED), connector.published);
        return connector;
    }

    /**
     * A deleted connector comes back under its id. Its versions go on where they ended: what the others keep of it, and
     * what a browser still shows of it, is older.
     *
     * @param last its last version
     * @param rights what it is given back of its rights
     * @param deletion the change by which it went
     */
    public Saved revive(UUID id, String structure, long last, ConnectorForm form, RightsChange rights, long deletion) {
        requireStructure(structure);
        administration.require(structure);
        CheckedForm checked = checked(form, structure);
        Connector revived = saved(structure, checked, () -> {
            if (connectors.findByIdOptional(id).isPresent()) {
                throw ConnectorProblems.stale();
            }
            Connector connector = new Connector(structure, checked);
            connector.id = id;
            connector.change(rights);
            requireFree(connector);
            conflicts.require(connector);
            connectors.persistAndFlush(connector);
            connectors.continueAt(connector, last + 1);
            ConnectorWriting.load(connector);
            writing.told(
                    connector,
                    ConnectorHistory.Act.restoring(ConnectorHistory.Kind.RESTORED, rights, deletion)
                            .changingSecret(connector.secretDigest() != null),
                    false);
            return connector;
        });
        count("restored");
        return Saved.of(revived, form, checked);
    }

    @Transactional
    void delete(UUID id, long version) {
        Connector connector = administered(id);
        connector.requireVersion(version);
        connector.requireUnlocked();
        writing.deleted(connector);
        count("deleted");
    }

    @Transactional
    Connector lock(UUID id, long version, String reason) {
        administration.requirePlatform();
        Connector connector = known(id);
        connector.requireVersion(version);
        if (reason == null || reason.isBlank()) {
            throw ApiProblem.invalid("reason", "required");
        }
        if (reason.strip().length() > 500) {
            throw ApiProblem.invalid("reason", "too-long", 500);
        }
        if (reason.chars().anyMatch(Character::isISOControl)) {
            throw ApiProblem.invalid("reason", "control-character");
        }
        connector.requireUnlocked(); // whose reason would be lost
        connector.lock(reason.strip());
        writing.changed(connector, version, ConnectorHistory.Act.of(ConnectorHistory.Kind.LOCKED), connector.published);
        return connector;
    }

    @Transactional
    Connector unlock(UUID id, long version) {
        administration.requirePlatform();
        Connector connector = known(id);
        connector.requireVersion(version);
        connector.unlock();
        writing.changed(
                connector, version, ConnectorHistory.Act.of(ConnectorHistory.Kind.UNLOCKED), connector.published);
        return connector;
    }

    /** Whether the caller administers a structure below the owner that the connector is shared with. */
    public boolean inheritedBy(Connector connector) {
        if (!connector.inherits) {
            return false;
        }
        Set<String> excluded =
                connector.excluded.isEmpty() ? Set.of() : directory.selfAndDescendants(connector.excluded);
        return directory.selfAndDescendants(List.of(connector.structure)).stream()
                .anyMatch(uai -> administration.scope().contains(uai) && !excluded.contains(uai));
    }

    /** Not inside a transaction: an import would hold its locks for as long as all its sites take to answer. */
    private void requireFrame(CheckedForm form, String structure) {
        if (form.target() == Target.FRAME && QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION) {
            frames.require(form.url().replace("{uai}", structure));
        }
    }

    private Connector administered(UUID id) {
        Connector connector = readable(id);
        administration.require(connector.structure);
        return connector;
    }

    private Connector known(UUID id) {
        return connectors.findByIdOptional(id).orElseThrow(ConnectorProblems::unknown);
    }

    private void requireStructure(String uai) {
        if (directory.structure(uai).isEmpty()) {
            throw ConnectorProblems.structureUnknown(uai);
        }
    }

    /** What only the directory can tell of a form is asked here. */
    private CheckedForm checked(ConnectorForm form, String structure) {
        CheckedForm checked = FormCheck.check(form, structure);
        if (!checked.excluded().isEmpty()) {
            Set<String> below = directory.selfAndDescendants(List.of(structure));
            checked.excluded().stream()
                    .filter(uai -> !below.contains(uai))
                    .findFirst()
                    .ifPresent(uai -> {
                        throw ApiProblem.invalid("excludedStructures", "exclusion-not-below", uai);
                    });
        }
        if (Icons.digest(checked.icon())
                .filter(digest -> !connectors.hasPicture(digest))
                .isPresent()) {
            throw ApiProblem.invalid("icon", "icon-gone");
        }
        return checked;
    }

    private void requireFree(Connector wanted) {
        connectors
                .identified(wanted.identifier)
                .filter(other -> !other.id.equals(wanted.id))
                .ifPresent(other -> {
                    throw identifierTaken(wanted.identifier, wanted.structure);
                });
    }

    /**
     * Runs the change; what the checks cannot see, since another change commits at this moment, the database refuses.
     */
    private Connector saved(String structure, CheckedForm form, Supplier<Connector> change) {
        try {
            return QuarkusTransaction.joiningExisting().call(change::get);
        } catch (OptimisticLockException e) {
            throw ConnectorProblems.stale(); // found by a check's query before our own flush
        } catch (ConstraintViolationException e) {
            if ("connector_identifier_unique".equals(e.getConstraintName())) {
                throw QuarkusTransaction.requiringNew().call(() -> identifierTaken(form.identifier(), structure));
            }
            throw QuarkusTransaction.requiringNew()
                    .call(() -> conflicts
                            .refusing(Connector.wanted(null, structure, form))
                            .map(other -> ConnectorProblems.serviceTaken(other.identifier))
                            .orElseGet(ConnectorProblems::stale));
        }
    }

    private ApiProblem identifierTaken(String identifier, String structure) {
        return ConnectorProblems.identifierTaken(identifier, connectors.freeLike(identifier, structure));
    }

    private void count(String change) {
        metrics.counter("ent.connectors.changes", "change", change).increment();
    }

    /** Whether a list can be sorted so. */
    static boolean isSort(String sort) {
        return SORTS.containsKey(sort.startsWith("-") ? sort.substring(1) : sort);
    }

    private static Sort order(String sort) {
        boolean down = sort.startsWith("-");
        String property = SORTS.get(down ? sort.substring(1) : sort);
        if (property == null) {
            throw ConnectorProblems.wrongSort(sort);
        }
        return down ? Sort.descending(property) : Sort.ascending(property);
    }
}

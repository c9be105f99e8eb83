package fr.ent.connector.mass;

import fr.ent.connector.access.Reach;
import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What an administrator of a connector's owner may do to the rights of all structures it is shared with at once; what
 * he starts, {@link GrantRunner} does.
 */
@ApplicationScoped
class MassGrants {
    static final List<String> PROFILES = List.of("TEACHER", "STUDENT", "RELATIVE", "PERSONNEL", "GUEST");
    private static final int MOST_STRUCTURES = 20_000;

    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final Directory directory;
    private final Reach reach;
    private final GrantOperations operations;
    private final SecurityIdentity identity;

    MassGrants(
            ConnectorAdministration connectors,
            Administration administration,
            Directory directory,
            Reach reach,
            GrantOperations operations,
            SecurityIdentity identity) {
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
        this.reach = reach;
        this.operations = operations;
        this.identity = identity;
    }

    /** @throws ApiProblem 403 when the caller does not administer the owner */
    @Transactional
    Connector administered(UUID id) {
        Connector connector = connectors.readable(id);
        administration.require(connector.structure);
        return connector;
    }

    /** The structures that may be named: the owner, and all below it when the connector is shared. */
    @Transactional
    Set<String> nameable(Connector connector) {
        return connector.inherits
                ? directory.selfAndDescendants(List.of(connector.structure))
                : Set.of(connector.structure);
    }

    /**
     * A dry run: nothing is started.
     *
     * @param page from 1
     */
    @Transactional
    MassPlan plan(UUID id, MassForm form, int page, int size) {
        Connector connector = administered(id);
        MassOrder order = check(connector, form);
        List<MassPlan.Line> lines = new ArrayList<>();
        operations.count(id, order).forEach(counted -> lines.add(MassPlan.Line.of(counted, order.remove())));
        Map<String, String> names = order.excluded().isEmpty() ? Map.of() : directory.names(order.excluded());
        order.excluded().forEach(uai -> lines.add(new MassPlan.Line(uai, names.getOrDefault(uai, uai), 0, 0, true, 0)));
        return MassPlan.of(lines, page, size, order.remove());
    }

    /**
     * @param version what the caller read of the connector; null when he does not care
     * @throws ApiProblem 409 when it is locked, or another operation of it goes on
     */
    @Transactional
    GrantOperation start(UUID id, Long version, MassForm form) {
        Connector connector = administered(id);
        if (version != null) {
            connector.requireVersion(version);
        }
        connector.requireUnlocked();
        MassOrder order = check(connector, form);
        UUID operation = begin(connector, order.profiles(), order.remove(), null);
        operations.goThrough(operation, order.structures());
        return operations.find(operation).orElseThrow(MassProblems::unknown);
    }

    /** Starts to take back exactly what an operation did; what was changed since stays. */
    @Transactional
    GrantOperation undo(UUID id) {
        GrantOperation undone = read(id);
        Connector connector = administered(undone.connector());
        connector.requireUnlocked();
        if (undone.running()) {
            throw MassProblems.running();
        }
        if (undone.undoneBy() != null) {
            throw MassProblems.undone();
        }
        UUID operation = begin(connector, undone.profiles(), !undone.remove(), id);
        operations.goThroughThoseOf(operation, id);
        return operations.find(operation).orElseThrow(MassProblems::unknown);
    }

    @Transactional
    GrantOperation read(UUID id) {
        GrantOperation operation = operations.find(id).orElseThrow(MassProblems::unknown);
        administered(operation.connector());
        return operation;
    }

    /** The operations of a connector, the newest first. */
    @Transactional
    List<GrantOperation> list(UUID id, int page, int size) {
        administered(id);
        return operations.of(id, page, size);
    }

    private UUID begin(Connector connector, List<String> profiles, boolean remove, UUID undoes) {
        UUID operation = UUID.randomUUID();
        String name = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("name") : null;
        if (!operations.start(
                operation, connector.id, identity.getPrincipal().getName(), name, profiles, remove, undoes)) {
            throw MassProblems.running();
        }
        return operation;
    }

    private MassOrder check(Connector connector, MassForm form) {
        if (form == null) {
            throw ApiProblem.invalid("profiles", "required");
        }
        List<FieldError> errors = new ArrayList<>();
        if (form.profiles() == null || form.profiles().isEmpty()) {
            errors.add(new FieldError("profiles", "required"));
        } else {
            for (int i = 0; i < form.profiles().size(); i++) {
                if (form.profiles().get(i) == null
                        || !PROFILES.contains(form.profiles().get(i))) {
                    errors.add(new FieldError("profiles[" + i + "]", "profile-unknown"));
                }
            }
        }
        SortedSet<String> named = new TreeSet<>();
        if (form.structures() == null || form.structures().isEmpty()) {
            errors.add(new FieldError("structures", "required"));
        } else if (form.structures().size() > MOST_STRUCTURES) {
            errors.add(new FieldError("structures", "too-many-subjects", MOST_STRUCTURES));
        } else {
            Set<String> nameable = nameable(connector);
            for (int i = 0; i < form.structures().size(); i++) {
                String uai = form.structures().get(i);
                if (uai == null || !nameable.contains(uai)) {
                    errors.add(new FieldError("structures[" + i + "]", "structure-not-here", uai));
                } else {
                    named.add(uai);
                }
            }
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        if (Boolean.TRUE.equals(form.descendants()) && connector.inherits) {
            named.addAll(directory.selfAndDescendants(List.copyOf(named)));
        }
        SortedSet<String> there = new TreeSet<>(named);
        there.retainAll(reach.of(connector));
        named.removeAll(there);
        return new MassOrder(
                form.profiles().stream().distinct().toList(), there, named, Boolean.TRUE.equals(form.remove()));
    }
}

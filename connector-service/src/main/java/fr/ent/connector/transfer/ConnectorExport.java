package fr.ent.connector.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorForm;
import fr.ent.connector.definition.Connectors;
import fr.ent.connector.definition.Denial;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Group;
import fr.ent.connector.directory.Structure;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes connectors of a structure into a file. Those it only inherits are their owner's to export. */
@ApplicationScoped
class ConnectorExport {
    private final Connectors connectors;
    private final Administration administration;
    private final Directory directory;
    private final ObjectMapper json;

    ConnectorExport(Connectors connectors, Administration administration, Directory directory, ObjectMapper json) {
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
        this.json = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);
    }

    /** The connectors a structure owns, by identifier. */
    @Transactional
    List<Connector> own(String structure) {
        requireAdministered(structure);
        return connectors.list("structure = ?1", Sort.by("identifier"), structure);
    }

    /**
     * @param chosen ids; none for all
     * @throws ApiProblem 400 naming each id that is not one of this structure's connectors
     */
    @Transactional
    ConnectorFile of(String structure, List<UUID> chosen) {
        Structure origin = requireAdministered(structure);
        List<Connector> own = own(structure);
        Set<UUID> known = own.stream().map(connector -> connector.id).collect(Collectors.toSet());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            if (!known.contains(chosen.get(i))) {
                errors.add(new FieldError("id[" + i + "]", "connector-not-here", chosen.get(i)));
            }
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        List<Connector> wanted = own.stream()
                .filter(connector -> chosen.isEmpty() || chosen.contains(connector.id))
                .toList();
        return file(origin, wanted);
    }

    /** One connector as a file of its own. */
    @Transactional
    ConnectorFile of(Connector connector) {
        return file(requireAdministered(connector.structure), List.of(connectors.findById(connector.id)));
    }

    String text(ConnectorFile file) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A connector is plain values", e);
        }
    }

    private ConnectorFile file(Structure origin, List<Connector> wanted) {
        Map<UUID, Group> groups = groups(wanted);
        return new ConnectorFile(
                ConnectorFile.FORMAT,
                ConnectorFile.VERSION,
                Instant.now(),
                new ConnectorFile.Origin(origin.uai, origin.name),
                wanted.stream().map(connector -> item(connector, groups)).toList());
    }

    private ConnectorFile.Item item(Connector connector, Map<UUID, Group> groups) {
        ObjectNode definition = json.valueToTree(ConnectorForm.of(connector));
        return new ConnectorFile.Item(
                definition,
                connector.oauth != null && connector.oauth.secretHash() != null,
                new ConnectorFile.Rights(
                        sorted(connector.grants.stream()
                                .filter(grant -> groups.containsKey(grant.group()))
                                .map(grant -> portable(groups.get(grant.group()), grant.until()))
                                .toList()),
                        sorted(connector.denials.stream()
                                .filter(denial -> denial.kind() == Denial.Kind.GROUP)
                                .filter(denial -> groups.containsKey(denial.subject()))
                                .map(denial -> portable(groups.get(denial.subject()), null))
                                .toList()),
                        connector.rules.stream()
                                .map(rule ->
                                        new ConnectorFile.FileRule(rule.structure(), rule.groupType(), rule.profile()))
                                .sorted(Comparator.comparing(ConnectorFile.FileRule::toString))
                                .toList()),
                (int) connector.denials.stream()
                        .filter(denial -> denial.kind() == Denial.Kind.ACCOUNT)
                        .count());
    }

    private static ConnectorFile.FileGroup portable(Group group, Instant until) {
        return new ConnectorFile.FileGroup(group.id, group.structure, group.type, group.profile, group.name, until);
    }

    private static List<ConnectorFile.FileGroup> sorted(List<ConnectorFile.FileGroup> groups) {
        return groups.stream()
                .sorted(Comparator.comparing(ConnectorFile.FileGroup::name).thenComparing(ConnectorFile.FileGroup::id))
                .toList();
    }

    private Map<UUID, Group> groups(Collection<Connector> connectors) {
        Set<UUID> meant = new HashSet<>();
        for (Connector connector : connectors) {
            meant.addAll(connector.grantedGroups());
            connector.denials.forEach(denial -> meant.add(denial.subject()));
        }
        return meant.isEmpty() ? Map.of() : directory.groupsById(meant);
    }

    private Structure requireAdministered(String structure) {
        Structure known =
                directory.structure(structure).orElseThrow(() -> new ApiProblem(404, "structure-unknown", structure));
        administration.require(structure);
        return known;
    }
}

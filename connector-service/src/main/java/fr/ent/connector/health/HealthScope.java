package fr.ent.connector.health;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whose figures a caller is told: who administers the owner of a connector, those of all schools that use it; who
 * administers a school it is shared with, those of his own schools only.
 */
@ApplicationScoped
class HealthScope {
    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final Directory directory;

    HealthScope(ConnectorAdministration connectors, Administration administration, Directory directory) {
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
    }

    /**
     * A connector, and the schools it is looked at from.
     *
     * @param structure the school asked for, which means those below it too; null for all that are the caller's
     * @param schools null for all
     * @param own whether the caller administers its owner
     */
    record Scope(Connector connector, String structure, Set<String> schools, boolean own) {
        boolean covers(String uai) {
            return schools == null || schools.contains(uai);
        }
    }

    /**
     * @param structure null or empty for all that are the caller's
     * @throws ApiProblem 404 for an unknown connector or school, 403 for one that is not his, 400 for a school that the
     *     connector is not for
     */
    Scope of(UUID id, String structure) {
        Connector connector = connectors.readable(id);
        boolean own = administration.of(connector.structure);
        if (structure == null || structure.isBlank()) {
            return new Scope(connector, null, own ? null : administration.scope(), own);
        }
        String uai = known(structure);
        if (!directory.selfAndAncestors(List.of(uai)).contains(connector.structure)) {
            throw ApiProblem.invalid("structure", "structure-not-served", uai);
        }
        return new Scope(connector, uai, directory.selfAndDescendants(List.of(uai)), own);
    }

    /**
     * The schools of a list of connectors; null for all.
     *
     * @throws ApiProblem 403 when the caller administers nothing, or not this one
     */
    Set<String> schools(String structure) {
        administration.requireAny();
        if (structure == null || structure.isBlank()) {
            return administration.ofPlatform() ? null : administration.scope();
        }
        return directory.selfAndDescendants(List.of(known(structure)));
    }

    /** Whether somebody of these schools may be named to the caller. */
    boolean mayName(List<String> structures) {
        return structures != null && structures.stream().anyMatch(administration::of);
    }

    private String known(String structure) {
        String uai = structure.strip();
        if (directory.structure(uai).isEmpty()) {
            throw new ApiProblem(404, "structure-unknown", uai);
        }
        administration.require(uai);
        return uai;
    }
}

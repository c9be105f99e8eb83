package fr.ent.connector.transfer;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Copies a connector to other structures, by the rules of an import that adapts. The caller administers the owner and
 * each structure it is copied to. Each copy is made or not, whatever becomes of the others.
 */
@ApplicationScoped
class ConnectorCopies {
    private static final int MAX_STRUCTURES = 500;

    private final ConnectorAdministration administered;
    private final ConnectorExport exported;
    private final ConnectorImport imported;
    private final Administration administration;
    private final Directory directory;
    private final PageContext page;

    ConnectorCopies(
            ConnectorAdministration administered,
            ConnectorExport exported,
            ConnectorImport imported,
            Administration administration,
            Directory directory,
            PageContext page) {
        this.administered = administered;
        this.exported = exported;
        this.imported = imported;
        this.administration = administration;
        this.directory = directory;
        this.page = page;
    }

    /**
     * One report a structure, in the order asked for.
     *
     * @throws ApiProblem 400 naming each structure that is none, 403 when one is not the caller's
     */
    List<ImportReport> copy(UUID id, List<String> structures, ConnectorImport.Options options, boolean dryRun) {
        Connector connector = administered.readable(id);
        administration.require(connector.structure);
        List<String> targets = known(structures);
        targets.forEach(administration::require);
        FileReader.Content content = FileReader.content(exported.of(connector));
        return targets.stream()
                .map(target -> dryRun
                        ? imported.dryRun(target, content, options)
                        : copied(target, connector.identifier, content, options))
                .toList();
    }

    /** Somebody who was faster stops this copy and not the next. */
    private ImportReport copied(
            String target, String identifier, FileReader.Content content, ConnectorImport.Options options) {
        try {
            return imported.attempt(target, content, options);
        } catch (ApiProblem problem) {
            if (problem.status() != 409 && problem.status() != 412) {
                throw problem;
            }
            return ImportReport.of(
                    target,
                    false,
                    false,
                    List.of(ImportReport.Line.conflict(identifier, problem.detail(page.locale()))));
        }
    }

    private List<String> known(List<String> structures) {
        if (structures == null || structures.isEmpty()) {
            throw ApiProblem.invalid("structures", "required");
        }
        if (structures.size() > MAX_STRUCTURES) {
            throw ApiProblem.invalid("structures", "too-many-structures", MAX_STRUCTURES);
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < structures.size(); i++) {
            if (directory.structure(structures.get(i)).isEmpty()) {
                errors.add(new FieldError(
                        "structures[" + i + "]", "structure-not-known", String.valueOf(structures.get(i))));
            }
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return structures.stream().distinct().toList();
    }
}

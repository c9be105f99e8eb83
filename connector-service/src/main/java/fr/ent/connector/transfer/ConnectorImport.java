package fr.ent.connector.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.definition.ConnectorForm;
import fr.ent.connector.definition.ConnectorRights;
import fr.ent.connector.definition.Connectors;
import fr.ent.connector.definition.Icons;
import fr.ent.connector.definition.RightsChange;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.connector.history.FieldChange;
import fr.ent.connector.signon.ServiceAddress;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings connectors of a file into a structure, all or none. A connector that the structure has already, known by its
 * identifier, is changed; its rights grow and none is taken away. A new one is a draft unless it is asked otherwise.
 */
@ApplicationScoped
class ConnectorImport {
    /** A thousand connectors take longer than one, and each that is framed asks its site. */
    private static final int PATIENCE_SECONDS = 300;

    private static final int LONGEST_IDENTIFIER = 200;

    private final ConnectorAdministration administered;
    private final ConnectorRights rights;
    private final Connectors connectors;
    private final Administration administration;
    private final Directory directory;
    private final PageContext page;

    ConnectorImport(
            ConnectorAdministration administered,
            ConnectorRights rights,
            Connectors connectors,
            Administration administration,
            Directory directory,
            PageContext page) {
        this.administered = administered;
        this.rights = rights;
        this.connectors = connectors;
        this.administration = administration;
        this.directory = directory;
        this.page = page;
    }

    /**
     * @param adapt whether UAI and name of the school it comes from become those of this one
     * @param publish whether what was published there is published here; else new ones are drafts
     * @param rights whether rights are brought along
     */
    record Options(boolean adapt, boolean publish, boolean rights) {}

    /**
     * @param line what is told of it
     * @param form null when the line fails
     * @param existing the connector it changes; null for a new one
     */
    private record Step(ImportReport.Line line, ConnectorForm form, Connector existing, RightsChange rights) {}

    /** What there would be, without doing it. */
    ImportReport dryRun(String structure, FileReader.Content content, Options options) {
        return QuarkusTransaction.requiringNew()
                .timeout(PATIENCE_SECONDS)
                .call(() -> ImportReport.of(
                        structure,
                        true,
                        false,
                        steps(structure, content, options).stream()
                                .map(Step::line)
                                .toList()));
    }

    /**
     * @throws ApiProblem 409 {@code import-refused} with the member {@code report} when a line fails; what a change by
     *     hand would throw when somebody else is faster
     */
    ImportReport run(String structure, FileReader.Content content, Options options) {
        ImportReport report = attempt(structure, content, options);
        if (!report.applied()) {
            throw new ApiProblem(409, "import-refused", report.refused()).with("report", report);
        }
        return report;
    }

    /** The same, which tells by its report whether it was done. */
    ImportReport attempt(String structure, FileReader.Content content, Options options) {
        return QuarkusTransaction.requiringNew().timeout(PATIENCE_SECONDS).call(() -> {
            List<Step> steps = steps(structure, content, options);
            List<ImportReport.Line> lines = steps.stream().map(Step::line).toList();
            if (lines.stream().anyMatch(ImportReport.Line::fails)) {
                return ImportReport.of(structure, false, false, lines);
            }
            return ImportReport.of(
                    structure,
                    false,
                    true,
                    steps.stream().map(step -> saved(structure, step)).toList());
        });
    }

    private ImportReport.Line saved(String structure, Step step) {
        if (step.line.outcome() == ImportReport.Outcome.UNCHANGED) {
            return step.line;
        }
        ConnectorAdministration.Saved saved = step.existing == null
                ? administered.create(structure, step.form)
                : administered.change(step.existing.id, step.existing.version, step.form);
        UUID id = saved.connector().id;
        if (!step.rights.isEmpty()) {
            rights.regrant(connectors.findById(id), step.rights, null);
        }
        return step.line.saved(id, saved.newSecret());
    }

    private List<Step> steps(String structure, FileReader.Content content, Options options) {
        Structure target =
                directory.structure(structure).orElseThrow(() -> new ApiProblem(404, "structure-unknown", structure));
        administration.require(structure);
        Adaptation adaptation = new Adaptation(content.origin(), new ConnectorFile.Origin(target.uai, target.name));
        Set<String> below = directory.selfAndDescendants(List.of(structure)).stream()
                .filter(administration::of)
                .collect(Collectors.toSet());
        boolean rights = options.rights
                && content.lines().stream()
                        .anyMatch(line ->
                                line.item() != null && !isEmpty(line.item().rights()));
        GroupMatch groups = new GroupMatch(content.origin(), structure, rights ? directory.groups(below) : List.of());
        Map<String, Integer> taken = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < content.lines().size(); i++) {
            FileReader.Line line = content.lines().get(i);
            steps.add(
                    line.item() == null
                            ? failed(i + 1, "", ImportReport.Outcome.REFUSED, List.of(line.error()))
                            : step(i + 1, line.item(), adaptation, options, groups, below, taken));
        }
        return steps;
    }

    private Step step(
            int number,
            ConnectorFile.Item item,
            Adaptation adaptation,
            Options options,
            GroupMatch groups,
            Set<String> below,
            Map<String, Integer> taken) {
        String structure = adaptation.to().uai();
        ObjectNode definition = item.definition().deepCopy();
        definition.remove("structure");
        ObjectNode original = definition.deepCopy();
        if (adaptation.isNeeded()) {
            definition.remove("excludedStructures"); // they are below another
            if (options.adapt) {
                adaptation.apply(definition);
            }
        }
        if (Icons.digest(definition.path("icon").asText())
                .filter(digest -> !connectors.hasPicture(digest))
                .isPresent()) {
            definition.remove("icon"); // a picture of another platform: initials stand for it
        }
        String wanted = Normalizer.normalize(definition.path("identifier").asText(), Normalizer.Form.NFC)
                .strip();
        Optional<Connector> holder = holder(wanted);
        if (options.adapt
                && holder.filter(other -> !other.structure.equals(structure)).isPresent()) {
            wanted = wanted + " (" + structure + ")";
            definition.put("identifier", wanted);
            holder = holder(wanted);
        }
        Connector existing =
                holder.filter(other -> other.structure.equals(structure)).orElse(null);
        boolean hasSecret = existing != null && existing.oauth != null && existing.oauth.secretHash() != null;
        boolean secretToMake = item.secretSet() && definition.get("oauth") instanceof ObjectNode && !hasSecret;
        settle(definition, existing, options, secretToMake);
        try {
            ConnectorForm form = FileReader.form(definition);
            if (existing != null) {
                existing.requireUnlocked();
            }
            administered.check(structure, existing == null ? null : existing.id, form);
            List<FieldError> clashes = clashes(number, form, taken);
            if (!clashes.isEmpty()) {
                return failed(number, wanted, ImportReport.Outcome.CONFLICT, clashes);
            }
            GroupMatch.Matched matched = matched(item, form, existing, options, groups, below, structure);
            List<FieldChange> changes =
                    existing == null ? List.of() : FieldChange.between(tree(existing), FileReader.tree(form));
            boolean same =
                    existing != null && changes.isEmpty() && matched.change().isEmpty() && !secretToMake;
            ImportReport.Outcome outcome = existing == null
                    ? ImportReport.Outcome.CREATED
                    : same ? ImportReport.Outcome.UNCHANGED : ImportReport.Outcome.CHANGED;
            original.set("draft", definition.get("draft"));
            return new Step(
                    new ImportReport.Line(
                            number,
                            wanted,
                            outcome,
                            existing == null ? null : existing.id,
                            FieldChange.between(original, definition),
                            changes,
                            List.of(),
                            matched.change().granted().size()
                                    + matched.change().denied().size()
                                    + matched.change().rulesAdded().size(),
                            matched.unmatched(),
                            options.rights ? item.deniedAccounts() : 0,
                            secretToMake,
                            null),
                    form,
                    existing,
                    matched.change());
        } catch (FileReader.Unreadable e) {
            return failed(number, wanted, ImportReport.Outcome.REFUSED, List.of(e.error()));
        } catch (ApiProblem problem) {
            return failed(number, wanted, problem);
        }
    }

    /** What the file says of being published counts only when it is asked for; of a secret it can say nothing. */
    private static void settle(ObjectNode definition, Connector existing, Options options, boolean secretToMake) {
        boolean draftThere = definition.path("draft").asBoolean(false);
        boolean draftHere = existing == null || !existing.published;
        definition.put("draft", options.publish ? draftThere : draftHere);
        if (definition.get("oauth") instanceof ObjectNode oauth) {
            oauth.remove("secret");
            oauth.put("generateSecret", secretToMake);
        }
    }

    private GroupMatch.Matched matched(
            ConnectorFile.Item item,
            ConnectorForm form,
            Connector existing,
            Options options,
            GroupMatch groups,
            Set<String> below,
            String structure) {
        if (!options.rights || isEmpty(item.rights())) {
            return new GroupMatch.Matched(RightsChange.ofGrants(Set.of(), Set.of()), List.of());
        }
        return groups.match(
                item.rights(),
                existing == null ? Set.of() : existing.grantedGroups(),
                existing == null ? Set.of() : existing.denials,
                existing == null ? Set.of() : existing.rules,
                Boolean.TRUE.equals(form.inherits()) ? below : Set.of(structure),
                Instant.now());
    }

    /** Two lines of one file that want the same. */
    private static List<FieldError> clashes(int number, ConnectorForm form, Map<String, Integer> taken) {
        List<FieldError> clashes = new ArrayList<>();
        Integer same = taken.putIfAbsent("identifier " + form.identifier().strip(), number);
        if (same != null) {
            clashes.add(new FieldError("identifier", "duplicate-in-file", same));
        }
        if (form.cas() != null && !Boolean.TRUE.equals(form.draft())) { // a draft stands for nothing
            boolean byPattern =
                    form.cas().pattern() != null && !form.cas().pattern().isBlank();
            String service = byPattern
                    ? form.cas().pattern().strip()
                    : ServiceAddress.of(form.url().strip())
                            .map(ServiceAddress::toString)
                            .orElse(form.url());
            Integer other = taken.putIfAbsent("service " + service, number);
            if (other != null) {
                clashes.add(new FieldError(byPattern ? "cas.pattern" : "url", "duplicate-in-file", other));
            }
        }
        return clashes;
    }

    private Step failed(int number, String identifier, ApiProblem problem) {
        if (problem.status() == 403 || problem.status() >= 500) {
            throw problem;
        }
        return problem.errors().isEmpty()
                ? failed(
                        number,
                        identifier,
                        ImportReport.Outcome.CONFLICT,
                        new ImportReport.LineProblem(field(problem), problem.detail(page.locale())))
                : failed(number, identifier, ImportReport.Outcome.REFUSED, problem.errors());
    }

    private static String field(ApiProblem problem) {
        return switch (problem.slug()) {
            case "identifier-taken" -> "identifier";
            case "service-taken" -> "url";
            default -> "";
        };
    }

    private Step failed(int number, String identifier, ImportReport.Outcome outcome, List<FieldError> errors) {
        return failed(
                number,
                identifier,
                outcome,
                errors.stream()
                        .map(error -> new ImportReport.LineProblem(error.field(), error.message(page.locale())))
                        .toArray(ImportReport.LineProblem[]::new));
    }

    private static Step failed(
            int number, String identifier, ImportReport.Outcome outcome, ImportReport.LineProblem... problems) {
        String shown = identifier.length() > 200 ? identifier.substring(0, 200) : identifier;
        return new Step(ImportReport.Line.failed(number, shown, outcome, List.of(problems)), null, null, null);
    }

    private Optional<Connector> holder(String identifier) {
        // What no connector can be called is not asked of the database; the form's check refuses it.
        return identifier.length() > LONGEST_IDENTIFIER || identifier.chars().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : connectors.find("identifier", identifier).firstResultOptional();
    }

    private static JsonNode tree(Connector connector) {
        return FileReader.tree(ConnectorForm.of(connector));
    }

    private static boolean isEmpty(ConnectorFile.Rights rights) {
        return rights.granted().isEmpty()
                && rights.denied().isEmpty()
                && rights.rules().isEmpty();
    }
}

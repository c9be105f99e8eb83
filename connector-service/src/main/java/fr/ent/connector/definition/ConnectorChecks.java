package fr.ent.connector.definition;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.signon.ServiceAddress;
import fr.ent.connector.signon.ServicePattern;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What saving a form would say, without saving it: while the form is filled, and for whoever prepares a file of them.
 */
@ApplicationScoped
class ConnectorChecks {
    private static final int SAMPLES = 20;
    private static final int ADDRESS = 2_000;

    private final Connectors connectors;
    private final ServiceConflicts conflicts;
    private final ConnectorWarnings warnings;
    private final Administration administration;
    private final Directory directory;

    ConnectorChecks(
            Connectors connectors,
            ServiceConflicts conflicts,
            ConnectorWarnings warnings,
            Administration administration,
            Directory directory) {
        this.connectors = connectors;
        this.conflicts = conflicts;
        this.warnings = warnings;
        this.administration = administration;
        this.directory = directory;
    }

    /** Whether an address would belong to the connector, by its URL or « Pattern CAS ». */
    @Schema(name = "SampleCheck")
    public record Sample(String url, boolean matched) {}

    /** @param suggestion a free identifier; null when the one given is free */
    record Result(List<FieldError> errors, List<FieldError> warnings, String suggestion, List<Sample> samples) {}

    /**
     * @param id the connector that is being changed; null for a new one
     * @param samples service URLs to be tried; as many as fit on a screen
     * @throws ApiProblem 404 for a structure or connector nobody knows, 403 when the caller does not administer it
     */
    @Transactional
    Result of(String structure, UUID id, ConnectorForm form, List<String> samples) {
        if (directory.structure(structure).isEmpty()) {
            throw ConnectorProblems.structureUnknown(structure);
        }
        administration.require(structure);
        if (id != null
                && connectors
                        .findByIdOptional(id)
                        .filter(known -> known.structure.equals(structure))
                        .isEmpty()) {
            throw ConnectorProblems.unknown();
        }
        FormCheck.Attempt attempt = FormCheck.attempt(form, structure);
        List<FieldError> errors = new ArrayList<>(attempt.errors());
        List<FieldError> told = new ArrayList<>();
        String suggestion = attempt.wrong("identifier") ? null : suggestion(attempt.form(), id, structure);
        if (suggestion != null) {
            errors.add(new FieldError(
                    "identifier", "identifier-taken.detail", attempt.form().identifier(), suggestion));
        }
        List<Sample> tried = List.of();
        if (!attempt.wrong("url", "cas")) {
            Connector wanted = Connector.wanted(id == null ? new UUID(0, 0) : id, structure, attempt.form());
            boolean draft = !wanted.published;
            wanted.published = true;
            Optional<Connector> other = conflicts.refusing(wanted);
            String field = wanted.patternHost == null ? "url" : "cas.pattern";
            other.ifPresent(refusing -> (draft ? told : errors)
                    .add(new FieldError(
                            field, draft ? "warning-not-publishable" : "service-taken.detail", refusing.identifier)));
            wanted.published = other.isEmpty(); // what refuses it is said, and need not be said again
            told.addAll(warnings.of(wanted));
            tried = samples(samples, wanted);
        } else {
            samples(samples, null);
        }
        return new Result(errors, told, suggestion, tried);
    }

    private String suggestion(CheckedForm form, UUID id, String structure) {
        return connectors
                .identified(form.identifier())
                .filter(other -> !other.id.equals(id))
                .map(other -> connectors.freeLike(form.identifier(), structure))
                .orElse(null);
    }

    private static List<Sample> samples(List<String> given, Connector connector) {
        List<String> samples = given == null ? List.of() : given;
        if (samples.size() > SAMPLES) {
            throw ApiProblem.invalid("samples", "too-many", SAMPLES);
        }
        if (samples.stream().anyMatch(sample -> sample == null || sample.length() > ADDRESS)) {
            throw ApiProblem.invalid("samples", "too-long", ADDRESS);
        }
        return samples.stream()
                .map(sample -> new Sample(sample, connector != null && matches(connector, sample)))
                .toList();
    }

    private static boolean matches(Connector connector, String sample) {
        Optional<ServiceAddress> address = ServiceAddress.of(sample);
        if (connector.cas == null || address.isEmpty()) {
            return false;
        }
        return connector
                .service()
                .map(service -> service.isTemplate()
                        ? address.get()
                                .templated()
                                .filter(template -> service.covers(template.address()))
                                .isPresent()
                        : service.covers(address.get()))
                .orElseGet(() -> ServicePattern.matches(connector.cas.pattern(), sample));
    }
}

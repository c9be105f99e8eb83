package fr.ent.pronote.failure;

import fr.ent.pronote.identity.Comparison;
import fr.ent.pronote.identity.Field;
import fr.ent.pronote.identity.FieldCheck;
import fr.ent.pronote.identity.Population;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person a report may be about, and why. */
@Schema(name = "Candidate")
public record Candidate(
        UUID person,
        String population,
        String lastName,
        String firstNames,
        LocalDate birthDate,
        String postalCode,
        String casId,
        Map<Field, FieldCheck.Verdict> checks) {
    /** « NOM Prénom ». */
    public String fullName() {
        return lastName + " " + firstNames;
    }

    /** The population as a type; {@link #population} is its word in JSON. */
    public Population kind() {
        return Population.ofPath(population).orElseThrow();
    }

    static Candidate of(Population population, Comparison comparison) {
        Map<Field, FieldCheck.Verdict> checks = new EnumMap<>(Field.class);
        comparison.checks().forEach(check -> checks.put(check.field(), check.verdict()));
        return new Candidate(
                comparison.person().id(),
                population.path(),
                comparison.person().lastName(),
                comparison.person().firstNames(),
                comparison.person().birthDate(),
                comparison.person().postalCode(),
                comparison.person().casId(),
                checks);
    }
}

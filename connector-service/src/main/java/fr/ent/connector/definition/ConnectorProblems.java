package fr.ent.connector.definition;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import java.util.List;

/** What can go wrong with a connector, in its callers' words. */
public final class ConnectorProblems {
    private ConnectorProblems() {}

    public static ApiProblem unknown() {
        return new ApiProblem(404, "connector-unknown");
    }

    static ApiProblem structureUnknown(String uai) {
        return new ApiProblem(404, "structure-unknown", uai);
    }

    static ApiProblem identifierTaken(String identifier, String suggestion) {
        return new ApiProblem(409, "identifier-taken", identifier, suggestion).with("suggestion", suggestion);
    }

    /** @param other identifier of the connector that already stands for the address or pattern */
    static ApiProblem serviceTaken(String other) {
        return new ApiProblem(409, "service-taken", other).with("connector", other);
    }

    static ApiProblem locked(String reason) {
        String why = reason == null ? "" : reason;
        return new ApiProblem(409, "connector-locked", why).with("reason", why);
    }

    static ApiProblem stale() {
        return new ApiProblem(412, "stale-version");
    }

    static ApiProblem versionMissing() {
        return new ApiProblem(428, "version-missing");
    }

    static ApiProblem wrongSort(String given) {
        return ApiProblem.invalid(List.of(new FieldError("sort", "sort-unknown", given)));
    }
}

package fr.ent.connector.mass;

import fr.ent.kit.problem.ApiProblem;

/** What can go wrong with an operation. */
final class MassProblems {
    private MassProblems() {}

    static ApiProblem unknown() {
        return new ApiProblem(404, "operation-unknown");
    }

    /** Another one of the same connector goes on, or this very one. */
    static ApiProblem running() {
        return new ApiProblem(409, "operation-running");
    }

    static ApiProblem undone() {
        return new ApiProblem(409, "operation-undone");
    }
}

package fr.ent.connector.directory;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.security.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/**
 * What the caller administers: ADMC the whole platform, ADML a structure and its descendants (design, « Who owns what
 * »).
 */
@RequestScoped
public class Administration {
    private static final String PLATFORM = "ADMC";
    private static final String STRUCTURE = "ADML";

    private final Caller caller;
    private final Directory directory;
    private Set<String> scope;

    Administration(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    public boolean ofPlatform() {
        return caller.has(PLATFORM);
    }

    /** Whether he administers anything at all. */
    public boolean any() {
        return ofPlatform() || !caller.scopesOf(STRUCTURE).isEmpty();
    }

    public boolean of(String uai) {
        return ofPlatform() || scope().contains(uai);
    }

    /** The structures an ADML administers; empty for others, also for ADMC who administers all. */
    public Set<String> scope() {
        if (scope == null) {
            Set<String> own = caller.scopesOf(STRUCTURE);
            scope = own.isEmpty() ? Set.of() : directory.selfAndDescendants(own);
        }
        return scope;
    }

    /** @throws ApiProblem 403 when he does not administer the structure */
    public void require(String uai) {
        if (!of(uai)) {
            throw new ApiProblem(403, "not-administrator", uai);
        }
    }

    /** @throws ApiProblem 403 when he is not ADMC */
    public void requirePlatform() {
        if (!ofPlatform()) {
            throw new ApiProblem(403, "not-platform-administrator");
        }
    }

    /** @throws ApiProblem 403 when he administers nothing */
    public void requireAny() {
        if (!any()) {
            throw new ApiProblem(403, "not-any-administrator");
        }
    }
}

package fr.ent.sso.release;

import fr.ent.kit.security.Caller;
import fr.ent.sso.database.Database;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who may look at what sites are told: ADMC about everybody, an ADML about the people of his structures. */
@RequestScoped
public class ReleaseAccess {
    private static final String ADMC = "ADMC";
    private static final String ADML = "ADML";
    private static final String READER = "DIRECTORY_READER";

    private final Caller caller;
    private final Database database;

    ReleaseAccess(Caller caller, Database database) {
        this.caller = caller;
        this.database = database;
    }

    /** @throws UnauthorizedException or ForbiddenException if he administers nothing */
    public void requireAdministrator() {
        requireSignedIn();
        if (!caller.has(ADMC) && !caller.has(READER) && caller.scopesOf(ADML).isEmpty()) {
            throw new ForbiddenException();
        }
    }

    /** @throws UnauthorizedException or ForbiddenException if he does not administer the platform */
    public void requireAdmc() {
        requireSignedIn();
        if (!caller.has(ADMC)) {
            throw new ForbiddenException();
        }
    }

    /** @throws UnauthorizedException or ForbiddenException if the person is of none of his structures */
    public void requireAdministratorOf(UUID account) {
        requireSignedIn();
        if (!caller.has(ADMC) && !administers(account)) {
            throw new ForbiddenException();
        }
    }

    private boolean administers(UUID account) {
        Set<String> structures = caller.scopesOf(ADML);
        return !structures.isEmpty()
                && database.exists(
                        "select 1 from account_structure s join structure_ancestor x on x.structure = s.structure"
                                + " where s.account = ? and x.ancestor = any (?)",
                        account,
                        List.copyOf(structures));
    }

    private void requireSignedIn() {
        if (caller.isAnonymous()) {
            throw new UnauthorizedException();
        }
    }
}

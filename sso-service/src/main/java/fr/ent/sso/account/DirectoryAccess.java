package fr.ent.sso.account;

import fr.ent.kit.security.Caller;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/** Who may read the directory: ADMC and DIRECTORY_READER all of it, an ADML his structures and what lies below. */
@RequestScoped
class DirectoryAccess {
    private static final String ADMC = "ADMC";
    private static final String ADML = "ADML";
    private static final String READER = "DIRECTORY_READER";

    private final Caller caller;
    private final Directory directory;

    DirectoryAccess(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    boolean readsAll() {
        return caller.has(ADMC) || caller.has(READER);
    }

    /** @throws UnauthorizedException or ForbiddenException if he administers nothing */
    void requireReader() {
        requireSignedIn();
        if (!readsAll() && caller.scopesOf(ADML).isEmpty()) {
            throw new ForbiddenException();
        }
    }

    /** The structures he may read, when that is not all. */
    Set<String> structures() {
        return directory.withDescendants(caller.scopesOf(ADML));
    }

    /** @throws UnauthorizedException or ForbiddenException if it is none of his structures */
    void requireStructure(String uai) {
        requireReader();
        if (!readsAll() && !structures().contains(uai)) {
            throw new ForbiddenException();
        }
    }

    /** @throws UnauthorizedException or ForbiddenException if he does not administer the platform */
    void requireAdmc() {
        requireSignedIn();
        if (!caller.has(ADMC)) {
            throw new ForbiddenException();
        }
    }

    private void requireSignedIn() {
        if (caller.isAnonymous()) {
            throw new UnauthorizedException();
        }
    }
}

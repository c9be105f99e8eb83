package fr.ent.sso.account;

import fr.ent.kit.security.Caller;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/**
 * Who may read the directory: ADMC and DIRECTORY_READER all of it, an ADML his structures and what lies below. Who may
 * change it: ADMC and the same ADML. Whom they may act on is told by {@link AccountReach}.
 */
@RequestScoped
public class DirectoryAccess {
    private static final String ADMC = "ADMC";
    private static final String ADML = "ADML";
    private static final String READER = "DIRECTORY_READER";

    private final Caller caller;
    private final Directory directory;

    DirectoryAccess(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    public boolean readsAll() {
        return caller.has(ADMC) || caller.has(READER);
    }

    /** @throws UnauthorizedException or ForbiddenException if he administers nothing */
    public void requireReader() {
        requireSignedIn();
        if (!readsAll() && caller.scopesOf(ADML).isEmpty()) {
            throw new ForbiddenException();
        }
    }

    /** The structures he may read, when that is not all. */
    public Set<String> structures() {
        return directory.withDescendants(caller.scopesOf(ADML));
    }

    /** @throws UnauthorizedException or ForbiddenException if it is none of his structures */
    public void requireStructure(String uai) {
        requireReader();
        if (!readsAll() && !structures().contains(uai)) {
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

    public boolean isAdmc() {
        return caller.has(ADMC);
    }

    /** @throws UnauthorizedException or ForbiddenException if he administers nothing; reading is not enough */
    public void requireAdministrator() {
        requireSignedIn();
        if (!isAdmc() && caller.scopesOf(ADML).isEmpty()) {
            throw new ForbiddenException();
        }
    }

    /** @throws UnauthorizedException or ForbiddenException if he does not administer this structure */
    public void requireAdministrator(String uai) {
        requireAdministrator();
        if (!isAdmc() && !structures().contains(uai)) {
            throw new ForbiddenException();
        }
    }

    /** The caller, for what is written about him. */
    public String callerId() {
        return caller.id();
    }

    private void requireSignedIn() {
        if (caller.isAnonymous()) {
            throw new UnauthorizedException();
        }
    }
}

package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.security.Caller;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Who may read the directory: ADMC and DIRECTORY_READER all of it, an ADML his structures and what lies below. And who
 * may act on its people: ADMC, and an ADML on those of his structures who hold no more than he.
 */
@RequestScoped
public class DirectoryAccess {
    private static final String ADMC = "ADMC";
    private static final String ADML = "ADML";
    private static final String READER = "DIRECTORY_READER";

    private final Caller caller;
    private final Directory directory;
    private final Accounts accounts;

    DirectoryAccess(Caller caller, Directory directory, Accounts accounts) {
        this.caller = caller;
        this.directory = directory;
        this.accounts = accounts;
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
    public Set<String> structures() {
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

    /** @throws UnauthorizedException or ForbiddenException if he does not administer this structure */
    public void requireAdministration(String uai) {
        requireAdministrator();
        if (!caller.has(ADMC) && !structures().contains(uai)) {
            throw new ForbiddenException();
        }
    }

    /**
     * Who acts on a person has to administer a structure of hers and every function she holds: no ADML gets at an ADMC,
     * nor at the ADML of a structure above.
     *
     * @throws ApiProblem 404 when there is no such account, or none he may see
     * @throws UnauthorizedException or ForbiddenException if he may not act on it
     */
    public Member requireAdministration(UUID account) {
        requireAdministrator();
        Member member = accounts.member(account).orElseThrow(() -> new ApiProblem(404, "account-unknown"));
        if (caller.has(ADMC)) {
            return member;
        }
        if (member.structures().stream().noneMatch(structures()::contains)) {
            throw new ApiProblem(404, "account-unknown");
        }
        if (!administersFunctions(member.account())) {
            throw new ForbiddenException();
        }
        return member;
    }

    /** Whether every function of the account is held for a structure he administers. */
    public boolean administersFunctions(Account account) {
        return caller.has(ADMC)
                || account.functions().isEmpty()
                || structures()
                        .containsAll(account.functions().stream()
                                .map(function -> function.substring(function.indexOf(':') + 1))
                                .toList());
    }

    /** Whether he administers the whole platform, and not some structures only. */
    public boolean administersAll() {
        return caller.has(ADMC);
    }

    private void requireAdministrator() {
        requireSignedIn();
        if (!caller.has(ADMC) && caller.scopesOf(ADML).isEmpty()) {
            throw new ForbiddenException();
        }
    }

    private void requireSignedIn() {
        if (caller.isAnonymous()) {
            throw new UnauthorizedException();
        }
    }
}

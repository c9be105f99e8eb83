package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.security.Caller;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * On whom an administrator may act. ADMC: on everybody. An ADML: on people of his structures and of those below who
 * hold no function beyond them, so that no account with more rights than his own ever falls into his hands; what takes
 * an account away, or gives one person what another had, needs all of its structures to be his. An import says the same
 * for thousands of lines at once, in SQL.
 */
@Named("reach")
@RequestScoped
public class AccountReach {
    private static final String ADMC = "ADMC";
    private static final String ADML = "ADML";

    private final Caller caller;
    private final Accounts accounts;
    private final Directory directory;
    private Set<String> structures;

    AccountReach(Caller caller, Accounts accounts, Directory directory) {
        this.caller = caller;
        this.accounts = accounts;
        this.directory = directory;
    }

    /** @throws UnauthorizedException or ForbiddenException if the caller is neither ADMC nor ADML */
    public void requireAdministrator() {
        if (caller.isAnonymous()) {
            throw new UnauthorizedException();
        }
        if (!everywhere() && caller.scopesOf(ADML).isEmpty()) {
            throw new ForbiddenException();
        }
    }

    public boolean isAdministrator() {
        return !caller.isAnonymous() && (everywhere() || !caller.scopesOf(ADML).isEmpty());
    }

    public boolean everywhere() {
        return caller.has(ADMC);
    }

    /** The structures he administers, with those below; empty for an ADMC, who needs none. */
    public Set<String> structures() {
        if (structures == null) {
            Set<String> scopes = caller.scopesOf(ADML);
            structures = scopes.isEmpty() ? Set.of() : directory.withDescendants(scopes);
        }
        return structures;
    }

    public boolean isOneself(UUID account) {
        return account.toString().equals(caller.id());
    }

    /**
     * A person he may look at.
     *
     * @throws ForbiddenException for an ADML who asks for anybody else's people, whether they exist or not
     * @throws ApiProblem 404 when there is no such account
     */
    public Member visible(UUID id) {
        requireAdministrator();
        Optional<Member> found = accounts.member(id);
        if (!everywhere() && found.filter(this::isVisible).isEmpty()) {
            throw new ForbiddenException();
        }
        return found.orElseThrow(() -> new ApiProblem(404, "account-unknown"));
    }

    /**
     * A person he may act on.
     *
     * @throws ApiProblem 403 {@code account-above} when that person holds a function the caller does not have
     */
    public Member changeable(UUID id) {
        Member member = visible(id);
        if (!isChangeable(member)) {
            throw new ApiProblem(403, "account-above");
        }
        return member;
    }

    /**
     * A person whose account he may take away or join with another: not his own, and in no school of somebody else.
     *
     * @throws ApiProblem 403 {@code account-shared}, 409 {@code own-account}
     */
    public Member removable(UUID id) {
        Member member = changeable(id);
        requireNotOneself(id);
        if (!isWhollyMine(member)) {
            throw new ApiProblem(403, "account-shared");
        }
        return member;
    }

    /** @throws ApiProblem 409 {@code own-account}: nobody locks himself out */
    public void requireNotOneself(UUID id) {
        if (isOneself(id)) {
            throw new ApiProblem(409, "own-account");
        }
    }

    /** Whether {@link #visible} would show him that person. */
    public boolean isVisible(Member member) {
        return everywhere() || member.structures().stream().anyMatch(structures()::contains);
    }

    /** Whether {@link #changeable} would let him. */
    public boolean isChangeable(Member member) {
        return isVisible(member) && isNotAbove(member.account());
    }

    /** Whether {@link #removable} would let him. */
    public boolean isRemovable(Member member) {
        return isChangeable(member) && !isOneself(member.account().id()) && isWhollyMine(member);
    }

    private boolean isWhollyMine(Member member) {
        return everywhere() || structures().containsAll(member.structures());
    }

    /** Whether there is such a person and the caller may act on her. */
    public boolean reaches(UUID id) {
        return isAdministrator()
                && accounts.member(id).filter(this::isChangeable).isPresent();
    }

    /** Whether that person holds no function beyond the caller's. */
    public boolean isNotAbove(Account account) {
        return everywhere() || account.functions().stream().allMatch(this::isWithinMine);
    }

    private boolean isWithinMine(String function) {
        int colon = function.indexOf(':');
        return colon > 0 && structures().contains(function.substring(colon + 1));
    }
}

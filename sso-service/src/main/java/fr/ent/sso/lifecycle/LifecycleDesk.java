package fr.ent.sso.lifecycle;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.account.AccountReach;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Member;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;

/** What the caller may do to one person's account: REST and pages go through here, so neither can forget a check. */
@RequestScoped
public class LifecycleDesk {
    private final AccountReach reach;
    private final Accounts accounts;
    private final Standings standings;
    private final LoginChanges logins;
    private final Blocking blocking;
    private final Deletions deletions;
    private final Duplicates duplicates;
    private final Merges merges;

    LifecycleDesk(
            AccountReach reach,
            Accounts accounts,
            Standings standings,
            LoginChanges logins,
            Blocking blocking,
            Deletions deletions,
            Duplicates duplicates,
            Merges merges) {
        this.reach = reach;
        this.accounts = accounts;
        this.standings = standings;
        this.logins = logins;
        this.blocking = blocking;
        this.deletions = deletions;
        this.duplicates = duplicates;
        this.merges = merges;
    }

    public Standing standing(UUID id) {
        reach.visible(id);
        return standings.get(id);
    }

    public Member changeLogin(UUID id, String login) {
        reach.changeable(id);
        return logins.change(id, login);
    }

    public Member block(UUID id) {
        reach.changeable(id);
        reach.requireNotOneself(id);
        return blocking.block(id);
    }

    public Member unblock(UUID id) {
        reach.changeable(id);
        return blocking.unblock(id);
    }

    public Standing delete(UUID id) {
        reach.removable(id);
        return deletions.mark(id);
    }

    public Standing restore(UUID id) {
        reach.removable(id);
        return deletions.restore(id);
    }

    /** Only those the caller may act on: a namesake elsewhere is none of his business. */
    public List<Duplicates.Candidate> duplicates(UUID id) {
        reach.changeable(id);
        return duplicates.of(id).stream()
                .filter(candidate -> reach.isChangeable(candidate.member()))
                .toList();
    }

    public MergePreview previewMerge(UUID id, UUID other) {
        requireBoth(id, other);
        return merges.preview(id, other);
    }

    public Merge merge(UUID id, UUID other) {
        requireBoth(id, other);
        return merges.merge(id, other);
    }

    public List<Merge> merges(UUID id) {
        reach.changeable(id);
        return merges.into(id);
    }

    /** Whoever undoes it lets the merged person in again, and so must be allowed to act on her. */
    public Merge undoMerge(UUID id, UUID merge) {
        reach.removable(id);
        Merge known = merges.into(id).stream()
                .filter(each -> each.id().equals(merge))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(404, "merge-unknown"));
        if (!accounts.member(known.merged())
                .map(Member::account)
                .map(reach::isNotAbove)
                .orElse(true)) {
            throw new ApiProblem(403, "account-above");
        }
        return merges.undo(id, merge);
    }

    private void requireBoth(UUID survivor, UUID merged) {
        if (reach.everywhere()) {
            reach.changeable(survivor);
        } else {
            reach.removable(survivor);
        }
        reach.removable(merged);
    }
}

package fr.ent.sso.account;

import fr.ent.kit.outbox.OutgoingEvent;
import java.util.List;
import java.util.UUID;

/**
 * What the topics {@code ent.accounts} and {@code ent.directory} carry: ids and logins, never a name or a birth date.
 */
public final class AccountEvents {
    static final String ACCOUNTS = "ent.accounts";
    private static final String DIRECTORY = "ent.directory";

    private AccountEvents() {}

    /** The body of {@code fr.ent.sso.account.created.v1}. */
    record Created(AccountState account) {}

    /** An account as other services may know it. */
    public record AccountState(
            UUID id, String login, List<Profile> profiles, List<String> structures, boolean blocked) {
        public static AccountState of(Member member) {
            return of(member.account(), member.structures());
        }

        static AccountState of(Account account, List<String> structures) {
            return new AccountState(account.id(), account.login(), account.profiles(), structures, account.blocked());
        }
    }

    /** The body of {@code fr.ent.sso.account.updated.v1}. */
    record Updated(AccountState before, AccountState after) {}

    /** The body of {@code fr.ent.sso.account.login-changed.v1}. */
    record LoginChanged(UUID account, String before, String after) {}

    /** The body of {@code fr.ent.sso.account.merged.v1}. */
    record Merged(UUID survivor, String survivorLogin, UUID merged, String mergedLogin) {}

    /** The body of {@code fr.ent.sso.account.deleted.v1}. */
    record Deleted(UUID account, String login) {}

    /** The body of {@code fr.ent.sso.group.changed.v1}. */
    record GroupChanged(
            UUID id, String name, GroupType type, Profile profile, String structure, UUID parent, int memberCount) {}

    public static OutgoingEvent created(Account account, List<String> structures) {
        return created(AccountState.of(account, structures));
    }

    public static OutgoingEvent created(AccountState account) {
        return of(account.id(), "created", new Created(account));
    }

    public static OutgoingEvent updated(AccountState before, AccountState after) {
        return of(after.id(), "updated", new Updated(before, after));
    }

    /** Empty when nothing that others may know is different. */
    public static List<OutgoingEvent> difference(Member before, Member after) {
        AccountState then = AccountState.of(before);
        AccountState now = AccountState.of(after);
        return then.equals(now) ? List.of() : List.of(updated(then, now));
    }

    public static OutgoingEvent loginChanged(UUID account, String before, String after) {
        return of(account, "login-changed", new LoginChanged(account, before, after));
    }

    public static OutgoingEvent merged(Account survivor, Account merged) {
        return of(survivor.id(), "merged", new Merged(survivor.id(), survivor.login(), merged.id(), merged.login()));
    }

    public static OutgoingEvent deleted(UUID account, String login) {
        return of(account, "deleted", new Deleted(account, login));
    }

    private static OutgoingEvent of(UUID account, String what, Object body) {
        return new OutgoingEvent(ACCOUNTS, account.toString(), "fr.ent.sso.account." + what + ".v1", body);
    }

    /** Tombstone of a group that is gone. */
    public static OutgoingEvent groupGone(UUID group) {
        return new OutgoingEvent(DIRECTORY, "group:" + group, "fr.ent.sso.group.changed.v1", null);
    }

    public static OutgoingEvent changed(Structure structure) {
        return new OutgoingEvent(
                DIRECTORY, "structure:" + structure.uai(), "fr.ent.sso.structure.changed.v1", structure);
    }

    public static List<OutgoingEvent> changed(List<Directory.GroupSize> groups) {
        return groups.stream()
                .map(each -> changed(each.group(), each.memberCount()))
                .toList();
    }

    public static OutgoingEvent changed(Group group, int memberCount) {
        return new OutgoingEvent(
                DIRECTORY,
                "group:" + group.id(),
                "fr.ent.sso.group.changed.v1",
                new GroupChanged(
                        group.id(),
                        group.name(),
                        group.type(),
                        group.profile(),
                        group.structure(),
                        group.parent(),
                        memberCount));
    }
}

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
            UUID id, String login, List<Profile> profiles, List<String> structures, boolean blocked) {}

    /** The body of {@code fr.ent.sso.account.updated.v1}. */
    record Updated(AccountState before, AccountState after) {}

    /** The body of {@code fr.ent.sso.group.changed.v1}. */
    record GroupChanged(
            UUID id, String name, GroupType type, Profile profile, String structure, UUID parent, int memberCount) {}

    public static OutgoingEvent created(Account account, List<String> structures) {
        return created(
                new AccountState(account.id(), account.login(), account.profiles(), structures, account.blocked()));
    }

    public static OutgoingEvent created(AccountState account) {
        return new OutgoingEvent(
                ACCOUNTS, account.id().toString(), "fr.ent.sso.account.created.v1", new Created(account));
    }

    public static OutgoingEvent updated(AccountState before, AccountState after) {
        return new OutgoingEvent(
                ACCOUNTS, after.id().toString(), "fr.ent.sso.account.updated.v1", new Updated(before, after));
    }

    /** Tombstone of a group that is gone. */
    public static OutgoingEvent groupGone(UUID group) {
        return new OutgoingEvent(DIRECTORY, "group:" + group, "fr.ent.sso.group.changed.v1", null);
    }

    public static OutgoingEvent changed(Structure structure) {
        return new OutgoingEvent(
                DIRECTORY, "structure:" + structure.uai(), "fr.ent.sso.structure.changed.v1", structure);
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

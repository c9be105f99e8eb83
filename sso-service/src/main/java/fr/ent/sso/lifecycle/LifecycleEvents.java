package fr.ent.sso.lifecycle;

import fr.ent.kit.outbox.Outbox;
import fr.ent.kit.outbox.OutgoingEvent;
import fr.ent.sso.account.GroupType;
import fr.ent.sso.account.Member;
import fr.ent.sso.account.Profile;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells what becomes of accounts on {@code ent.accounts}: ids and logins, never a name or a birth date. */
@ApplicationScoped
class LifecycleEvents {
    private static final String ACCOUNTS = "ent.accounts";
    private static final String DIRECTORY = "ent.directory";

    private final Outbox outbox;
    private final Database database;

    LifecycleEvents(Outbox outbox, Database database) {
        this.outbox = outbox;
        this.database = database;
    }

    /** An account as other services may know it. */
    record State(UUID id, String login, List<Profile> profiles, List<String> structures, boolean blocked) {
        static State of(Member member) {
            return new State(
                    member.account().id(),
                    member.account().login(),
                    member.account().profiles(),
                    member.structures(),
                    member.account().blocked());
        }
    }

    /** The body of {@code fr.ent.sso.account.created.v1}. */
    record Created(State account) {}

    /** The body of {@code fr.ent.sso.account.updated.v1}. */
    record Updated(State before, State after) {}

    /** The body of {@code fr.ent.sso.account.login-changed.v1}. */
    record LoginChanged(UUID account, String before, String after) {}

    /** The body of {@code fr.ent.sso.account.merged.v1}. */
    record Merged(UUID survivor, String survivorLogin, UUID merged, String mergedLogin) {}

    /** The body of {@code fr.ent.sso.account.deleted.v1}. */
    record Deleted(UUID account, String login) {}

    /** The body of {@code fr.ent.sso.group.changed.v1}. */
    record GroupChanged(UUID id, String name, GroupType type, Profile profile, String structure, int memberCount) {}

    void created(Member member) {
        send(member.account().id(), "created", new Created(State.of(member)));
    }

    /** Nothing is sent when nothing that others may know is different. */
    void updated(Member before, Member after) {
        State then = State.of(before);
        State now = State.of(after);
        if (!then.equals(now)) {
            send(after.account().id(), "updated", new Updated(then, now));
        }
    }

    void loginChanged(UUID account, String before, String after) {
        send(account, "login-changed", new LoginChanged(account, before, after));
    }

    void merged(Member survivor, Member merged) {
        send(
                survivor.account().id(),
                "merged",
                new Merged(
                        survivor.account().id(),
                        survivor.account().login(),
                        merged.account().id(),
                        merged.account().login()));
    }

    void deleted(UUID account, String login) {
        send(account, "deleted", new Deleted(account, login));
    }

    /** These groups with the number of people they have now. */
    void resized(List<UUID> groups) {
        if (groups.isEmpty()) {
            return;
        }
        outbox.addAll(database.list(
                """
                select g.*, (select count(*) from membership m where m.ent_group = g.id) member_count
                from ent_group g where g.id = any (?) order by g.id
                """,
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    String profile = row.getString("profile");
                    return new OutgoingEvent(
                            DIRECTORY,
                            "group:" + id,
                            "fr.ent.sso.group.changed.v1",
                            new GroupChanged(
                                    id,
                                    row.getString("name"),
                                    GroupType.valueOf(row.getString("type")),
                                    profile == null ? null : Profile.valueOf(profile),
                                    row.getString("structure"),
                                    row.getInt("member_count")));
                },
                groups));
    }

    private void send(UUID account, String what, Object body) {
        outbox.add(new OutgoingEvent(ACCOUNTS, account.toString(), "fr.ent.sso.account." + what + ".v1", body));
    }
}

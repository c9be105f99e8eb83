package fr.ent.sso.credential;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.security.Caller;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.AccountPasswords;
import fr.ent.sso.account.AccountReach;
import fr.ent.sso.account.DirectoryAccess;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.login.Authentication;
import fr.ent.sso.login.LoginThrottle;
import fr.ent.sso.login.LoginThrottle.Kind;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What an administrator does to the credentials of other people, never to his own. */
@ApplicationScoped
public class CredentialAdministration {
    private final DirectoryAccess access;
    private final AccountReach reach;
    private final Caller caller;
    private final Database database;
    private final LoginThrottle throttle;
    private final ActivationCodes codes;
    private final NewPasswords passwords;
    private final AccountPasswords stored;
    private final SecondFactors factors;
    private final MailOrders mails;
    private final AuditLog audit;

    CredentialAdministration(
            DirectoryAccess access,
            AccountReach reach,
            Caller caller,
            Database database,
            LoginThrottle throttle,
            ActivationCodes codes,
            NewPasswords passwords,
            AccountPasswords stored,
            SecondFactors factors,
            MailOrders mails,
            AuditLog audit) {
        this.access = access;
        this.reach = reach;
        this.caller = caller;
        this.database = database;
        this.throttle = throttle;
        this.codes = codes;
        this.passwords = passwords;
        this.stored = stored;
        this.factors = factors;
        this.mails = mails;
        this.audit = audit;
    }

    /** @throws ApiProblem 404 when there is no such account */
    public CredentialState state(UUID id) {
        Account account = reach.changeable(id).account();
        long waiting = Stream.of(
                        throttle.remaining(Kind.PASSWORD, login(account)),
                        throttle.remaining(Kind.ACTIVATION, login(account)),
                        throttle.remaining(Kind.SECOND_FACTOR, id.toString()))
                .flatMap(Optional::stream)
                .max(Duration::compareTo)
                .map(longest -> new Authentication.Slowed(longest).minutes())
                .orElse(0L);
        return database.one(
                        """
                        select a.password_hash is not null as has_password, a.must_change_password,
                            a.email is not null as has_mail, c.expires_at,
                            exists (select 1 from second_factor f where f.account = a.id) as has_factor
                        from account a left join activation_code c on c.account = a.id and c.expires_at > now()
                        where a.id = ?
                        """,
                        row -> new CredentialState(
                                id,
                                account.displayName(),
                                row.getBoolean("has_password"),
                                row.getBoolean("must_change_password"),
                                row.getBoolean("has_factor"),
                                row.getBoolean("has_mail"),
                                Database.instant(row, "expires_at"),
                                waiting),
                        id)
                .orElseThrow();
    }

    /** A code for a first password; the password there was, if any, ends with all its sessions. */
    @Transactional
    ActivationCodes.Made makeCode(UUID id) {
        Account account = other(id);
        passwords.remove(account);
        audit.add("activation.code-made", id, Map.of());
        return codes.create(id);
    }

    /** Codes for the people of a structure, or of one group of it, who have neither signed in nor been blocked. */
    @Transactional
    List<Sheet> makeCodes(String structure, UUID group) {
        access.requireAdministrator(structure);
        List<Account> people = waiting(structure, group);
        Map<UUID, String> made = codes.create(people.stream().map(Account::id).toList());
        audit.add(
                "activation.codes-made",
                null,
                Map.of("structure", structure, "group", group == null ? "" : group.toString(), "count", made.size()));
        return people.stream()
                .map(person -> new Sheet(person.displayName(), person.login(), made.get(person.id())))
                .toList();
    }

    /** What is handed out to one person. */
    public record Sheet(String name, String login, String code) {}

    /** The people there who have no password yet, and whom the caller may act on. */
    List<Account> waiting(String structure, UUID group) {
        access.requireAdministrator(structure);
        return database.list("""
                        select a.* from account a join account_structure s on s.account = a.id and s.structure = ?
                        where a.password_hash is null and not a.blocked and (cast(? as uuid) is null or exists (
                            select 1 from membership m join ent_group g on g.id = m.ent_group and g.structure = s.structure
                            where m.account = a.id and m.ent_group = ?))
                        order by a.last_name, a.first_name, a.login
                        """, Account::of, structure, group, group).stream()
                .filter(account -> !account.id().toString().equals(caller.id()))
                .filter(reach::isNotAbove)
                .toList();
    }

    /** Sends a link to a new password. */
    @Transactional
    void sendLink(UUID id, Locale language) {
        other(id);
        if (!database.exists(
                "select 1 from account where id = ? and email is not null and password_hash is not null", id)) {
            throw new ApiProblem(409, "no-mail-address");
        }
        mails.link(id, language);
        audit.add("password.reset-asked", id, Map.of());
    }

    /** The next right password is the last time it is used. */
    @Transactional
    void requireChange(UUID id) {
        other(id);
        stored.requireChange(id);
        audit.add("password.change-required", id, Map.of());
    }

    void dropSecondFactor(UUID id) {
        other(id);
        factors.drop(id);
    }

    /** Whoever made too many attempts need not wait any longer. */
    @Transactional
    void unlock(UUID id) {
        Account account = other(id);
        throttle.forget(Kind.PASSWORD, login(account));
        throttle.forget(Kind.ACTIVATION, login(account));
        throttle.forget(Kind.LINK, login(account));
        throttle.forget(Kind.SECOND_FACTOR, id.toString());
        audit.add("account.unlocked", id, Map.of());
    }

    private Account other(UUID id) {
        if (id.toString().equals(caller.id())) {
            throw new ForbiddenException();
        }
        return reach.changeable(id).account();
    }

    private static String login(Account account) {
        return account.login().toLowerCase(Locale.ROOT);
    }
}

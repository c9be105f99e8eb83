package fr.ent.sso.lifecycle;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Member;
import fr.ent.sso.database.Database;
import java.util.List;
import java.util.UUID;

/**
 * One of the two accounts of a merge, with what a merge looks at.
 *
 * @param email in lower case; null when unknown
 * @param externalId what imports know the person by; null when made by hand
 * @param pupils whose guardian this person is
 */
record Party(
        Member member,
        String email,
        String externalId,
        String source,
        List<UUID> guardians,
        List<UUID> pupils,
        List<String> aliases) {
    UUID id() {
        return member.account().id();
    }

    static Party of(Database database, Accounts accounts, UUID id) {
        Member member = accounts.member(id).orElseThrow(() -> new ApiProblem(404, "account-unknown"));
        return database.one(
                        """
                        select lower(email) email, external_id, source,
                            array(select guardian::text from guardianship where pupil = a.id order by 1) guardians,
                            array(select pupil::text from guardianship where guardian = a.id order by 1) pupils,
                            array(select external_id from account_alias where account = a.id order by 1) aliases
                        from account a where id = ?
                        """,
                        row -> new Party(
                                member,
                                row.getString("email"),
                                row.getString("external_id"),
                                row.getString("source"),
                                Database.texts(row, "guardians").stream()
                                        .map(UUID::fromString)
                                        .toList(),
                                Database.texts(row, "pupils").stream()
                                        .map(UUID::fromString)
                                        .toList(),
                                Database.texts(row, "aliases")),
                        id)
                .orElseThrow();
    }
}

package fr.ent.sso.lifecycle;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Member;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Finds the accounts that may be the same person's. */
@ApplicationScoped
public class Duplicates {
    /** Of very common names not all are compared, but those born on the same day first. */
    private static final int COMPARED = 100;

    private final Database database;
    private final Accounts accounts;

    Duplicates(Database database, Accounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    /** An account that may be the same person's, with the reasons; the likeliest come first. */
    public record Candidate(Member member, int score, List<Likeness.Reason> reasons) {}

    /** @throws ApiProblem 404 when there is no such account */
    public List<Candidate> of(UUID id) {
        Party person = Party.of(database, accounts, id);
        return database.list("""
                        select a.id from account a
                        where a.id <> ?
                            and (a.sort_name = (select sort_name from account where id = ?) or lower(a.email) = ?)
                            and not exists (select 1 from account_deletion d where d.account = a.id)
                            and not exists (
                                select 1 from account_merge g where g.merged = a.id and g.undone_at is null)
                        order by a.birth_date = (select birth_date from account where id = ?) desc nulls last, a.id
                        limit ?
                        """, row -> row.getObject("id", UUID.class), id, id, person.email(), id, COMPARED).stream()
                .map(other -> candidate(person, Party.of(database, accounts, other)))
                .filter(candidate -> candidate.score() >= Likeness.LIKELY)
                .sorted(Comparator.comparingInt(Candidate::score)
                        .reversed()
                        .thenComparing(each -> each.member().account().login()))
                .toList();
    }

    private static Candidate candidate(Party person, Party other) {
        Likeness likeness = Likeness.of(person, other);
        return new Candidate(other.member(), likeness.score(), likeness.reasons());
    }
}

package fr.ent.sso.admin;

import fr.ent.sso.account.AccountReach;
import fr.ent.sso.account.SearchText;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** The structures an administrator chooses from. */
@RequestScoped
class StructureChoices {
    private final Database database;
    private final AccountReach reach;

    StructureChoices(Database database, AccountReach reach) {
        this.database = database;
        this.reach = reach;
    }

    /** @param city empty when unknown */
    record Choice(String uai, String name, String city) {}

    /** Those whose name, town or UAI has the text in it, by name; only his. */
    List<Choice> search(String text, int limit) {
        return database.list(
                """
                select uai, name, coalesce(city, '') city from structure
                where (? or uai = any (?))
                    and strpos(folded(name || ' ' || coalesce(city, '')) || ' ' || lower(uai), ?) > 0
                order by folded(name), uai limit ?
                """,
                row -> new Choice(row.getString("uai"), row.getString("name"), row.getString("city")),
                reach.everywhere(),
                List.copyOf(reach.structures()),
                SearchText.folded(text),
                limit);
    }
}

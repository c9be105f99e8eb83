package fr.ent.sso.ticket;

import fr.ent.sso.database.Database;
import fr.ent.sso.registry.Entitled;
import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The sites a person may use: those she would get a ticket for. */
@ApplicationScoped
public class UsableServices {
    /** With a school of hers, for addresses that name one. */
    private static final String USABLE = """
            select c.*, (select min(s.structure) from account_structure s
                join structure_ancestor x on x.structure = s.structure
                where s.account = a.id and x.ancestor = c.structure) as uai
            from registered_service c, account a where a.id = ? and not c.deleted and
            """ + Entitled.CONDITION + " order by c.display_name, c.id";

    private final Database database;

    UsableServices(Database database) {
        this.database = database;
    }

    /** Sorted by name. */
    public List<Site> of(UUID account) {
        return database.list(USABLE, row -> new Site(RegisteredService.of(row, "id"), row.getString("uai")), account);
    }
}

package fr.ent.sso.ticket;

import fr.ent.sso.database.Database;
import fr.ent.sso.registry.Entitled;
import fr.ent.sso.registry.RegisteredService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The sites a person may use: those she would get a ticket for. */
@ApplicationScoped
public class UsableServices {
    private static final String USABLE = "select c.* from registered_service c, account a"
            + " where a.id = ? and not c.deleted and " + Entitled.CONDITION + " order by c.display_name, c.id";

    private final Database database;

    UsableServices(Database database) {
        this.database = database;
    }

    /** Sorted by name. */
    public List<RegisteredService> of(UUID account) {
        return database.list(USABLE, row -> RegisteredService.of(row, "id"), account);
    }
}

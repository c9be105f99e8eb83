package fr.ent.sso.oauth;

import fr.ent.sso.database.Database;
import fr.ent.sso.registry.Availability;
import fr.ent.sso.registry.Entitled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Who may use a client: whoever would get a ticket for the connector; everybody for our consoles. */
@ApplicationScoped
class Entitlement {
    private static final String ENTITLED = " from account a, oauth_client c"
            + " where a.id = ? and c.id = ? and not a.blocked and not c.deleted and" + Entitled.CONDITION;
    private static final String MAY_USE = "select 1" + ENTITLED + " and" + Entitled.OPEN;
    private static final String NOT_OPEN =
            "select " + Availability.COLUMNS + ENTITLED + " and not (" + Entitled.OPEN + ")";

    private final Database database;

    Entitlement(Database database) {
        this.database = database;
    }

    /** Whether she may use it, at this time. */
    boolean has(UUID account, Client client) {
        return client instanceof ConnectorClient connector
                ? database.exists(MAY_USE, account, connector.connector())
                : database.exists("select 1 from account where id = ? and not blocked", account);
    }

    /** Present when nothing but the time stands in her way. */
    Optional<Availability> closed(UUID account, ConnectorClient client) {
        return database.one(NOT_OPEN, Availability::of, account, client.connector());
    }
}

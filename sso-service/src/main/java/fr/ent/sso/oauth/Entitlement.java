package fr.ent.sso.oauth;

import fr.ent.sso.database.Database;
import fr.ent.sso.registry.Entitled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who may use a client: whoever would get a ticket for the connector; everybody for our consoles. */
@ApplicationScoped
class Entitlement {
    private static final String ENTITLED = "select 1 from account a, oauth_client c"
            + " where a.id = ? and c.id = ? and not a.blocked and not c.deleted and" + Entitled.CONDITION;

    private final Database database;

    Entitlement(Database database) {
        this.database = database;
    }

    boolean has(UUID account, Client client) {
        return client instanceof ConnectorClient connector
                ? database.exists(ENTITLED, account, connector.connector())
                : database.exists("select 1 from account where id = ? and not blocked", account);
    }
}

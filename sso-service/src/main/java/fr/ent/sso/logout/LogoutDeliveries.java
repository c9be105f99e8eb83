package fr.ent.sso.logout;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** What sites have yet to be told of ended sessions; written in the transaction that ends the session. */
@ApplicationScoped
public class LogoutDeliveries {
    private final Database database;

    LogoutDeliveries(Database database) {
        this.database = database;
    }

    public void add(Collection<LogoutDelivery> deliveries) {
        database.batch(
                "insert into logout_delivery (session, account, connector, channel, url, field, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                deliveries.stream()
                        .map(each -> new Object[] {
                            each.session(),
                            each.account(),
                            each.connector(),
                            each.channel().name(),
                            each.url(),
                            each.field(),
                            each.body()
                        })
                        .toList());
    }
}

package fr.ent.sso.logout;

import fr.ent.sso.database.Database;
import fr.ent.sso.registry.SingleLogout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The sites that know a session, while it lasts. */
@ApplicationScoped
class Visits {
    private final Database database;

    Visits(Database database) {
        this.database = database;
    }

    List<Visit> of(long session) {
        return database.list(
                """
                select t.session_index, t.service, t.connector, c.display_name, c.single_logout,
                    replace(c.logout_url, '{uai}', coalesce(t.uai, c.structure)) logout_url
                from service_ticket t join registered_service c on c.id = t.connector and not c.deleted
                where t.session = ? and t.validated and t.session_index is not null order by t.used_at
                """,
                row -> new Visit(
                        row.getString("session_index"),
                        row.getString("service"),
                        row.getObject("connector", UUID.class),
                        row.getString("display_name"),
                        SingleLogout.valueOf(row.getString("single_logout")),
                        row.getString("logout_url")),
                session);
    }
}

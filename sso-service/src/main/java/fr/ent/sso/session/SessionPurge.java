package fr.ent.sso.session;

import fr.ent.sso.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes what time has ended, a batch at a time. */
@ApplicationScoped
class SessionPurge {
    private static final int BATCH = 500;

    private final SsoSessions sessions;
    private final Database database;

    SessionPurge(SsoSessions sessions, Database database) {
        this.sessions = sessions;
        this.database = database;
    }

    @Scheduled(every = "{sso.purge.every}", delayed = "30s", identity = "session-purge")
    void purge() {
        while (sessions.endExpired(BATCH) == BATCH) {
            // The next batch.
            continue;
        }
        // Kept for a while after their end, to tell a spent ticket from one that never was.
        deleteInBatches("service_ticket", "expires_at < now() - interval '1 hour' and not validated");
        deleteInBatches("proxy_granting_ticket", "expires_at < now()");
        deleteInBatches("authorization_code", "expires_at < now() - interval '1 hour'");
        // An account that is deleted takes its sessions along, and asks nobody.
        deleteInBatches(
                "refresh_token",
                "session is not null and not exists (select 1 from sso_session s where s.id = session)");
        deleteInBatches("pending_login", "expires_at < now()");
        deleteInBatches("spent_login_ticket", "expires_at < now()");
        deleteInBatches("login_attempt", "changed_at < now() - interval '1 day'");
    }

    private void deleteInBatches(String table, String condition) {
        database.deleteInBatches(BATCH, table, condition);
    }
}

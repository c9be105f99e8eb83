package fr.ent.sso.oauth;

import fr.ent.sso.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes what is past, a batch at a time, and replaces the signing key when its time has come. */
@ApplicationScoped
class TokenPurge {
    private static final int BATCH = 500;
    private static final String ORPHAN = "not exists (select 1 from sso_session s where s.id = %s.session)";

    private final SigningKeys keys;
    private final Database database;

    TokenPurge(SigningKeys keys, Database database) {
        this.keys = keys;
        this.database = database;
    }

    @Scheduled(every = "{sso.purge.every}", delayed = "40s", identity = "token-purge")
    void purge() {
        keys.rotate();
        // Used ones are kept for a day, to know a thief by them.
        deleteInBatches("refresh_token", "used_at < now() - interval '1 day'");
        // Of sessions that went with their account, without an end of their own.
        deleteInBatches("refresh_token", ORPHAN.formatted("refresh_token"));
        deleteInBatches("client_session", ORPHAN.formatted("client_session"));
        deleteInBatches("token_revocation", "expires_at < now()");
        deleteInBatches("spent_assertion", "expires_at < now()");
    }

    private void deleteInBatches(String table, String condition) {
        String delete =
                "delete from %s where ctid = any (array(select ctid from %s where %s limit %d for update skip locked))"
                        .formatted(table, table, condition, BATCH);
        while (database.update(delete) == BATCH) {
            continue;
        }
    }
}

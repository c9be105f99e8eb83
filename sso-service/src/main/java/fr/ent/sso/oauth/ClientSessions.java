package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import fr.ent.sso.database.Database;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Which client has learnt of which session, and by what names it knows the session and the person. */
@ApplicationScoped
class ClientSessions {
    private final Database database;
    private final Subjects subjects;
    private final SsoSessions sessions;

    ClientSessions(Database database, Subjects subjects, SsoSessions sessions) {
        this.database = database;
        this.subjects = subjects;
        this.sessions = sessions;
    }

    /**
     * A session as one client knows it.
     *
     * @param sid another one for each client, so that two of them cannot put together what they know
     */
    record Visit(UUID sid, String subject) {}

    /** Notes that the client learns of the session; the session cannot end before this is known to be committed. */
    @Transactional
    Visit open(Client client, SsoSession session) throws GrantException {
        return database.one(
                        """
                        insert into client_session (session, client, connector, sid, subject)
                        select id, ?, ?, ?, ? from sso_session where id = ? for key share
                        on conflict (session, client) do update set subject = excluded.subject
                        returning sid, subject
                        """,
                        row -> new Visit(row.getObject("sid", UUID.class), row.getString("subject")),
                        client.key(),
                        client instanceof ConnectorClient connector ? connector.connector() : null,
                        UUID.randomUUID(),
                        subjects.of(client, session.account()),
                        session.id())
                .orElseThrow(() -> new GrantException(OAuth2Error.INVALID_GRANT, "The session has ended."));
    }

    /** Whether the session that a client knows by this name is live. */
    boolean isLive(UUID sid) {
        return database.one("select session from client_session where sid = ?", row -> row.getLong(1), sid)
                .filter(sessions::isLive)
                .isPresent();
    }

    /** A connector that knew of the ended session and wants to hear of its end. */
    record ToTell(UUID connector, String clientId, String logoutUrl, UUID sid, String subject) {}

    /** Lets go of an ended session. */
    List<ToTell> close(long session) {
        return database.list(
                """
                with gone as (delete from client_session where session = ? returning connector, sid, subject)
                select c.id, c.client_id, c.logout_url, g.sid, g.subject
                from gone g join oauth_client c on c.id = g.connector and not c.deleted and c.logout_url is not null
                """,
                row -> new ToTell(
                        row.getObject("id", UUID.class),
                        row.getString("client_id"),
                        row.getString("logout_url"),
                        row.getObject("sid", UUID.class),
                        row.getString("subject")),
                session);
    }
}

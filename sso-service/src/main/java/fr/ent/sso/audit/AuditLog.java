package fr.ent.sso.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.kit.request.RequestId;
import fr.ent.kit.security.Caller;
import fr.ent.sso.database.Database;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the log, in the transaction of the act: what is undone was never done. Logged are logins that opened a session
 * and passwords that were refused, sessions ended by an administrator, and every change to somebody's account or to
 * what the platform holds: login, block, merge, deletion and their undoing, imports, secrets, exports of the log. Not
 * logged are tickets, which events tell of, and what people read.
 */
@ApplicationScoped
public class AuditLog {
    private final Database database;
    private final ObjectMapper json;
    private final Caller caller;
    private final RequestId requestId;
    private final CurrentVertxRequest current;

    AuditLog(Database database, ObjectMapper json, Caller caller, RequestId requestId, CurrentVertxRequest current) {
        this.database = database;
        this.json = json;
        this.caller = caller;
        this.requestId = requestId;
        this.current = current;
    }

    /**
     * Notes an act of the caller of this request, or of the service itself outside a request.
     *
     * @param action what was done, as {@code feature.past-tense}: {@code session.ended}
     * @param subject the account it was done to; null when it is not about one
     * @param details ids and values before and after; never a password, ticket or secret
     */
    public void add(String action, UUID subject, Map<String, ?> details) {
        add(inRequest() && !caller.isAnonymous() ? caller.id() : null, action, subject, details);
    }

    /**
     * Notes an act of somebody the request does not name yet, such as a person who signs in.
     *
     * @param actor account or client that acted; null when nobody knows
     */
    @Transactional
    public void add(String actor, String action, UUID subject, Map<String, ?> details) {
        boolean inRequest = inRequest();
        database.update(
                "insert into audit_entry (actor, action, subject, address, request, details)"
                        + " values (?, ?, ?, ?, ?, cast(? as jsonb))",
                actor,
                action,
                subject,
                inRequest ? current.getCurrent().request().remoteAddress().hostAddress() : null,
                inRequest ? requestId.value() : null,
                text(details));
    }

    /** A scheduled job has a request context, too, but nobody asked for anything in it. */
    private boolean inRequest() {
        return Arc.container().requestContext().isActive() && current.getCurrent() != null;
    }

    private String text(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Details are plain values", e);
        }
    }
}

package fr.ent.sso.session;

import fr.ent.sso.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Notes who ended somebody else's session; what people end themselves, and time ends, is in the events. */
@ApplicationScoped
class SessionAudit {
    private final AuditLog audit;

    SessionAudit(AuditLog audit) {
        this.audit = audit;
    }

    void note(@Observes SessionEnding ending) {
        if (ending.reason() == EndReason.ADMINISTRATOR) {
            audit.add("session.ended", ending.account(), Map.of("session", ending.digest()));
        }
    }
}

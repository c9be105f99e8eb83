package fr.ent.sso.audit;

import fr.ent.kit.security.Caller;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;

/** Who may read what of the log: an ADMC all of it, an ADML what was done to people of his structures. */
@RequestScoped
class AuditReading {
    private static final String ADML = "ADML";

    private final Caller caller;
    private final AuditLog log;

    AuditReading(Caller caller, AuditLog log) {
        this.caller = caller;
        this.log = log;
    }

    /** What is asked for, within what the caller may read. */
    AuditQuery query(String from, String to, String actor, String action, String subject, String q) {
        if (caller.isAnonymous()) {
            throw new UnauthorizedException();
        }
        boolean everything = caller.has("ADMC");
        if (!everything && caller.scopesOf(ADML).isEmpty()) {
            throw new ForbiddenException();
        }
        return AuditQuery.of(
                from, to, actor, action, subject, q, everything ? null : List.copyOf(caller.scopesOf(ADML)));
    }

    /** Taking the log away is an act, too. */
    void noteExport(AuditQuery query) {
        log.add(
                "audit.exported",
                null,
                Map.of("actor", query.actor(), "action", query.action(), "subject", query.subject()));
    }
}

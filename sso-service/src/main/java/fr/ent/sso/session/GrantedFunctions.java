package fr.ent.sso.session;

import fr.ent.sso.account.FunctionGranted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** More rights begin with a new login, which asks for all that they need: a second factor, a changed password. */
@ApplicationScoped
class GrantedFunctions {
    private final SsoSessions sessions;

    GrantedFunctions(SsoSessions sessions) {
        this.sessions = sessions;
    }

    void endSessions(@Observes FunctionGranted granted) {
        sessions.endAll(granted.account(), null, EndReason.ADMINISTRATOR);
    }
}

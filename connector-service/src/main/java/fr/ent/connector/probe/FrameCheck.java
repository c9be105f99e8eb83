package fr.ent.connector.probe;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * « Cible » Iframe: refused when the site forbids it. A site that does not answer now, or shows its sign-in first, may
 * allow it: then the connector is accepted, and « Tester » says what is known. Of imports and copies no site is asked.
 */
@ApplicationScoped
public class FrameCheck {
    private final SiteProbe probe;
    private final Caller caller;

    FrameCheck(SiteProbe probe, Caller caller) {
        this.probe = probe;
        this.caller = caller;
    }

    /** @throws ApiProblem 400 about the field {@code target} */
    public void require(String url) {
        SiteAnswer answer = probe.ask(caller.id(), url);
        if (answer.framing() == Framing.FORBIDDEN) {
            throw ApiProblem.invalid("target", "frame-forbidden", answer.host());
        }
        if (answer.framing() == Framing.MIXED) {
            throw ApiProblem.invalid("target", "frame-not-https");
        }
    }
}

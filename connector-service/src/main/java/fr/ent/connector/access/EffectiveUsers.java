package fr.ent.connector.access;

import fr.ent.connector.people.People;
import fr.ent.connector.people.SsoToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * How many people rights mean, each counted once and the denied left out. sso-service knows; when it does not answer in
 * time the sum of the member counts stands in, which counts a member of two groups twice and the denied too, and
 * sso-service is left alone for a while.
 */
@ApplicationScoped
class EffectiveUsers {
    private static final Logger LOG = Logger.getLogger(EffectiveUsers.class);
    private static final Duration REST = Duration.ofSeconds(15);

    private final SsoGroups sso;
    private final SsoToken token;
    private final AccessGroups groups;
    private final Clock clock = Clock.systemUTC();
    private volatile Instant askAgain = Instant.MIN;

    /** @param estimated it is only the sum of the groups' member counts */
    record Count(long people, boolean estimated) {}

    EffectiveUsers(@RestClient SsoGroups sso, SsoToken token, AccessGroups groups) {
        this.sso = sso;
        this.token = token;
        this.groups = groups;
    }

    Count of(People.Audience audience) {
        if (audience.groups().isEmpty()) {
            return new Count(0, false);
        }
        if (clock.instant().isBefore(askAgain)) {
            return estimate(audience);
        }
        try {
            return new Count(
                    sso.effectiveMembers(token.header(), SsoGroups.Question.of(audience))
                            .count(),
                    false);
        } catch (RuntimeException e) { // whatever it is, the number only becomes an estimate
            LOG.warnf("sso-service did not count the members: %s", e.toString());
            if (!isAboutTheQuestion(e)) {
                token.renew();
                askAgain = clock.instant().plus(REST);
            }
            return estimate(audience);
        }
    }

    /** Forgets that sso-service did not answer. */
    void askAgain() {
        askAgain = Instant.MIN;
    }

    /** The next question may well be answered. */
    private static boolean isAboutTheQuestion(RuntimeException e) {
        return e instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == 400;
    }

    private Count estimate(People.Audience audience) {
        return new Count(groups.members(audience.groups()), true);
    }
}

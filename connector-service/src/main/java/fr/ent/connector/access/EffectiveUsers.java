package fr.ent.connector.access;

import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Group;
import fr.ent.connector.people.SsoToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * How many people groups make, each counted once. sso-service knows; when it does not answer in time the sum of the
 * member counts stands in, which counts a member of two groups twice, and sso-service is left alone for a while.
 */
@ApplicationScoped
class EffectiveUsers {
    private static final Logger LOG = Logger.getLogger(EffectiveUsers.class);
    private static final Duration REST = Duration.ofSeconds(15);

    private final SsoGroups sso;
    private final SsoToken token;
    private final Directory directory;
    private final Clock clock = Clock.systemUTC();
    private volatile Instant askAgain = Instant.MIN;

    /** @param estimated it is only the sum of the groups' member counts */
    record Count(long people, boolean estimated) {}

    EffectiveUsers(@RestClient SsoGroups sso, SsoToken token, Directory directory) {
        this.sso = sso;
        this.token = token;
        this.directory = directory;
    }

    Count of(Collection<UUID> groups) {
        if (groups.isEmpty()) {
            return new Count(0, false);
        }
        if (clock.instant().isBefore(askAgain)) {
            return estimate(groups);
        }
        try {
            return new Count(
                    sso.effectiveMembers(token.header(), new SsoGroups.Question(groups))
                            .count(),
                    false);
        } catch (RuntimeException e) { // whatever it is, the number only becomes an estimate
            LOG.warnf("sso-service did not count the members: %s", e.toString());
            token.renew();
            askAgain = clock.instant().plus(REST);
            return estimate(groups);
        }
    }

    /** Forgets that sso-service did not answer. */
    void askAgain() {
        askAgain = Instant.MIN;
    }

    private Count estimate(Collection<UUID> groups) {
        return new Count(
                directory.groupsById(groups).values().stream()
                        .mapToLong((Group group) -> group.memberCount)
                        .sum(),
                true);
    }
}

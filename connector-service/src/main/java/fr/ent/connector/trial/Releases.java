package fr.ent.connector.trial;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.people.KnownPerson;
import fr.ent.connector.trial.Step.Part;
import io.quarkus.oidc.AccessTokenCredential;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** What a connector's site would be told about a person. */
@ApplicationScoped
class Releases {
    private static final Logger LOG = Logger.getLogger(Releases.class);

    private final SsoPreview sso;
    private final AccessTokenCredential token;

    Releases(@RestClient SsoPreview sso, AccessTokenCredential token) {
        this.sso = sso;
        this.token = token;
    }

    /** The step, and what it found when it is known. */
    record Found(Step step, Optional<SsoPreview.Preview> preview) {
        static Found only(Step step) {
            return new Found(step, Optional.empty());
        }
    }

    Found of(Connector connector, KnownPerson person) {
        if (connector.cas == null) {
            return Found.only(
                    connector.oauth == null
                            ? Step.ok(Part.RELEASE, "release-nothing")
                            : Step.ok(
                                    Part.RELEASE,
                                    "release-oauth",
                                    connector.oauth.scope() == null ? "openid" : connector.oauth.scope()));
        }
        try {
            SsoPreview.Preview preview = sso.preview(
                    "Bearer " + token.getToken(),
                    connector.cas.type(),
                    person.id(),
                    connector.published ? connector.id : null);
            return new Found(
                    Step.ok(
                            Part.RELEASE,
                            "release-told",
                            preview.user(),
                            preview.attributes().size()),
                    Optional.of(preview));
        } catch (WebApplicationException e) {
            return Found.only(refused(connector, person, e.getResponse().getStatus()));
        } catch (RuntimeException e) { // whatever it is, this step alone has no answer
            LOG.warnf("sso-service did not show what a site is told: %s", e.toString());
            return Found.only(Step.warning(Part.RELEASE, "release-away"));
        }
    }

    private static Step refused(Connector connector, KnownPerson person, int status) {
        return switch (status) {
            case 400 -> Step.warning(Part.RELEASE, "release-connector-unknown");
            case 403 -> Step.warning(Part.RELEASE, "release-opaque");
            case 404 -> Step.failure(Part.RELEASE, "release-type-unknown", connector.cas.type());
            case 409 -> Step.failure(Part.RELEASE, "release-no-identifier", person.name());
            default -> Step.warning(Part.RELEASE, "release-away");
        };
    }
}

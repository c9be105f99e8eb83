package fr.ent.pronote.casclient;

import fr.ent.kit.page.PageContext;
import fr.ent.pronote.PronoteMessages;
import fr.ent.pronote.publication.Base;
import fr.ent.pronote.publication.Space;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** Each cause has its own words: one factory a situation of « ce que voit l’utilisateur quand c’est fermé ». */
@ApplicationScoped
class Notices {
    private final PageContext page;

    Notices(PageContext page) {
        this.page = page;
    }

    Notice unpublished() {
        return new Notice(503, "unpublished", say().unpublishedTitle(), say().unpublishedText(), List.of());
    }

    Notice closed(Base base) {
        return new Notice(404, "space-closed", say().closedTitle(), say().closedText(), root(base));
    }

    Notice unknownPage(Base base) {
        List<Notice.Link> pages = Arrays.stream(Space.values())
                .filter(base::offers)
                .map(space -> new Notice.Link(base.address(space.page()), say().espace(space)))
                .toList();
        return new Notice(404, "unknown-page", say().unknownPageTitle(), say().unknownPageText(), pages);
    }

    Notice casOff() {
        return new Notice(403, "cas-off", say().casOffTitle(), say().casOffText(), List.of());
    }

    Notice direct(Base base) {
        return new Notice(501, "direct-access", say().directTitle(), say().directText(), root(base));
    }

    Notice loop(Base base) {
        return new Notice(508, "loop", say().loopTitle(), say().loopText(), root(base));
    }

    Notice parentClosed() {
        return new Notice(403, "parent-space-closed", say().parentClosedTitle(), say().parentClosedText(), List.of());
    }

    Notice notYours(Base base, Space space) {
        return new Notice(
                403, "not-your-space", say().notYoursTitle(say().espace(space)), say().notYoursText(), root(base));
    }

    Notice drifted() {
        return new Notice(403, "drifted", say().driftTitle(), say().driftText(), List.of());
    }

    Notice refused(CasReply.Refusal refusal, String again) {
        return switch (refusal) {
            case INVALID_TICKET -> retry(403, "invalid-ticket", say().ticketTitle(), say().ticketText(), again);
            case INVALID_SERVICE -> retry(403, "invalid-service", say().serviceTitle(), say().serviceText(), again);
            case INVALID_REQUEST, INTERNAL_ERROR, OTHER ->
                retry(502, "cas-refused", say().casRefusedTitle(), say().casRefusedText(), again);
        };
    }

    Notice trouble(CasReply.Trouble trouble, String again) {
        return switch (trouble) {
            case UNREACHABLE, HTTP_STATUS ->
                retry(502, "cas-unreachable", say().casDownTitle(), say().casDownText(), again);
            case TIMEOUT -> retry(504, "cas-timeout", say().casSlowTitle(), say().casSlowText(), again);
            case MALFORMED -> retry(502, "cas-malformed", say().casOddTitle(), say().casOddText(), again);
        };
    }

    private Notice retry(int status, String reason, String title, String text, String again) {
        return new Notice(status, reason, title, text, List.of(new Notice.Link(again, say().retry())));
    }

    private List<Notice.Link> root(Base base) {
        return List.of(new Notice.Link(base.publicAddress, say().retryRoot()));
    }

    private PronoteMessages say() {
        return MessageBundles.get(PronoteMessages.class, Localized.Literal.of(page.lang()));
    }
}

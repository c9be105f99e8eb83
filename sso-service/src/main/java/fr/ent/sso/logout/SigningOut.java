package fr.ent.sso.logout;

import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.registry.SingleLogout;
import fr.ent.sso.session.EndReason;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Ends the session of a browser, and finds out what the person has to know. */
@ApplicationScoped
class SigningOut {
    private final SsoSessions sessions;
    private final Visits visits;
    private final LogoutDeliveries deliveries;

    SigningOut(SsoSessions sessions, Visits visits, LogoutDeliveries deliveries) {
        this.sessions = sessions;
        this.visits = visits;
        this.deliveries = deliveries;
    }

    /** @param cookie null for none */
    SignedOut end(String cookie) {
        Optional<SsoSession> session = sessions.find(cookie);
        List<Visit> visited = session.map(each -> visits.of(each.id())).orElse(List.of());
        sessions.end(cookie, EndReason.LOGOUT);
        return new SignedOut(
                names(visited, SingleLogout.BACK_CHANNEL),
                session.map(each -> carried(each, visited)).orElse(List.of()),
                names(visited, SingleLogout.NONE));
    }

    private static List<String> names(List<Visit> visited, SingleLogout how) {
        return visited.stream()
                .filter(visit -> visit.singleLogout() == how)
                .map(Visit::name)
                .distinct()
                .toList();
    }

    private List<SignedOut.Carried> carried(SsoSession session, List<Visit> visited) {
        return deliveries.handToBrowser(session.digest()).stream()
                .flatMap(due -> ServiceUrl.parse(due.url()).stream()
                        .map(url -> new SignedOut.Carried(
                                name(visited, url),
                                url.with(due.field(), URLEncoder.encode(due.body(), StandardCharsets.UTF_8)),
                                url.source())))
                .toList();
    }

    private static String name(List<Visit> visited, ServiceUrl address) {
        return visited.stream()
                .filter(visit -> visit.address().filter(address::equals).isPresent())
                .map(Visit::name)
                .findFirst()
                .orElse(address.host());
    }
}

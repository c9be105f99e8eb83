package fr.ent.sso.oauth;

import fr.ent.sso.logout.LogoutDeliveries;
import fr.ent.sso.logout.LogoutDelivery;
import fr.ent.sso.session.SessionEnding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Notes, when a session ends, which connectors have to be told (OpenID Connect Back-Channel Logout 1.0 §2.5). */
@ApplicationScoped
class BackChannelLogout {
    private final ClientSessions visits;
    private final Tokens tokens;
    private final LogoutDeliveries deliveries;

    BackChannelLogout(ClientSessions visits, Tokens tokens, LogoutDeliveries deliveries) {
        this.visits = visits;
        this.tokens = tokens;
        this.deliveries = deliveries;
    }

    void on(@Observes SessionEnding ending) {
        deliveries.add(visits.close(ending.id()).stream()
                .map(visit -> new LogoutDelivery(
                        ending.digest(),
                        ending.account(),
                        visit.connector(),
                        LogoutDelivery.Channel.BACK_CHANNEL,
                        visit.logoutUrl(),
                        "logout_token",
                        tokens.logout(visit.clientId(), visit.subject(), visit.sid())
                                .serialize()))
                .toList());
    }
}

package fr.ent.sso.session;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Signs people in to this service's own pages by their SSO session: the account's functions are the roles, as in an
 * access token. REST never looks at the cookie, so no foreign page can make a browser call it.
 */
@ApplicationScoped
class SessionSignIn implements HttpAuthenticationMechanism {
    private static final int FOUND = 302;
    /** Before the bearer token, which no page carries. */
    private static final int PRIORITY = HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1;

    private final SsoSessions sessions;

    SessionSignIn(SsoSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        Cookie cookie = request.request().getCookie(SessionCookie.NAME);
        if (cookie == null || !OwnPage.isOne(request.request().path())) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom()
                .completionStage(() -> request.vertx()
                        .executeBlocking(() -> identity(cookie.getValue()).orElse(null), false)
                        .toCompletionStage());
    }

    private Optional<SecurityIdentity> identity(String cookie) {
        return sessions.find(cookie)
                .map(session -> QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(session.account().toString()))
                        .addRoles(Set.copyOf(sessions.functions(session)))
                        .addAttribute("name", session.name())
                        .addAttribute("session", session)
                        .build());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        if (!OwnPage.isOne(request.request().path())) {
            return Uni.createFrom().nullItem();
        }
        String back = "GET".equals(request.request().method().name())
                ? request.request().uri()
                : request.request().path();
        return Uni.createFrom()
                .item(new ChallengeData(
                        FOUND,
                        HttpHeaders.LOCATION,
                        "/cas/login?resume=" + URLEncoder.encode(back, StandardCharsets.UTF_8)));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, SessionCookie.NAME));
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }
}

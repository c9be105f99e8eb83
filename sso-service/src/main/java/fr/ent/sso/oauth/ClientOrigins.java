package fr.ent.sso.oauth;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/** Lets the pages of declared clients, such as an OpenAPI UI, call the endpoints meant for them from the browser. */
@ApplicationScoped
class ClientOrigins {
    private static final List<String> PATHS = List.of(
            "/oauth2/token", "/oauth2/userinfo", "/oauth2/revoke", "/oauth2/jwks", "/.well-known/openid-configuration");
    private static final int NO_CONTENT = 204;

    private final Set<String> origins;

    ClientOrigins(Clients clients) {
        origins = clients.origins();
    }

    void route(@Observes Router router) {
        // Before everything else: a preflight carries no token and must not be asked for one.
        PATHS.forEach(path -> router.route(path).order(Integer.MIN_VALUE).handler(this::allow));
    }

    private void allow(RoutingContext request) {
        String origin = request.request().getHeader("Origin");
        request.response().putHeader("Vary", "Origin");
        if (origin != null && origins.contains(origin)) {
            request.response().putHeader("Access-Control-Allow-Origin", origin);
            if ("OPTIONS".equals(request.request().method().name())) {
                request.response()
                        .putHeader("Access-Control-Allow-Methods", "GET, POST")
                        .putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Requested-With")
                        .putHeader("Access-Control-Max-Age", "600")
                        .setStatusCode(NO_CONTENT)
                        .end();
                return;
            }
        }
        request.next();
    }
}

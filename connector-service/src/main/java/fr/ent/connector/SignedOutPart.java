package fr.ent.connector;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * htmx asks for a part of a page whose session is over. The redirect to the sign-in page, on another site, would show
 * nothing: 401 instead, and the page reloads itself. Asked by quarkus-oidc only when it is about to redirect.
 */
@ApplicationScoped
class SignedOutPart implements JavaScriptRequestChecker {
    @Override
    public boolean isJavaScriptRequest(RoutingContext context) {
        boolean part = "true".equals(context.request().getHeader("HX-Request"));
        if (part) {
            context.addHeadersEndHandler(
                    ending -> context.response().setStatusCode(401).putHeader("HX-Refresh", "true"));
        }
        return part;
    }
}

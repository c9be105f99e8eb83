package fr.ent.sso.imports;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** Imports may be large; whatever is sent elsewhere is held in memory and so stays small. */
@ApplicationScoped
class UploadLimit {
    private static final Set<String> LARGE = Set.of("/api/accounts/imports", "/admin/imports");
    private static final long SMALL = 10L << 20;
    private static final int TOO_LARGE = 413;

    void route(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(UploadLimit::limit);
        // After the server's own limit, which does not know one path from another.
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(UploadLimit::limitUntold);
    }

    private static void limit(RoutingContext request) {
        if (LARGE.contains(request.request().path())) {
            request.next();
            return;
        }
        if (length(request) > SMALL) {
            request.response()
                    .setStatusCode(TOO_LARGE)
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end();
            return;
        }
        request.next();
    }

    /** Of what does not tell its length, so much is read and no more. */
    private static void limitUntold(RoutingContext request) {
        if (!LARGE.contains(request.request().path())) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, SMALL);
        }
        request.next();
    }

    private static long length(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}

package fr.ent.kit.page;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret of this browser that only our own pages can repeat in a form (double submit; cookie and field must agree).
 */
@RequestScoped
class FormToken {
    private static final String COOKIE = "ent_form";
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Instance<RoutingContext> routing;
    private final PageConfig config;
    private String fresh;

    FormToken(Instance<RoutingContext> routing, PageConfig config) {
        this.routing = routing;
        this.config = config;
    }

    /** The token of this browser; sets the cookie when it has none yet. */
    String value() {
        String known = cookie();
        if (known != null) {
            return known;
        }
        if (fresh == null) {
            byte[] bytes = new byte[BYTES];
            RANDOM.nextBytes(bytes);
            fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            routing.get()
                    .response()
                    .addCookie(Cookie.cookie(COOKIE, fresh)
                            .setPath("/")
                            .setHttpOnly(true)
                            .setSecure(config.secureCookies())
                            .setSameSite(CookieSameSite.LAX));
        }
        return fresh;
    }

    boolean matches(String given) {
        String known = cookie();
        return known != null
                && given != null
                && MessageDigest.isEqual(
                        known.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String cookie() {
        Cookie cookie = routing.get().request().getCookie(COOKIE);
        return cookie == null || cookie.getValue().length() < BYTES ? null : cookie.getValue();
    }
}

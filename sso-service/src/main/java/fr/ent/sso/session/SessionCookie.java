package fr.ent.sso.session;

import fr.ent.kit.page.PageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

/**
 * The cookie that carries a session (CAS 3.0 §3.6): ends with the browser unless the person chose otherwise, no script
 * reads it. Its path is the whole of this service, because OpenID and our own pages are signed in by it too.
 */
@ApplicationScoped
public class SessionCookie {
    public static final String NAME = "TGC-SSO";

    private final PageConfig pages;
    private final SessionConfig config;

    SessionCookie(PageConfig pages, SessionConfig config) {
        this.pages = pages;
        this.config = config;
    }

    /** @param remembered it outlives the browser, and lives as long as the session (CAS 3.0 §4.1.5) */
    public NewCookie holding(String value, boolean remembered) {
        NewCookie.Builder cookie = cookie(value);
        return remembered
                ? cookie.maxAge((int) config.lifetime(true).toSeconds()).build()
                : cookie.build();
    }

    public NewCookie removed() {
        return cookie("").maxAge(0).build();
    }

    private NewCookie.Builder cookie(String value) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(pages.secureCookies())
                .sameSite(NewCookie.SameSite.LAX);
    }
}

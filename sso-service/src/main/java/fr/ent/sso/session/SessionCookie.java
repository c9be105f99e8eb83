package fr.ent.sso.session;

import fr.ent.kit.page.PageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

/** The cookie that carries a session (CAS 3.0 §3.6): ends with the browser, no script reads it. */
@ApplicationScoped
public class SessionCookie {
    public static final String NAME = "TGC-SSO";

    private final PageConfig pages;

    SessionCookie(PageConfig pages) {
        this.pages = pages;
    }

    public NewCookie holding(String value) {
        return cookie(value).build();
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

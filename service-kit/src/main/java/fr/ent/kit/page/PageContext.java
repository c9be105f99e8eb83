package fr.ent.kit.page;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Named;
import java.util.Locale;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What the layout needs to know of the request; templates read it as {@code inject:page}. */
@Named("page")
@RequestScoped
public class PageContext {
    static final String LANGUAGE_COOKIE = "ent_lang";

    private final Instance<RoutingContext> routing;
    private final FormToken formToken;
    private final PageConfig config;

    PageContext(Instance<RoutingContext> routing, FormToken formToken, PageConfig config) {
        this.routing = routing;
        this.formToken = formToken;
        this.config = config;
    }

    /** French unless the person chose English, by the language link or else by the browser's settings. */
    public Locale locale() {
        HttpServerRequest request = routing.get().request();
        Cookie chosen = request.getCookie(LANGUAGE_COOKIE);
        if (chosen != null) {
            return "en".equals(chosen.getValue()) ? Locale.ENGLISH : Locale.FRENCH;
        }
        String accepted = request.getHeader("Accept-Language");
        if (accepted == null || accepted.isBlank()) {
            return Locale.FRENCH;
        }
        try {
            Locale best = Locale.lookup(
                    Locale.LanguageRange.parse(accepted), java.util.List.of(Locale.FRENCH, Locale.ENGLISH));
            return best == null ? Locale.FRENCH : best;
        } catch (IllegalArgumentException e) {
            return Locale.FRENCH; // a malformed header is no reason to refuse a page
        }
    }

    public String lang() {
        return locale().getLanguage();
    }

    public String otherLang() {
        return "fr".equals(lang()) ? "en" : "fr";
    }

    /** The form token of this browser, for the hidden field {@code form_token} of every form that changes something. */
    public String formToken() {
        return formToken.value();
    }

    /** The name to greet, empty when nobody is signed in or the page is open to all. */
    public String userName() {
        SecurityIdentity identity = identity();
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken token) {
            String name = token.getClaim("name");
            return name == null ? token.getName() : name;
        }
        return identity != null && identity.getAttribute("name") instanceof String name ? name : "";
    }

    public boolean has(String function) {
        SecurityIdentity identity = identity();
        return identity != null && identity.hasRole(function);
    }

    /** The identity this request was authenticated with so far; asking for it here must never wait. */
    private SecurityIdentity identity() {
        return routing.get().user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
    }

    /** Only the list is wanted, by htmx, and not the page around it; going back in history wants the page again. */
    public boolean fragment() {
        HttpServerRequest request = routing.get().request();
        return "true".equals(request.getHeader("HX-Request"))
                && !"true".equals(request.getHeader("HX-History-Restore-Request"));
    }

    /** Address of a sibling service's page, by its name in {@code ent.pages.links}; empty when it is not configured. */
    public String link(String name) {
        return config.links().getOrDefault(name, "");
    }

    /** The mention the law asks for on every page: {@code non}, {@code partial} or {@code full}. */
    public String accessibilityState() {
        return config.accessibilityState();
    }

    public String path() {
        return routing.get().request().path();
    }
}

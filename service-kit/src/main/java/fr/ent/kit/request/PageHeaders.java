package fr.ent.kit.request;

import fr.ent.kit.page.PageConfig;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The headers that keep a page from being framed, sniffed, cached or extended by foreign script. */
class PageHeaders {
    private static final String ONE_YEAR = "max-age=31536000";

    private final PageConfig config;

    PageHeaders(PageConfig config) {
        this.config = config;
    }

    @ServerResponseFilter
    public void harden(ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        if (config.secureCookies()) {
            headers.putSingle("Strict-Transport-Security", ONE_YEAR);
        }
        MediaType type = response.getMediaType();
        if (type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
            if (!headers.containsKey(ContentPolicy.HEADER)) {
                headers.putSingle(ContentPolicy.HEADER, ContentPolicy.DEFAULT);
            }
            // Tells other sites nothing, and the language link where to come back to.
            headers.putSingle("Referrer-Policy", "same-origin");
            headers.putSingle("X-Frame-Options", "DENY");
            if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
                headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            }
            headers.add(HttpHeaders.VARY, "HX-Request, Accept-Language, Cookie");
        }
    }
}

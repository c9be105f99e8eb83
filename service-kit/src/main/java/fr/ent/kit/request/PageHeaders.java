package fr.ent.kit.request;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The headers that keep a page from being framed, sniffed, cached or extended by foreign script. */
class PageHeaders {
    // No form-action: browsers apply it to the redirect after a sign-in, which leads to the partner's site.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data: https:; "
            + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    @ServerResponseFilter
    public void harden(ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        MediaType type = response.getMediaType();
        if (type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
            headers.putSingle("Content-Security-Policy", CONTENT_SECURITY_POLICY);
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

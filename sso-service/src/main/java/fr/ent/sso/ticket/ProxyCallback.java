package fr.ent.sso.ticket;

import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.ServiceUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An address that proxy-granting tickets may be sent to (CAS 3.0 §2.5.4): https, and below one of those the connector
 * names, at a segment boundary.
 */
record ProxyCallback(ServiceUrl url) {
    private static final String HTTPS = "https";

    /** Empty when it is no https address one could call: look-alikes, and fragments, which nobody would be sent. */
    static Optional<ProxyCallback> parse(String pgtUrl) {
        return ServiceUrl.parse(pgtUrl)
                .filter(url -> HTTPS.equals(url.scheme()) && url.text().indexOf('#') < 0 && isCallable(url))
                .map(ProxyCallback::new);
    }

    static boolean mayProxy(RegisteredService service) {
        return !service.proxyCallbacks().isEmpty();
    }

    boolean isAllowedFor(RegisteredService service) {
        return service.proxyCallbacks().stream()
                .map(ProxyCallback::parse)
                .flatMap(Optional::stream)
                .anyMatch(prefix -> isBelow(prefix.url()));
    }

    private boolean isBelow(ServiceUrl prefix) {
        String path = prefix.path().endsWith("/")
                ? prefix.path().substring(0, prefix.path().length() - 1)
                : prefix.path();
        return url.host().equals(prefix.host())
                && url.port() == prefix.port()
                && url.path().startsWith(path)
                && (url.path().length() == path.length() || url.path().charAt(path.length()) == '/');
    }

    /** How the site is named to those that come after it. */
    String name() {
        return url.text();
    }

    /** The address with the two tickets, its own parameters kept. */
    URI with(String pgt, String iou) {
        return URI.create(url.with("pgtId", pgt) + "&pgtIou=" + iou);
    }

    /** The way with this site on top. */
    List<String> before(List<String> way) {
        return Stream.concat(Stream.of(name()), way.stream()).toList();
    }

    private static boolean isCallable(ServiceUrl url) {
        try {
            return new URI(url.location()).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

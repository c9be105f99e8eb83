package fr.ent.sso.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import fr.ent.kit.outgoing.PublicAddress;
import fr.ent.sso.outgoing.OutgoingHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * The public keys partners publish at their « URL du certificat »: a JWK set or a PEM certificate. Read when needed and
 * kept for a while, the failure to read them too: a partner that is down costs nobody's time. The address comes from an
 * administrator of a school, so it leads to no private network, and nowhere else by redirect.
 */
@ApplicationScoped
class PartnerKeys {
    private static final Logger LOG = Logger.getLogger(PartnerKeys.class);
    /** An unknown key, or none at all, is asked for again after this time. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final int MAX_BYTES = 100_000;
    private static final int MAX_KEPT = 1_000;
    private static final int MAX_KEYS = 20;
    private static final int MIN_RSA_BITS = 2048;

    private final TokenConfig config;
    private final OutgoingHttp http;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Kept> byUrl = new LinkedHashMap<>();

    PartnerKeys(TokenConfig config, OutgoingHttp http) {
        this.config = config;
        this.http = http;
    }

    private record Kept(CompletableFuture<List<JWK>> keys, Instant since) {}

    /** @param keyId null for any of them */
    List<JWK> of(String url, String keyId) {
        List<JWK> fitting = fitting(kept(url, config.partnerKeysKept()), keyId);
        return fitting.isEmpty() ? fitting(kept(url, AGAIN), keyId) : fitting;
    }

    private static List<JWK> fitting(List<JWK> keys, String keyId) {
        return keys.stream()
                .filter(key -> keyId == null
                        || key.getKeyID() == null
                        || key.getKeyID().equals(keyId))
                .toList();
    }

    /** One reads, and who asks meanwhile waits for what it finds. */
    private List<JWK> kept(String url, Duration age) {
        Instant now = clock.instant();
        Kept kept;
        boolean stale;
        synchronized (byUrl) {
            kept = byUrl.get(url);
            stale = kept == null || kept.since().plus(age).isBefore(now);
            if (stale) {
                kept = new Kept(new CompletableFuture<>(), now);
                remember(url, kept);
            }
        }
        if (stale) {
            try {
                kept.keys().complete(read(url));
            } finally {
                kept.keys().complete(List.of()); // whatever happened, nobody waits for ever
            }
        }
        return kept.keys().join();
    }

    private void remember(String url, Kept kept) {
        byUrl.remove(url);
        byUrl.put(url, kept);
        if (byUrl.size() > MAX_KEPT) {
            byUrl.remove(byUrl.keySet().iterator().next());
        }
    }

    private List<JWK> read(String url) {
        try {
            URI address = URI.create(url);
            requirePublic(address);
            return parse(new String(http.read(address, MAX_BYTES), StandardCharsets.UTF_8).strip());
        } catch (IOException | ParseException | JOSEException | IllegalArgumentException e) {
            LOG.warnf("The keys of a partner cannot be read at %s: %s", url, e.getMessage());
            return List.of();
        }
    }

    private static List<JWK> parse(String text) throws ParseException, JOSEException {
        List<JWK> keys = text.startsWith("-----BEGIN")
                ? List.of(JWK.parseFromPEMEncodedX509Cert(text))
                : JWKSet.parse(text).getKeys();
        return keys.stream()
                .filter(key -> key instanceof AsymmetricJWK && !isWeak(key))
                .limit(MAX_KEYS)
                .toList();
    }

    private static boolean isWeak(JWK key) {
        return "RSA".equals(key.getKeyType().getValue()) && key.size() < MIN_RSA_BITS;
    }

    private void requirePublic(URI address) throws IOException {
        if (address.getHost() == null || config.partnerKeysFromPrivateAddresses()) {
            return;
        }
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw new IOException("not https");
        }
        for (InetAddress each : addresses(address.getHost())) {
            if (!PublicAddress.isPublic(each)) {
                throw new IOException("a private address");
            }
        }
    }

    private static InetAddress[] addresses(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }
}

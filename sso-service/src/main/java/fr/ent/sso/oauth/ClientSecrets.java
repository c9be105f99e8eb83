package fr.ent.sso.oauth;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Compares clients' secrets. A connector's is known as a salted PBKDF2 digest, slow on purpose: only a few are computed
 * at once, and a right answer is remembered for a while, under a hash, so that a busy partner does not pay each time
 * (docs/decisions/0007).
 */
@ApplicationScoped
class ClientSecrets {
    private static final Pattern DIGEST =
            Pattern.compile("pbkdf2-sha256\\$(\\d{1,7})\\$([A-Za-z0-9+/]{1,64})\\$([A-Za-z0-9+/]{43})");
    /** Longer input is no secret of anybody's. */
    private static final int MAX_LENGTH = 200;

    private final TokenConfig config;
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Instant> right = new LinkedHashMap<>();

    ClientSecrets(TokenConfig config) {
        this.config = config;
    }

    boolean matches(Client client, String given) {
        if (client.isPublic() || given.isEmpty() || given.length() > MAX_LENGTH) {
            return false;
        }
        return client instanceof ConnectorClient connector
                ? matches(connector.secretDigest(), given)
                : MessageDigest.isEqual(bytes(((OwnClient) client).secret()), bytes(given));
    }

    /** @throws ApiProblem 503 when too many wait */
    private boolean matches(String digest, String given) {
        // The digest holds its salt: another secret, or another connector, is another entry.
        String entry = Secret.hex(Secret.digest(digest + '\n' + given));
        if (isRemembered(entry)) {
            return true;
        }
        Matcher known = DIGEST.matcher(digest);
        if (!known.matches() || !isRight(known, given)) {
            return false;
        }
        remember(entry);
        return true;
    }

    private boolean isRight(Matcher known, String given) {
        int rounds = Math.max(1, Integer.parseInt(known.group(1)));
        byte[] salt = Base64.getDecoder().decode(known.group(2));
        byte[] expected = Base64.getDecoder().decode(known.group(3));
        takeTurn();
        try {
            PBEKeySpec spec = new PBEKeySpec(given.toCharArray(), salt, rounds, expected.length * Byte.SIZE);
            byte[] actual = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return MessageDigest.isEqual(expected, actual);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2", e);
        } finally {
            turns.release();
        }
    }

    private synchronized boolean isRemembered(String entry) {
        Instant until = right.get(entry);
        return until != null && until.isAfter(clock.instant());
    }

    /** The oldest make room: as many are kept as there may be busy partners, not as many as there are guesses. */
    private synchronized void remember(String entry) {
        right.remove(entry);
        right.put(entry, clock.instant().plus(config.secretRemembered()));
        if (right.size() > config.secretsRemembered()) {
            right.remove(right.keySet().iterator().next());
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(config.secretPatience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ApiProblem(503, "http-503");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiProblem(503, "http-503");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

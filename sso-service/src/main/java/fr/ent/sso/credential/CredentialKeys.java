package fr.ent.sso.credential;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps what the service itself has to read again (AES-256-GCM, a fresh nonce each time), and short codes that a plain
 * digest would not protect (HMAC-SHA-256). Each value is bound to what it is for and whose it is.
 */
@ApplicationScoped
class CredentialKeys {
    private static final int SHORTEST_SECRET = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] encryption;
    private final byte[] digests;

    CredentialKeys(CredentialConfig config) {
        String secret = config.secret();
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException("sso.credential.secret needs 32 characters or more.");
        }
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        this.encryption = hmac(key, "encryption");
        this.digests = hmac(key, "digests");
    }

    /** A bad secret is told at the start and not at the first login. */
    void start(@Observes StartupEvent event) {
        hmac(digests, "");
    }

    String seal(byte[] value, String context) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES);
        byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce, value, context).orElseThrow();
        sealed = Arrays.copyOf(sealed, NONCE_BYTES + hidden.length);
        System.arraycopy(hidden, 0, sealed, NONCE_BYTES, hidden.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The value, if it was sealed here for this. */
    Optional<byte[]> open(String sealed, String context) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            return bytes.length <= NONCE_BYTES
                    ? Optional.empty()
                    : cipher(
                            Cipher.DECRYPT_MODE,
                            Arrays.copyOf(bytes, NONCE_BYTES),
                            Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length),
                            context);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not base64: nobody here wrote it
        }
    }

    /** What is kept of a code. */
    byte[] digest(String code, String context) {
        return hmac(digests, context + ":" + code);
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private Optional<byte[]> cipher(int mode, byte[] nonce, byte[] input, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(encryption, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // changed, or sealed for something else
        }
    }
}

package fr.ent.connector.signon;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What is kept of a secret a person chose: {@code pbkdf2-sha256$rounds$salt$digest}. */
public final class SecretDigest {
    private static final int ROUNDS = 120_000;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretDigest() {}

    public static String of(String secret) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return "pbkdf2-sha256$" + ROUNDS + "$" + text(salt) + "$" + text(derive(secret, salt));
    }

    private static byte[] derive(String secret, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, BYTES * 8))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(Base64.getEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }
}

package fr.ent.sso.oauth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Closes what the database keeps of our private keys (AES-256-GCM), so that a copy of it signs nothing. */
final class KeyCipher {
    private static final String PREFIX = "aes-gcm:";
    private static final int MIN_SECRET = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException when the secret is too short to be one */
    KeyCipher(String secret) {
        if (secret.length() < MIN_SECRET) {
            throw new IllegalArgumentException("sso.token.key-secret has less than 32 characters");
        }
        key = new SecretKeySpec(hmac(secret, "sso signing keys"), "AES");
    }

    static boolean isClosed(String text) {
        return text.startsWith(PREFIX);
    }

    /** @param name whose text it is: moved below another name it cannot be opened */
    String close(String text, String name) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] closed = run(Cipher.ENCRYPT_MODE, iv, text.getBytes(StandardCharsets.UTF_8), name);
        return PREFIX
                + Base64.getEncoder()
                        .encodeToString(ByteBuffer.allocate(IV_BYTES + closed.length)
                                .put(iv)
                                .put(closed)
                                .array());
    }

    String open(String text, String name) {
        byte[] all = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        byte[] iv = new byte[IV_BYTES];
        byte[] closed = new byte[all.length - IV_BYTES];
        ByteBuffer.wrap(all).get(iv).get(closed);
        return new String(run(Cipher.DECRYPT_MODE, iv, closed, name), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] iv, byte[] input, String name) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sso.token.key-secret does not open signing key " + name, e);
        }
    }

    private static byte[] hmac(String secret, String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(use.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC", e);
        }
    }
}

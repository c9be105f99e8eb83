package fr.ent.sso.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A value that opens something to whoever holds it: only its SHA-256 is kept. */
public final class Secret {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** 29 letters of 62 are 172 bits; with {@code ST-} in front, 32 characters, which every CAS client takes. */
    private static final int LENGTH = 29;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** A new one of 172 random bits, in letters and digits only (CAS 3.0 §3.7). */
    public static String random(String prefix) {
        StringBuilder text = new StringBuilder(prefix.length() + LENGTH).append(prefix);
        byte[] bytes = new byte[LENGTH * 2];
        while (true) {
            RANDOM.nextBytes(bytes);
            for (byte each : bytes) {
                int number = each & 0x3f;
                if (number < ALPHABET.length()) {
                    text.append(ALPHABET.charAt(number));
                    if (text.length() == prefix.length() + LENGTH) {
                        return text.toString();
                    }
                }
            }
        }
    }

    public static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}

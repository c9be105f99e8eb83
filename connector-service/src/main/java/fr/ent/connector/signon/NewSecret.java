package fr.ent.connector.signon;

import java.security.SecureRandom;

/** Makes a « Code secret »: 172 random bits in letters and digits, which every client's settings take. */
public final class NewSecret {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 29;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewSecret() {}

    public static String make() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .collect(
                        StringBuilder::new, (text, index) -> text.append(ALPHABET.charAt(index)), StringBuilder::append)
                .toString();
    }
}

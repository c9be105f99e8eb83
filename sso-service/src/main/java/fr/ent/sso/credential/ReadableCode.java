package fr.ent.sso.credential;

import java.util.Locale;

/** Codes that people copy from paper: 60 bits in three groups of four, without letters that look like digits. */
final class ReadableCode {
    /** Crockford's: no I, L, O and U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LETTERS = 12;
    private static final int GROUP = 4;
    private static final int BITS = 5;

    private ReadableCode() {}

    static String random() {
        return of(CredentialKeys.random(LETTERS));
    }

    /** @param bytes at least twelve, of which five bits each count */
    static String of(byte[] bytes) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(bytes[i] & (1 << BITS) - 1));
        }
        return code.toString();
    }

    /** As it would be written here, whatever the person made of it. */
    static String normalized(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replaceAll("[^0-9A-Z]", "");
    }
}

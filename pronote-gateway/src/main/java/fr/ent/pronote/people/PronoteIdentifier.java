package fr.ent.pronote.people;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * « Identifiant PRONOTE »: 16 different signs out of 29, without those that are mistaken for others. Worked out from
 * the seed's clean samples.
 */
public final class PronoteIdentifier {
    static final String ALPHABET = "2345789ABCDEFHJKMNPQRSTUVWXYZ";
    static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PronoteIdentifier() {}

    public static String generate() {
        List<Integer> signs = new ArrayList<>(ALPHABET.chars().boxed().toList());
        Collections.shuffle(signs, RANDOM);
        StringBuilder identifier = new StringBuilder(LENGTH);
        signs.subList(0, LENGTH).forEach(identifier::appendCodePoint);
        return identifier.toString();
    }
}

package fr.ent.sso.account;

import java.text.Normalizer;
import java.util.Locale;

/** Structures as people type them, without accents and case: « lycee » finds « Lycée ». */
final class Headings {
    private Headings() {}

    static String of(Structure structure) {
        return plain(
                structure.uai() + " " + structure.name() + " " + (structure.city() == null ? "" : structure.city()));
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}

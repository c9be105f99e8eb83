package fr.ent.connector.definition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Icons a connector may have: ours by name (files of {@code /icones}), an uploaded picture by its digest, an https
 * address, else its initials.
 */
public final class Icons {
    private static final List<String> NAMES = List.of(
            "agenda",
            "annuaire",
            "calculatrice",
            "cantine",
            "carte",
            "documents",
            "exercices",
            "lien",
            "livre",
            "messagerie",
            "musique",
            "orientation",
            "pronote",
            "sciences",
            "sport",
            "video");

    private static final Pattern UPLOADED = Pattern.compile("upload:([0-9a-f]{64})");

    private Icons() {}

    public static List<String> names() {
        return NAMES;
    }

    static boolean isBuiltIn(String icon) {
        return NAMES.contains(icon);
    }

    /** How a connector names an uploaded picture. */
    public static String uploaded(String digest) {
        return "upload:" + digest;
    }

    /** The digest of an uploaded picture; empty for any other icon. */
    public static Optional<String> digest(String icon) {
        Matcher uploaded = UPLOADED.matcher(icon == null ? "" : icon);
        return uploaded.matches() ? Optional.of(uploaded.group(1)) : Optional.empty();
    }

    /** Where the picture is; empty when initials stand for it. */
    public static String address(String icon) {
        if (icon == null || icon.isBlank()) {
            return "";
        }
        if (isBuiltIn(icon.strip())) {
            return "/icones/" + icon.strip() + ".svg";
        }
        return digest(icon.strip())
                .map(digest -> "/icones/" + digest)
                .orElse(icon.strip().startsWith("https://") ? icon.strip() : "");
    }

    /** The first letters of the first two words, in capitals; ? for a name without any. */
    public static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : (name == null ? "" : name).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && initials.codePointCount(0, initials.length()) < 2) {
                initials.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return initials.isEmpty() ? "?" : initials.toString();
    }
}

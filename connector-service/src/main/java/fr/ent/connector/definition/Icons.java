package fr.ent.connector.definition;

import java.util.List;

/** Icons a connector may have: ours by name (files of {@code /icones}), an https address, else its initials. */
public final class Icons {
    private static final List<String> NAMES =
            List.of("agenda", "documents", "lien", "livre", "messagerie", "pronote", "video");

    private Icons() {}

    public static List<String> names() {
        return NAMES;
    }

    static boolean isBuiltIn(String icon) {
        return NAMES.contains(icon);
    }

    /** Where the picture is; empty when initials stand for it. */
    public static String address(String icon) {
        if (icon == null || icon.isBlank()) {
            return "";
        }
        if (isBuiltIn(icon.strip())) {
            return "/icones/" + icon.strip() + ".svg";
        }
        return icon.strip().startsWith("https://") ? icon.strip() : "";
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

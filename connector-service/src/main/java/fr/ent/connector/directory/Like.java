package fr.ent.connector.directory;

import java.util.Locale;

/** What a person typed, as a {@code like} pattern with {@code escape '!'}: his %, _ and ! mean themselves. */
public final class Like {
    private Like() {}

    public static String containing(String text) {
        String plain = text == null ? "" : text.strip().toLowerCase(Locale.ROOT).replace("\0", "");
        return "%" + escaped(plain) + "%";
    }

    /** The same for the start of a text, capitals counting. */
    public static String startingWith(String text) {
        return escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}

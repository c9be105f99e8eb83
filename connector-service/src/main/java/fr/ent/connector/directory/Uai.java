package fr.ent.connector.directory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The national code of a structure, seven digits and a capital letter; any other text is refused. */
public record Uai(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{7}[A-Z]");

    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    public Uai {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a UAI");
        }
    }

    public static boolean isUai(String text) {
        return text != null && SHAPE.matcher(text).matches();
    }

    /** Whether the last letter is that of the digits: their remainder by 23, in the alphabet without I, O and Q. */
    public static boolean isPlausible(String text) {
        return isUai(text) && text.charAt(7) == letterOf(text);
    }

    /** The letter that belongs behind the first seven digits. */
    public static char letterOf(String uai) {
        return LETTERS.charAt(Integer.parseInt(uai.substring(0, 7)) % LETTERS.length());
    }

    @Override
    public String toString() {
        return value;
    }
}

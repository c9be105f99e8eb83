package fr.ent.connector.directory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The national code of a structure, seven digits and a capital letter; any other text is refused. */
public record Uai(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{7}[A-Z]");

    public Uai {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a UAI");
        }
    }

    public static boolean isUai(String text) {
        return text != null && SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}

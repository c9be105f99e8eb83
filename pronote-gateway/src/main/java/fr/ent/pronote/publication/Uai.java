package fr.ent.pronote.publication;

import java.util.Locale;
import java.util.regex.Pattern;

/** A school's number: seven digits and a letter. The letter is not checked: the seed's own school has a wrong one. */
public record Uai(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{7}[A-Z]");

    public Uai {
        value = value.toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a UAI: seven digits and a letter are wanted");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

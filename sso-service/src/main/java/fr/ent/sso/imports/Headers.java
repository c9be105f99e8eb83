package fr.ent.sso.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What columns and values are called in the files of schools; the names are data, {@code imports/aliases}. */
final class Headers {
    private static final Map<String, Column> COLUMNS = new HashMap<>();
    private static final Map<String, String> VALUES = new HashMap<>();

    static {
        Properties aliases = new Properties();
        try (InputStream file = Headers.class.getResourceAsStream("/imports/aliases.properties")) {
            aliases.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        aliases.forEach((key, names) -> {
            String[] at = key.toString().split("\\.", 2);
            for (String name : names.toString().split(",")) {
                if (at[0].equals("value")) {
                    VALUES.put(plain(name), at[1]);
                } else {
                    COLUMNS.put(at[0] + "." + plain(name), column(at[1]));
                }
            }
        });
    }

    private Headers() {}

    /** What a column of this name means in a file of this kind. */
    static Optional<Column> column(ImportKind kind, String header) {
        return Optional.ofNullable(COLUMNS.get(kind.headers() + "." + plain(header)));
    }

    /** The word of ours for a word of theirs: « Professeur » is TEACHER. */
    static Optional<String> value(String word) {
        return Optional.ofNullable(VALUES.get(plain(word)));
    }

    private static Column column(String key) {
        for (Column column : Column.values()) {
            if (column.key().equals(key)) {
                return column;
            }
        }
        throw new IllegalStateException("No column " + key);
    }

    /** Without accents, case, blanks and signs: « Né(e) le » is {@code neele}. */
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "");
    }
}

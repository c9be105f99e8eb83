package fr.ent.sso.imports;

import fr.ent.sso.database.Database;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the files say, in tables that only this transaction sees and that end with it. Rows go there in large pieces, so
 * that neither the memory nor the number of round trips grows with the files.
 */
final class Staging {
    private static final int PIECE = 512 * 1024;

    /** The tables. */
    enum Table {
        STRUCTURE("file, line, uai, name, type, city, external_id, parents"),
        GROUP("file, line, structure, type, name, external_id, subject"),
        PERSON("file, line, external_id, login, last_name, first_name, birth_date, zip_code, email, academic_email,"
                + " phone, mobile, address, city, course, subjects, profiles, structures, classes_told, groups_told,"
                + " guardians_told, children_told"),
        MEMBER("file, line, external_id, structure, type, name"),
        TIE("file, line, guardian, pupil, pupil_told, optional"),
        GONE("file, line, external_id");

        private final String columns;

        Table(String columns) {
            this.columns = columns;
        }

        private String table() {
            return "staged_" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final String[] CREATE = {
        """
        create temporary table staged_structure (file int, line bigint, uai text, name text, type text, city text,
            external_id text, parents text[]) on commit drop
        """,
        """
        create temporary table staged_group (file int, line bigint, structure text, type text, name text,
            external_id text, subject text) on commit drop
        """,
        """
        create temporary table staged_person (file int, line bigint, external_id text, login text, last_name text,
            first_name text, birth_date date, zip_code text, email text, academic_email text, phone text, mobile text,
            address text, city text, course text, subjects text[], profiles text[], structures text[],
            classes_told boolean, groups_told boolean, guardians_told boolean, children_told boolean,
            account uuid, known boolean not null default false, alias boolean not null default false,
            extra boolean not null default false) on commit drop
        """,
        """
        create temporary table staged_member (file int, line bigint, external_id text, structure text, type text,
            name text) on commit drop
        """,
        """
        create temporary table staged_tie (file int, line bigint, guardian text, pupil text, pupil_told boolean,
            optional boolean) on commit drop
        """,
        "create temporary table staged_gone (file int, line bigint, external_id text) on commit drop"
    };

    private final Database database;
    private final Map<Table, StringBuilder> pieces = new EnumMap<>(Table.class);

    Staging(Database database) {
        this.database = database;
    }

    void create() {
        for (String table : CREATE) {
            database.update(table);
        }
    }

    /** @param values in the order of the table's columns; texts, numbers, truths, collections of texts, null */
    void add(Table table, Object... values) {
        StringBuilder piece = pieces.computeIfAbsent(table, each -> new StringBuilder(PIECE + 4096));
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                piece.append('\t');
            }
            append(piece, values[i]);
        }
        piece.append('\n');
        if (piece.length() >= PIECE) {
            send(table, piece);
        }
    }

    /** Sends what is left, and lets the database look at how much there is. */
    void finish() {
        pieces.forEach(this::send);
        for (Table table : Table.values()) {
            database.update("analyze " + table.table());
        }
    }

    private void send(Table table, StringBuilder piece) {
        if (!piece.isEmpty()) {
            database.copy("copy " + table.table() + " (" + table.columns + ") from stdin", piece.toString());
            piece.setLength(0);
        }
    }

    private static void append(StringBuilder piece, Object value) {
        if (value == null) {
            piece.append("\\N");
        } else if (value instanceof Collection<?> several) {
            StringBuilder array = new StringBuilder("{");
            for (Object each : several) {
                array.append(array.length() > 1 ? ",\"" : "\"")
                        .append(each.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
            escape(piece, array.append('}').toString());
        } else {
            escape(piece, value.toString());
        }
    }

    private static void escape(StringBuilder piece, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> piece.append("\\\\");
                case '\t' -> piece.append("\\t");
                case '\n' -> piece.append("\\n");
                case '\r' -> piece.append("\\r");
                default -> piece.append(c);
            }
        }
    }
}

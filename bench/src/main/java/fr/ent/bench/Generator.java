package fr.ent.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Fills connector-service's database by COPY: academies with schools below, groups, connectors of the schools and
 * shared ones of the academies, rights, a few denials and exclusions. Seeded.
 */
final class Generator {
    private static final int SHARED = 200;

    private final Connection database;
    private final Size size;
    private final Random random = new Random(2026);

    Generator(Connection database, Size size) {
        this.database = database;
        this.size = size;
    }

    /** Each {@value #SHARED}th connector belongs to an academy and is shared with all below. */
    static boolean isShared(int connector) {
        return connector % SHARED == 0;
    }

    static int owner(int connector, Size size) {
        return isShared(connector)
                ? connector / SHARED % size.academies()
                : size.academies() + connector % (size.structures() - size.academies());
    }

    void run() throws SQLException, IOException {
        copy(
                "structure (uai, name, type, city)",
                size.structures(),
                s -> row(
                        School.uai(s),
                        (s < size.academies() ? "Académie " : "Lycée ") + s,
                        "LYCEE",
                        "Ville " + s % 900));
        copy(
                "structure_parent (uai, parent)",
                size.structures(),
                s -> s < size.academies() ? "" : row(School.uai(s), School.uai(s % size.academies())));
        copy("ent_group (id, name, type, profile, structure, member_count)", size.structures(), this::groups);
        copy(
                "connector (id, structure, identifier, display_name, icon, url, target, inherits, cas_type,"
                        + " cas_single_logout, service_origin, service_path, locked, published, version)",
                size.connectors(),
                this::connector);
        copy("access_grant (group_id, connector_id)", size.connectors(), this::grants);
        copy(
                "access_denial (connector_id, kind, subject)",
                size.connectors(),
                c -> c % 100 == 1 ? row(School.connector(c), "GROUP", School.group(owner(c, size), 39)) : "");
        copy(
                "connector_exclusion (connector_id, structure)",
                size.connectors(),
                c -> isShared(c) && c % 3 == 0
                        ? row(School.connector(c), School.uai(size.academies() + random.nextInt(5)))
                        : "");
        try (Statement statement = database.createStatement()) {
            statement.execute("analyze");
        }
    }

    private String groups(int structure) {
        StringBuilder rows = new StringBuilder();
        for (int g = 0; g < School.GROUPS; g++) {
            rows.append(row(
                    School.group(structure, g),
                    "Groupe " + g,
                    g < 5 ? "PROFILE" : "CLASS",
                    g % 2 == 0 ? "STUDENT" : "TEACHER",
                    School.uai(structure),
                    30));
        }
        return rows.toString();
    }

    private String connector(int c) {
        return row(
                School.connector(c),
                School.uai(owner(c, size)),
                "Site n° " + c,
                (c % 7 == 0 ? "Pronote " : "Site ") + c,
                "pronote",
                School.service(c),
                "NEW_PAGE",
                isShared(c),
                "UID",
                "BACK_CHANNEL",
                School.origin(c),
                School.path(c),
                c % 500 == 0,
                c % 50 != 3,
                0);
    }

    /** Three groups of its school; a shared one has two of each school below. */
    private String grants(int c) {
        StringBuilder rows = new StringBuilder();
        if (isShared(c)) {
            for (int s = size.academies(); s < size.structures(); s++) {
                if (s % size.academies() == owner(c, size)) {
                    int first = random.nextInt(School.GROUPS / 2);
                    rows.append(row(School.group(s, first), School.connector(c)));
                    rows.append(row(School.group(s, School.GROUPS / 2 + first), School.connector(c)));
                }
            }
        } else {
            int first = random.nextInt(School.GROUPS - 20);
            for (int step = 0; step < 3; step++) {
                rows.append(row(School.group(owner(c, size), first + step * 10), School.connector(c)));
            }
        }
        return rows.toString();
    }

    private void copy(String table, int count, IntFunction<String> rows) throws SQLException, IOException {
        CopyIn copy = database.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        for (int i = 0; i < count; i++) {
            byte[] bytes = rows.apply(i).getBytes(UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
        copy.endCopy();
    }

    private static String row(Object... values) {
        StringBuilder row = new StringBuilder();
        for (Object value : values) {
            row.append(row.isEmpty() ? "" : "\t").append(value);
        }
        return row.append('\n').toString();
    }
}

package fr.ent.sso.registry;

import fr.ent.sso.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Why a connector cannot be opened at this time.
 *
 * @param over it was open and is closed since; else it opens then
 */
public record Availability(boolean over, Instant since) {
    /** The columns that {@link #of} reads. */
    public static final String COLUMNS = "(c.opens_at is null or c.opens_at <= now()) as over, c.opens_at, c.closes_at";

    public static Availability of(ResultSet row) throws SQLException {
        boolean over = row.getBoolean("over");
        return new Availability(over, Database.instant(row, over ? "closes_at" : "opens_at"));
    }
}

package fr.ent.sso.database;

import java.sql.SQLException;

/** The database refused a statement or is away. */
public class DatabaseException extends RuntimeException {
    DatabaseException(SQLException cause) {
        super(cause);
    }

    /** Class 23505: another row has this key already. */
    public boolean isDuplicate() {
        return getCause() instanceof SQLException e && "23505".equals(e.getSQLState());
    }
}

package fr.ent.sso.account;

import fr.ent.sso.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A person of the ENT.
 *
 * @param birthDate null when unknown, as for most staff
 * @param zipCode null when unknown
 * @param profiles the first is the main one
 * @param functions {@code ADMC}, {@code ADML:0900011A}, {@code PRONOTE_ADMIN:0900011A}
 */
public record Account(
        UUID id,
        String login,
        String lastName,
        String firstName,
        LocalDate birthDate,
        String zipCode,
        List<Profile> profiles,
        List<String> functions,
        boolean blocked) {
    /** NOM Prénom. */
    public String displayName() {
        return lastName + " " + firstName;
    }

    /** Reads the columns of the table {@code account}. */
    public static Account of(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("last_name"),
                row.getString("first_name"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("zip_code"),
                Database.texts(row, "profiles").stream().map(Profile::valueOf).toList(),
                Database.texts(row, "functions"),
                row.getBoolean("blocked"));
    }
}

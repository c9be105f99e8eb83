package fr.ent.connector.transfer;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Files between the page that checks them and the button that imports them; each is its sender's, for an hour. */
@ApplicationScoped
class Uploads {
    /** Files of one person that wait; the oldest goes first. */
    private static final int MOST = 5;

    private final DataSource database;
    private final Caller caller;

    Uploads(DataSource database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    /** A file and what was chosen for it. */
    record Upload(String structure, byte[] content, ConnectorImport.Options options) {}

    /** Keeps it, and drops those whose hour is over. */
    @Transactional
    UUID keep(Upload upload) {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement old = connection.prepareStatement(
                        "delete from connector_upload where at < now() - interval '1 hour' or account = ? and id not in"
                                + " (select id from connector_upload where account = ? order by at desc limit ?)");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into connector_upload (id, account, structure, content, adapt, publish, rights)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")) {
            old.setString(1, caller.id());
            old.setString(2, caller.id());
            old.setInt(3, MOST - 1);
            old.executeUpdate();
            insert.setObject(1, id);
            insert.setString(2, caller.id());
            insert.setString(3, upload.structure);
            insert.setBytes(4, upload.content);
            insert.setBoolean(5, upload.options.adapt());
            insert.setBoolean(6, upload.options.publish());
            insert.setBoolean(7, upload.options.rights());
            insert.executeUpdate();
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException("A file could not be kept", e);
        }
    }

    /**
     * Takes it out: it is imported once.
     *
     * @throws ApiProblem 404 {@code upload-unknown} when it is not there, is too old or is another person's
     */
    @Transactional
    Upload take(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from connector_upload where id = ? and account = ? and at > now() - interval '1 hour'"
                                + " returning structure, content, adapt, publish, rights")) {
            delete.setObject(1, id);
            delete.setString(2, caller.id());
            try (ResultSet row = delete.executeQuery()) {
                if (!row.next()) {
                    throw new ApiProblem(404, "upload-unknown");
                }
                return new Upload(
                        row.getString("structure"),
                        row.getBytes("content"),
                        new ConnectorImport.Options(
                                row.getBoolean("adapt"), row.getBoolean("publish"), row.getBoolean("rights")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A file could not be read", e);
        }
    }
}

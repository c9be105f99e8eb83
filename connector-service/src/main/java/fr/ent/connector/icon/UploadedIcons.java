package fr.ent.connector.icon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The pictures that are kept, by their digest. */
@ApplicationScoped
class UploadedIcons {
    private static final String PUT = "insert into uploaded_icon (digest, media_type, content) values (?, ?, ?)"
            + " on conflict (digest) do update set created_at = now()";
    private static final String GET = "select media_type, content from uploaded_icon where digest = ?";
    // A day: whoever is choosing a picture, or undoing a change, is not to lose it.
    private static final String PURGE = """
            delete from uploaded_icon i where i.created_at < now() - interval '1 day'
              and not exists (select 1 from connector c
                  where c.icon like 'upload:%' and c.icon = 'upload:' || i.digest)
              and not exists (select 1 from connector_change h
                  where (h.state ->> 'icon') like 'upload:%' and (h.state ->> 'icon') = 'upload:' || i.digest)""";

    private final DataSource database;

    UploadedIcons(DataSource database) {
        this.database = database;
    }

    /** In the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void put(Picture picture) {
        try (var connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(PUT)) {
            insert.setString(1, picture.digest());
            insert.setString(2, picture.mediaType());
            insert.setBytes(3, picture.content());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A picture could not be kept", e);
        }
    }

    Optional<Picture> get(String digest) {
        try (var connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(GET)) {
            select.setString(1, digest);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Picture(row.getString(1), row.getBytes(2))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A picture could not be read", e);
        }
    }

    /**
     * Removes those that no connector has, nor had in a version that can be restored.
     *
     * @return how many
     */
    @Transactional
    int purge() {
        try (var connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(PURGE)) {
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Pictures could not be removed", e);
        }
    }
}

package fr.ent.connector.icon;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorAdministration;
import fr.ent.connector.definition.Icons;
import fr.ent.connector.directory.Administration;
import fr.ent.kit.problem.ApiProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** Gives a connector an uploaded picture, or none. */
@ApplicationScoped
class IconUploads {
    private final ConnectorAdministration connectors;
    private final Administration administration;
    private final UploadedIcons icons;

    IconUploads(ConnectorAdministration connectors, Administration administration, UploadedIcons icons) {
        this.connectors = connectors;
        this.administration = administration;
        this.icons = icons;
    }

    /**
     * A connector whose picture the caller may change.
     *
     * @throws ApiProblem 403, 404, 409 while it is locked
     */
    Connector changeable(UUID id) {
        Connector connector = connectors.readable(id);
        administration.require(connector.structure);
        connector.requireUnlocked();
        return connector;
    }

    /**
     * @param file no more of it is read than may be kept
     * @throws ApiProblem 400 about the field {@code file} when no picture can be made of it
     */
    Connector put(UUID id, long version, InputStream file) throws IOException {
        changeable(id).requireVersion(version);
        Picture picture;
        try {
            picture = PictureReader.read(file.readNBytes(PictureReader.MOST + 1));
        } catch (BadPictureException e) {
            throw ApiProblem.invalid("file", e.slug(), e.arguments());
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            icons.put(picture);
            return connectors.changeIcon(id, version, Icons.uploaded(picture.digest()));
        });
    }

    /** Back to the initials. */
    Connector remove(UUID id, long version) {
        return connectors.changeIcon(id, version, null);
    }
}

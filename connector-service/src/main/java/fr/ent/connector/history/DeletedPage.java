package fr.ent.connector.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a structure's deleted connectors, latest first. */
@Schema(name = "DeletedConnectorPage")
public record DeletedPage(List<DeletedView> items, long total, int page, int size) {
    /**
     * A connector that was deleted.
     *
     * @param change the deletion, which its history can take back
     */
    @Schema(name = "DeletedConnector")
    public record DeletedView(
            UUID id,
            long change,
            Instant at,
            String actor,
            String actorName,
            @Schema(example = "Pronote - Lycée Paul Martin") String identifier,
            String displayName,
            String url) {
        static DeletedView of(WrittenChange deletion) {
            return new DeletedView(
                    deletion.connector(),
                    deletion.id(),
                    deletion.at(),
                    deletion.actor(),
                    deletion.actorName(),
                    deletion.state().path("identifier").asText(),
                    deletion.state().path("displayName").asText(),
                    deletion.state().path("url").asText());
        }
    }

    boolean hasNext() {
        return (long) page * size < total;
    }
}

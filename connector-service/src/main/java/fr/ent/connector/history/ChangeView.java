package fr.ent.connector.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ent.connector.definition.ConnectorHistory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change of a connector.
 *
 * @param actor account or client that made it; null for the service itself, which follows the ENT's directory
 * @param beforeKnown false for the first change that is kept: {@code fields} then tells all fields that were filled
 * @param secretChanged whether « Code secret » was replaced or taken away
 * @param rights absent when the change was not about rights
 * @param operation the mass operation it was a part of
 * @param earlier the change that it restored or took back
 * @param restoration what going back to it means
 */
@Schema(name = "ConnectorChange")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeView(
        long id,
        Instant at,
        String actor,
        @Schema(example = "MARTIN Claire") String actorName,
        ConnectorHistory.Kind kind,
        long version,
        boolean beforeKnown,
        List<FieldChange> fields,
        boolean secretChanged,
        RightsView rights,
        UUID operation,
        Long earlier,
        History.Restoration restoration) {
    static ChangeView of(WrittenChange change, History.Restoration restoration, Names.Known names) {
        boolean first = change.kind() == ConnectorHistory.Kind.CREATED;
        return new ChangeView(
                change.id(),
                change.at(),
                change.actor(),
                change.actorName(),
                change.kind(),
                change.version(),
                first || change.before() != null,
                FieldChange.between(change.before(), change.state()),
                change.secretChanged(),
                change.rights() == null ? null : RightsView.of(change.rights(), names),
                change.operation(),
                change.earlier(),
                restoration);
    }
}

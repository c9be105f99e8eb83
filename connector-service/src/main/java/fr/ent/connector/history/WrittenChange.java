package fr.ent.connector.history;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ent.connector.definition.ConnectorHistory;
import fr.ent.connector.definition.RightsChange;
import java.time.Instant;
import java.util.UUID;

/**
 * A change as it was written.
 *
 * @param actor account or client that did it; null for the service itself
 * @param state the form one would send to have the connector as it is since
 * @param before the same of the change before; null when it is the first, or the one before is no longer kept
 * @param rights null when it was not about rights
 * @param earlier the change that this one restores or takes back; null when it does not
 * @param secretSet whether it had a « Code secret » since
 */
record WrittenChange(
        long id,
        UUID connector,
        String structure,
        Instant at,
        String actor,
        String actorName,
        ConnectorHistory.Kind kind,
        long version,
        JsonNode state,
        JsonNode before,
        RightsChange rights,
        UUID operation,
        Long earlier,
        boolean secretSet,
        boolean secretChanged) {}

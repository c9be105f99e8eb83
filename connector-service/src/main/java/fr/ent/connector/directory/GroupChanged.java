package fr.ent.connector.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;

/** What we read of {@code fr.ent.sso.group.changed.v1}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record GroupChanged(
        UUID id, String name, String type, String profile, String structure, UUID parent, int memberCount) {}

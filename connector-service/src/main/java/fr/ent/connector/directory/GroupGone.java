package fr.ent.connector.directory;

import java.util.UUID;

/** A group does not exist any more; told inside the transaction that drops it. */
public record GroupGone(UUID id) {}

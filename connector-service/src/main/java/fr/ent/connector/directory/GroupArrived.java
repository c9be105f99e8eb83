package fr.ent.connector.directory;

import java.util.UUID;

/** A group that was not known before; told inside the transaction that keeps it. */
public record GroupArrived(UUID id, String structure) {}

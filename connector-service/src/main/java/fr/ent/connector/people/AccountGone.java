package fr.ent.connector.people;

import java.util.Optional;
import java.util.UUID;

/**
 * An account does not exist any more; told inside the transaction that notes it.
 *
 * @param survivor the account it was merged with; empty when it was deleted
 */
public record AccountGone(UUID account, Optional<UUID> survivor) {}

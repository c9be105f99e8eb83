package fr.ent.connector.access;

import fr.ent.connector.definition.GrantRule;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The rights a caller wants, checked to be his to give. A part that is null stays as it is.
 *
 * @param grants groups with the end of each right, null for no end
 */
record Wanted(Map<UUID, Instant> grants, Set<UUID> deniedGroups, Set<UUID> deniedAccounts, Set<GrantRule> rules) {}

package fr.ent.pronote.recognition;

import fr.ent.pronote.identity.EntIdentity;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.integration.EntIntegration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A validated ticket, as a base reads it.
 *
 * @param casId the login, {@code cas:user}
 * @param categories as sent, not split
 * @param ticket the ticket's SHA-256 in hex; the ticket itself is never kept
 * @param account the ENT's account, null when only the CAS answer is known
 * @param asked the population of the Espace that was asked for, null for the root
 */
public record EntLogin(
        String casId, EntIdentity identity, List<String> categories, String ticket, UUID account, Population asked) {

    /** Reads attributes by the names this base's CAS server gives them. */
    public static EntLogin of(
            EntIntegration names,
            String casId,
            Map<String, List<String>> attributes,
            String ticket,
            UUID account,
            Population asked) {
        return new EntLogin(
                casId.strip(),
                new EntIdentity(
                        first(attributes, names.lastNameAttribute),
                        first(attributes, names.firstNameAttribute),
                        first(attributes, names.birthDateAttribute),
                        first(attributes, names.postalCodeAttribute)),
                attributes.getOrDefault(names.categoriesAttribute, List.of()),
                ticket,
                account,
                asked);
    }

    /** The same login with another Espace in view. */
    public EntLogin asking(Population population) {
        return new EntLogin(casId, identity, categories, ticket, account, population);
    }

    private static String first(Map<String, List<String>> attributes, String name) {
        List<String> values = attributes.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }
}

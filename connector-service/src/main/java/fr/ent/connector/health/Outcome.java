package fr.ent.connector.health;

import java.util.Locale;
import java.util.Set;

/**
 * What became of a ticket, as it is counted: {@value #ISSUED}, {@value #VALIDATED}, or the cause of a refusal in the
 * words of {@code fr.ent.sso.service-ticket.refused.v1}.
 */
final class Outcome {
    static final String ISSUED = "ISSUED";
    static final String VALIDATED = "VALIDATED";
    /** Tickets that were issued and never came back: reckoned, never counted. */
    static final String NOT_VALIDATED = "NOT_VALIDATED";
    /** What a cause that we do not know yet is called. */
    static final String OTHER = "OTHER";

    /** Refusals of a ticket that had been issued; the others come before there is a ticket. */
    static final Set<String> AT_VALIDATION = Set.of(
            "USED_TICKET",
            "EXPIRED_TICKET",
            "OTHER_SERVICE",
            "RENEW_REQUIRED",
            "PROXY_TICKET",
            "PROXY_CALLBACK_FAILED");

    /** Causes that have words; another one is shown as {@value #OTHER}. */
    static final Set<String> CAUSES = Set.of(
            "NOT_SIGNED_IN",
            "UNKNOWN_SERVICE",
            "NOT_ENTITLED",
            "NOT_OPEN",
            "NO_IDENTIFIER",
            "UNKNOWN_TICKET",
            "USED_TICKET",
            "EXPIRED_TICKET",
            "OTHER_SERVICE",
            "RENEW_REQUIRED",
            "PROXY_TICKET",
            "PROXY_NOT_ALLOWED",
            "PROXY_CALLBACK_FAILED",
            "UNKNOWN_GRANT",
            "INVALID_REQUEST",
            "NOT_FOUND",
            "AMBIGUOUS",
            "ALREADY_LINKED",
            "NO_CATEGORY",
            NOT_VALIDATED);

    private Outcome() {}

    static String known(String cause) {
        return CAUSES.contains(cause) ? cause : OTHER;
    }

    /**
     * Key of its words in {@link HealthMessages}.
     *
     * @param prefix {@code cause} for what it is, {@code advice} for what to do
     */
    static String key(String prefix, String cause) {
        StringBuilder key = new StringBuilder(prefix);
        for (String word : known(cause).split("_")) {
            key.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return key.toString();
    }
}

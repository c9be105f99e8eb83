package fr.ent.pronote.casclient;

import java.util.List;
import java.util.Map;

/** What a CAS server answered to a validation. */
sealed interface CasReply {
    /** @param attributes by local name; empty ones are absent */
    record Success(String user, Map<String, List<String>> attributes) implements CasReply {}

    /** The server refused; a code of CAS 2.5.3, anything else is {@link Refusal#OTHER}. */
    record Refused(Refusal code) implements CasReply {}

    /** There is no answer to trust. */
    record Unusable(Trouble trouble) implements CasReply {}

    /** Codes of {@code authenticationFailure}. */
    enum Refusal {
        INVALID_TICKET,
        INVALID_SERVICE,
        INVALID_REQUEST,
        INTERNAL_ERROR,
        OTHER;

        static Refusal of(String code) {
            for (Refusal each : values()) {
                if (each.name().equals(code)) {
                    return each;
                }
            }
            return OTHER;
        }
    }

    /** Why there is no answer. */
    enum Trouble {
        UNREACHABLE,
        TIMEOUT,
        HTTP_STATUS,
        MALFORMED
    }
}

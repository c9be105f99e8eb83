package fr.ent.sso.validation;

import fr.ent.sso.ticket.RefusalCause;

/** The codes of CAS 3.0 §2.5.3, with the sentence for the site's administrator. */
enum CasError {
    INVALID_REQUEST,
    INVALID_TICKET_SPEC,
    UNAUTHORIZED_SERVICE_PROXY,
    INVALID_TICKET,
    INVALID_SERVICE,
    INTERNAL_ERROR;

    static CasError of(RefusalCause cause) {
        return switch (cause) {
            case PROXY_TICKET -> INVALID_TICKET_SPEC;
            case OTHER_SERVICE, UNKNOWN_SERVICE -> INVALID_SERVICE;
            case INVALID_REQUEST -> INVALID_REQUEST;
            case UNKNOWN_TICKET, USED_TICKET, EXPIRED_TICKET, RENEW_REQUIRED, NOT_ENTITLED, NO_IDENTIFIER ->
                INVALID_TICKET;
        };
    }

    /** Never repeats what the request contained. */
    static String sentence(RefusalCause cause) {
        return switch (cause) {
            case UNKNOWN_TICKET -> "This ticket was never issued, or is long gone.";
            case USED_TICKET -> "This ticket has been used already; a ticket is good for one validation.";
            case EXPIRED_TICKET -> "This ticket has expired, or the session it came from has ended.";
            case OTHER_SERVICE -> "This ticket was issued for another service, and is used up now.";
            case RENEW_REQUIRED -> "This ticket comes from a session, and renew asks for a fresh login.";
            case PROXY_TICKET -> "Proxy tickets are not accepted at this address.";
            case NOT_ENTITLED -> "The person may no longer use this service.";
            case NO_IDENTIFIER -> "The person has no identifier of the kind this service knows people by.";
            case UNKNOWN_SERVICE -> "This service is not declared.";
            case INVALID_REQUEST -> "The parameters 'service' and 'ticket' are both required, once each.";
        };
    }
}

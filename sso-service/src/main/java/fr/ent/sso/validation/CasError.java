package fr.ent.sso.validation;

import fr.ent.sso.ticket.RefusalCause;

/** The codes of CAS 3.0 §2.5.3 and §2.7.3, with the sentence for the site's administrator. */
enum CasError {
    INVALID_REQUEST,
    INVALID_TICKET_SPEC,
    UNAUTHORIZED_SERVICE_PROXY,
    INVALID_PROXY_CALLBACK,
    INVALID_TICKET,
    INVALID_SERVICE,
    INTERNAL_ERROR,
    /** Of {@code /proxy} only. */
    UNAUTHORIZED_SERVICE;

    static CasError of(RefusalCause cause) {
        return switch (cause) {
            case PROXY_TICKET -> INVALID_TICKET_SPEC;
            case OTHER_SERVICE, UNKNOWN_SERVICE -> INVALID_SERVICE;
            case PROXY_NOT_ALLOWED -> UNAUTHORIZED_SERVICE_PROXY;
            case PROXY_CALLBACK_FAILED -> INVALID_PROXY_CALLBACK;
            case INVALID_REQUEST -> INVALID_REQUEST;
            case UNKNOWN_TICKET,
                    USED_TICKET,
                    EXPIRED_TICKET,
                    RENEW_REQUIRED,
                    NOT_ENTITLED,
                    NOT_OPEN,
                    NO_IDENTIFIER,
                    UNKNOWN_GRANT -> INVALID_TICKET;
        };
    }

    /** The three codes of {@code /proxy}: a request that lacks nothing and is refused lacks the right. */
    static CasError ofProxy(RefusalCause cause) {
        return cause == RefusalCause.INVALID_REQUEST ? INVALID_REQUEST : UNAUTHORIZED_SERVICE;
    }

    /** Never repeats what the request contained. */
    static String sentence(RefusalCause cause) {
        return switch (cause) {
            case UNKNOWN_TICKET -> "This ticket was never issued, or is long gone.";
            case USED_TICKET -> "This ticket has been used already; a ticket is good for one validation.";
            case EXPIRED_TICKET -> "This ticket has expired, or the session it came from has ended.";
            case OTHER_SERVICE -> "This ticket was issued for another service, and is used up now.";
            case RENEW_REQUIRED -> "This ticket comes from a session, and renew asks for a fresh login.";
            case PROXY_TICKET -> "Proxy tickets are not accepted at this address; /proxyValidate takes them.";
            case PROXY_NOT_ALLOWED -> "This service may not act as a proxy, or not from this address.";
            case PROXY_CALLBACK_FAILED ->
                "The proxy callback is no https address, or did not answer 200 over a trusted connection.";
            case NOT_ENTITLED -> "The person may no longer use this service.";
            case NOT_OPEN -> "This service is not open at this time.";
            case NO_IDENTIFIER -> "The person has no identifier of the kind this service knows people by.";
            case UNKNOWN_SERVICE -> "This service is not declared.";
            case UNKNOWN_GRANT -> "This proxy-granting ticket was never issued, or has ended.";
            case INVALID_REQUEST -> "The parameters 'service' and 'ticket' are both required, once each.";
        };
    }

    static String proxySentence(RefusalCause cause) {
        return switch (cause) {
            case INVALID_REQUEST -> "The parameters 'pgt' and 'targetService' are both required, once each.";
            case NOT_ENTITLED -> "The person may not use the target service, or no longer the service that asks.";
            case NOT_OPEN -> "The target service, or the service that asks, is not open at this time.";
            case UNKNOWN_SERVICE -> "The target service is not declared.";
            default -> sentence(cause);
        };
    }
}

package fr.ent.sso.ticket;

/** Why there was no ticket, or no answer to one. */
public enum RefusalCause {
    UNKNOWN_SERVICE,
    /** No group of the person has the connector, or she is not of its school. */
    NOT_ENTITLED,
    /** The person has no identifier of the kind the site knows people by, an e-mail address for example. */
    NO_IDENTIFIER,
    UNKNOWN_TICKET,
    USED_TICKET,
    EXPIRED_TICKET,
    OTHER_SERVICE,
    /** The site wants a password given for it, and the ticket came from the session. */
    RENEW_REQUIRED,
    PROXY_TICKET,
    INVALID_REQUEST
}

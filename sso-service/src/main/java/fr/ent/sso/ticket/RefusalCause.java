package fr.ent.sso.ticket;

/** Why there was no ticket, or no answer to one. */
public enum RefusalCause {
    UNKNOWN_SERVICE,
    /** No group of the person has the connector, she is denied it, or she is not of its school. */
    NOT_ENTITLED,
    /** She may use it, but not at this time: it opens later, or is closed. */
    NOT_OPEN,
    /** The person has no identifier of the kind the site knows people by, an e-mail address for example. */
    NO_IDENTIFIER,
    UNKNOWN_TICKET,
    USED_TICKET,
    EXPIRED_TICKET,
    OTHER_SERVICE,
    /** The site wants a password given for it, and the ticket came from the session. */
    RENEW_REQUIRED,
    /** It came through another site, where only a ticket from the browser will do. */
    PROXY_TICKET,
    /** The site may not go on to other sites, or not from this address. */
    PROXY_NOT_ALLOWED,
    /** The proxy-granting ticket could not be handed over where the site wanted it. */
    PROXY_CALLBACK_FAILED,
    /** The proxy-granting ticket is not known, or no longer. */
    UNKNOWN_GRANT,
    INVALID_REQUEST
}

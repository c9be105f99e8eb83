package fr.ent.sso.ticket;

/**
 * One attempt to validate a ticket.
 *
 * @param service the URL as the site sends it
 * @param renew only a ticket from a password given for this site will do
 * @param proxied a proxy ticket will do too
 * @param callback where the site wants a proxy-granting ticket sent to ({@code pgtUrl}); null when it wants none
 * @param disclosure what the answer has room for
 */
public record Attempt(
        String ticket, String service, boolean renew, boolean proxied, String callback, Disclosure disclosure) {
    /** How much of the release an answer tells; an event never says that more was told. */
    public enum Disclosure {
        /** CAS 1.0 knows nothing else; SAML 1.1 says nothing else to sites without TLS. */
        USER_ONLY,
        ATTRIBUTES
    }
}

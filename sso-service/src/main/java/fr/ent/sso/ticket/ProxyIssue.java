package fr.ent.sso.ticket;

/** What comes of asking for a proxy ticket. */
public sealed interface ProxyIssue {
    /** The ticket itself: it exists nowhere else. */
    record Issued(String ticket) implements ProxyIssue {}

    record Refused(RefusalCause cause) implements ProxyIssue {}
}

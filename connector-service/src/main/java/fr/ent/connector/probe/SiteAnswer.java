package fr.ent.connector.probe;

/**
 * What is told about a site; of what it sent nothing but its status and what follows from its headers.
 *
 * @param status of HTTP; 0 when there was none
 * @param host that was asked last, which differs from the one asked first after a redirect
 * @param askedService the service address with which the site sends people to our CAS; null when it does not
 */
public record SiteAnswer(Outcome outcome, int status, String host, Framing framing, String askedService) {
    /** Whether what was found is in order. */
    public enum Verdict {
        GOOD,
        DOUBTFUL,
        BAD
    }

    static SiteAnswer without(Outcome outcome, String host) {
        return new SiteAnswer(outcome, 0, host, Framing.UNKNOWN, null);
    }
}

package fr.ent.connector.probe;

import fr.ent.connector.probe.SiteAnswer.Verdict;

/** How a site answered, or why it did not. */
public enum Outcome {
    /** With a page. */
    ANSWERS(Verdict.GOOD),
    /** By sending the browser to our own sign-in. */
    SIGN_IN(Verdict.GOOD),
    /** 401 or 403: it is there, and does not let a stranger in. */
    PROTECTED(Verdict.DOUBTFUL),
    /** 404 or 410. */
    NOT_FOUND(Verdict.BAD),
    /** 5xx. */
    FAILING(Verdict.BAD),
    /** Any other status. */
    STRANGE_STATUS(Verdict.DOUBTFUL),
    /** Nothing that is HTTP. */
    NOT_HTTP(Verdict.BAD),
    TOO_MANY_REDIRECTS(Verdict.BAD),
    /** It leads where no browser can follow. */
    BAD_REDIRECT(Verdict.BAD),
    NAME_UNKNOWN(Verdict.BAD),
    /** Its address is none of the public Internet, and not in the list of those that may be asked. */
    INTERNAL(Verdict.DOUBTFUL),
    NO_CONNECTION(Verdict.BAD),
    TIMED_OUT(Verdict.BAD),
    CERTIFICATE_EXPIRED(Verdict.BAD),
    CERTIFICATE_FOR_ANOTHER(Verdict.BAD),
    CERTIFICATE_UNTRUSTED(Verdict.BAD),
    TLS_FAILED(Verdict.BAD),
    /** It was not asked: too many are being asked at this moment. */
    BUSY(Verdict.DOUBTFUL),
    /** It was not asked: this administrator has had many asked. */
    TOO_OFTEN(Verdict.DOUBTFUL);

    private final Verdict verdict;

    Outcome(Verdict verdict) {
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }
}

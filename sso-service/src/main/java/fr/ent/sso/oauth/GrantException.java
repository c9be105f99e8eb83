package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;

/**
 * The grant is refused, in the words of RFC 6749 §5.2. Checked, so that a transaction that has used up a code commits.
 */
class GrantException extends Exception {
    private final transient ErrorObject error;

    GrantException(ErrorObject error, String why) {
        super(why);
        this.error = error.setDescription(why);
    }

    ErrorObject error() {
        return error;
    }
}

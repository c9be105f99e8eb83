package fr.ent.sso.validation;

/** A SAML request that cannot be answered; the message is for the site's administrator and repeats nothing of it. */
final class BadSamlRequestException extends Exception {
    BadSamlRequestException(String message) {
        super(message);
    }
}

package fr.ent.sso.release;

import java.util.List;

/** Profiles that cannot be used; each error begins with its file and line. The service does not start with them. */
class BadProfileException extends RuntimeException {
    BadProfileException(List<String> errors) {
        super("The release profiles are wrong:\n" + String.join("\n", errors));
    }
}

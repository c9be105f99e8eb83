package fr.ent.kit.inbox;

/** The event itself is wrong: it goes to the dead-letter topic with this reason, since trying again cannot help. */
public class BadEventException extends RuntimeException {
    public BadEventException(String message, Throwable cause) {
        super(message, cause);
    }
}

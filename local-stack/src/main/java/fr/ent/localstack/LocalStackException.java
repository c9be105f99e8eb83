package fr.ent.localstack;

/**
 * Something on this machine keeps the stack from running; the message is one sentence for the person who started it.
 */
public final class LocalStackException extends RuntimeException {
    public LocalStackException(String message) {
        super(message);
    }

    public LocalStackException(String message, Throwable cause) {
        super(message, cause);
    }
}

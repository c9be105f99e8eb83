package fr.ent.localstack;

/** The pause between two looks at something that is not there yet. */
final class Waiting {
    private static final long PAUSE_MS = 50;

    private Waiting() {}

    static void briefly() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while waiting", e);
        }
    }
}

package fr.ent.bench;

import java.time.Duration;

/**
 * How much of everything.
 *
 * @param load how long each operation is called, for the rate and again for the latency
 * @param rounds changes of a right
 */
record Size(int academies, int structures, int connectors, int people, Duration load, int rounds) {
    /** The budgets' size; each number can be set, for instance {@code -Dbench.connectors=1000}. */
    static Size full() {
        return new Size(
                Integer.getInteger("bench.academies", 30),
                Integer.getInteger("bench.structures", 5_000),
                Integer.getInteger("bench.connectors", 100_000),
                Integer.getInteger("bench.people", 200),
                Duration.ofSeconds(Integer.getInteger("bench.seconds", 15)),
                Integer.getInteger("bench.rounds", 50));
    }

    /** Enough to see that everything still works. */
    static Size tiny() {
        return new Size(3, 30, 300, 5, Duration.ofMillis(300), 2);
    }
}

package fr.ent.connector.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How often each caller may have something done in a minute. Each instance counts for itself. */
final class Turns {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Deque<Instant>> taken = new HashMap<>();

    Turns(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Whether it is his turn; if so it is taken. */
    synchronized boolean take(String caller) {
        Instant now = clock.instant();
        Instant past = now.minus(MINUTE);
        taken.values().removeIf(turns -> !turns.peekLast().isAfter(past));
        Deque<Instant> turns = taken.computeIfAbsent(caller, key -> new ArrayDeque<>());
        while (!turns.isEmpty() && !turns.peekFirst().isAfter(past)) {
            turns.removeFirst();
        }
        if (turns.size() >= perMinute) {
            return false;
        }
        turns.addLast(now);
        return true;
    }
}

package fr.ent.connector.health;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What some events about tickets come to. Sorted, so that two instances that write the same rows never wait for each
 * other in a circle.
 */
final class Tally {
    /** A counter. */
    record Usage(UUID connector, String uai, Instant hour, String outcome) {}

    /** A connector at a school. */
    record Place(UUID connector, String uai) {}

    /** Somebody who came in. */
    record Visitor(UUID connector, UUID account, String uai) {}

    /** A login that a PRONOTE base was told. */
    record Login(String uai, String casId) {}

    /** The last success, and the last failure with its cause; each may be missing. */
    record Latest(Instant success, Instant failure, String cause) {
        Latest and(Latest other) {
            boolean mine = other.failure == null || failure != null && failure.isAfter(other.failure);
            return new Latest(
                    Tally.later(success, other.success), mine ? failure : other.failure, mine ? cause : other.cause);
        }
    }

    /** The first and the last time. */
    record Span(Instant first, Instant last) {
        Span and(Span other) {
            return new Span(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Who a login was. */
    record Owner(UUID account, Instant at) {}

    final Map<Usage, Integer> usages = new TreeMap<>(Comparator.comparing(Usage::connector)
            .thenComparing(Usage::uai)
            .thenComparing(Usage::hour)
            .thenComparing(Usage::outcome));
    final Map<Place, Latest> latest =
            new TreeMap<>(Comparator.comparing(Place::connector).thenComparing(Place::uai));
    final Map<Visitor, Span> visitors = new TreeMap<>(Comparator.comparing(Visitor::connector)
            .thenComparing(Visitor::account)
            .thenComparing(Visitor::uai));
    final Map<Login, Owner> logins =
            new TreeMap<>(Comparator.comparing(Login::uai).thenComparing(Login::casId));

    void issued(Place place, Instant at) {
        count(place, at, Outcome.ISSUED);
    }

    /** @param accounts who came in; nobody when the account is gone since */
    void validated(Place place, Instant at, List<UUID> accounts) {
        count(place, at, Outcome.VALIDATED);
        latest.merge(place, new Latest(at, null, null), Latest::and);
        for (UUID account : accounts) {
            visitors.merge(new Visitor(place.connector, account, place.uai), new Span(at, at), Span::and);
        }
    }

    void refused(Place place, String cause, Instant at) {
        count(place, at, cause);
        latest.merge(place, new Latest(null, at, cause), Latest::and);
    }

    /** A PRONOTE base was told this login of this account. */
    void told(String uai, String casId, UUID account, Instant at) {
        logins.merge(new Login(uai, casId), new Owner(account, at), (a, b) -> a.at.isAfter(b.at) ? a : b);
    }

    private void count(Place place, Instant at, String outcome) {
        usages.merge(new Usage(place.connector, place.uai, hour(at), outcome), 1, Integer::sum);
    }

    static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    static Instant later(Instant a, Instant b) {
        return a == null || b != null && b.isAfter(a) ? b : a;
    }
}

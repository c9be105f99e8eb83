package fr.ent.connector.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What some events of PRONOTE bases come to; sorted for the same reason as {@link Tally}. */
final class RecognitionTally {
    /** A login of a base. */
    record Login(String uai, String casId) {}

    /** A counter. */
    record Usage(String uai, Instant hour, String cause) {}

    /** A base's state. */
    record Publication(boolean published, Instant at) {}

    /** The latest moment of each kind; null where there was none. */
    record Moments(
            UUID account,
            String cause,
            Instant firstFailed,
            Instant failed,
            Instant linked,
            Instant unlinked,
            Instant drifted) {
        static final Moments NONE = new Moments(null, null, null, null, null, null, null);

        Moments failing(UUID who, String why, Instant at) {
            boolean later = failed == null || !at.isBefore(failed);
            return new Moments(
                    who == null ? account : who,
                    later ? why : cause,
                    firstFailed == null || at.isBefore(firstFailed) ? at : firstFailed,
                    later ? at : failed,
                    linked,
                    unlinked,
                    drifted);
        }

        Moments linking(Instant at) {
            return new Moments(account, cause, firstFailed, failed, Tally.later(linked, at), unlinked, drifted);
        }

        Moments unlinking(Instant at) {
            return new Moments(account, cause, firstFailed, failed, linked, Tally.later(unlinked, at), drifted);
        }

        Moments drifting(Instant at) {
            return new Moments(account, cause, firstFailed, failed, linked, unlinked, Tally.later(drifted, at));
        }
    }

    final Map<Login, Moments> logins =
            new TreeMap<>(Comparator.comparing(Login::uai).thenComparing(Login::casId));
    final Map<Usage, Integer> usages = new TreeMap<>(
            Comparator.comparing(Usage::uai).thenComparing(Usage::hour).thenComparing(Usage::cause));
    final Map<String, Publication> publications = new TreeMap<>();

    /** @param casId null when the base did not tell the login; then it is only counted */
    void failed(String uai, String casId, UUID account, String cause, Instant at) {
        usages.merge(new Usage(uai, Tally.hour(at), cause), 1, Integer::sum);
        if (casId != null) {
            Login login = new Login(uai, casId);
            logins.put(login, of(login).failing(account, cause, at));
        }
    }

    void linked(String uai, String casId, Instant at) {
        Login login = new Login(uai, casId);
        logins.put(login, of(login).linking(at));
    }

    void unlinked(String uai, String casId, Instant at) {
        Login login = new Login(uai, casId);
        logins.put(login, of(login).unlinking(at));
    }

    void drifted(String uai, String casId, Instant at) {
        Login login = new Login(uai, casId);
        logins.put(login, of(login).drifting(at));
    }

    void published(String uai, boolean published, Instant at) {
        publications.merge(
                uai, new Publication(published, at), (known, told) -> told.at.isBefore(known.at) ? known : told);
    }

    private Moments of(Login login) {
        return logins.getOrDefault(login, Moments.NONE);
    }
}

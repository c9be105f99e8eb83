package fr.ent.sso.audit;

import fr.ent.kit.problem.ApiProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * Which entries are wanted.
 *
 * @param from the first moment; null for all
 * @param to the first moment after; null for now
 * @param actor id of an account or client, or a login; empty for all
 * @param action the whole name, or the feature in front of the dot; empty for all
 * @param subject id of an account, or a login; empty for all
 * @param q words that address, request or details hold, in the last week unless {@code from} says more; empty for all
 * @param scopes only entries about people of these structures and of those below; null for all
 */
public record AuditQuery(
        Instant from, Instant to, String actor, String action, String subject, String q, List<String> scopes) {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int MAX_TEXT = 200;
    /** Words are looked for in no index; without a first day, so far back only. */
    private static final Duration WORDS_BACK = Duration.ofDays(7);

    /** @throws ApiProblem 400 with one error a wrong field */
    static AuditQuery of(
            String from, String to, String actor, String action, String subject, String q, List<String> scopes) {
        Instant first = moment("from", from, false);
        boolean words = !text("q", q).isEmpty();
        return new AuditQuery(
                first == null && words ? Instant.now().minus(WORDS_BACK) : first,
                moment("to", to, true),
                text("actor", actor),
                text("action", action),
                text("subject", subject),
                text("q", q),
                scopes);
    }

    /** An account's entries, the latest ones. */
    public static AuditQuery about(UUID account) {
        return new AuditQuery(null, null, "", "", account.toString(), "", null);
    }

    private static String text(String field, String value) {
        String text = value == null ? "" : value.strip();
        if (text.length() > MAX_TEXT) {
            throw ApiProblem.invalid(field, "too-long", MAX_TEXT);
        }
        return text;
    }

    /** A day counts whole, as a person means it; a moment with its zone counts as it is. */
    private static Instant moment(String field, String value, boolean end) {
        String text = text(field, value);
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.indexOf('T') >= 0) {
                Instant moment = java.time.OffsetDateTime.parse(text).toInstant();
                return inRange(field, moment);
            }
            LocalDate day = LocalDate.parse(text);
            return inRange(
                    field, (end ? day.plusDays(1) : day).atStartOfDay(ZONE).toInstant());
        } catch (DateTimeException e) {
            throw ApiProblem.invalid(field, "moment-malformed");
        }
    }

    /** PostgreSQL knows no year 999999999. */
    private static Instant inRange(String field, Instant moment) {
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
            throw ApiProblem.invalid(field, "moment-malformed");
        }
        return moment;
    }
}

package fr.ent.connector.health;

import fr.ent.connector.health.HealthView.Base;
import fr.ent.connector.health.HealthView.Counts;
import fr.ent.connector.health.HealthView.Day;
import fr.ent.connector.health.Rows.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what is kept of one connector. Where schools may be null, null means all of them. */
@ApplicationScoped
class HealthQueries {
    private static final String SCHOOLS = " and (? or uai = any(?))";
    private static final String LATEST = """
            select max(success_at) as success_at, max(failure_at) as failure_at,
                (array_agg(cause order by failure_at desc nulls last))[1] as cause
            from connector_health where connector_id = ?""" + SCHOOLS;
    private static final String SUMS = """
            select outcome as kind, sum(number) filter (where hour >= ?) as day,
                sum(number) filter (where hour >= ?) as week, sum(number) as year
            from connector_usage where connector_id = ? and hour >= ?""" + SCHOOLS + " group by outcome";
    private static final String RECOGNITION_SUMS = """
            select cause as kind, sum(number) filter (where hour >= ?) as day,
                sum(number) filter (where hour >= ?) as week, sum(number) as year
            from recognition_usage where uai = any(?) and hour >= ? group by cause""";
    private static final String DAYS = """
            select cast(hour at time zone ? as date) as day,
                coalesce(sum(number) filter (where outcome = 'ISSUED'), 0) as issued,
                coalesce(sum(number) filter (where outcome = 'VALIDATED'), 0) as validated,
                coalesce(sum(number) filter (where outcome not in ('ISSUED', 'VALIDATED')), 0) as refused,
                coalesce(sum(number) filter (where outcome = any(?)), 0) as late
            from (select hour, outcome, sum(number) as number from connector_usage
                where connector_id = ? and hour >= ?""" + SCHOOLS + " group by hour, outcome) hours group by 1 order by 1";
    private static final String BY_SCHOOL = """
            with week as (
                select uai, issued, validated, refused + greatest(issued - validated - late, 0) as failed
                from (select uai,
                        coalesce(sum(number) filter (where outcome = 'ISSUED'), 0) as issued,
                        coalesce(sum(number) filter (where outcome = 'VALIDATED'), 0) as validated,
                        coalesce(sum(number) filter (where outcome not in ('ISSUED', 'VALIDATED')), 0) as refused,
                        coalesce(sum(number) filter (where outcome = any(?)), 0) as late
                    from connector_usage where connector_id = ? and hour >= ?""" + SCHOOLS + """
             group by uai) sums),
            latest as (select uai, success_at, cause from connector_health where connector_id = ?""" + SCHOOLS + """
            )
            select uai, coalesce(validated, 0) as validated, coalesce(failed, 0) as failed, success_at, cause,
                count(*) over () as total
            from week full join latest using (uai)
            order by case when coalesce(validated + failed, 0) = 0 then 0
                else failed / cast(validated + failed as float) end desc, failed desc nulls last, uai
            limit ? offset ?""";
    private static final String FAILING =
            " from recognition where uai = any(?) and failed_at > coalesce(linked_at, '-infinity')";

    private final Rows rows;

    HealthQueries(Rows rows) {
        this.rows = rows;
    }

    Tally.Latest latest(UUID connector, Set<String> schools) {
        return rows.read(
                        LATEST,
                        row -> new Tally.Latest(
                                Rows.moment(row, "success_at"), Rows.moment(row, "failure_at"), row.getString("cause")),
                        connector,
                        schools == null,
                        column(schools))
                .get(0);
    }

    /** Sums by outcome. */
    Map<String, Counts> sums(UUID connector, Set<String> schools, Instant day, Instant week, Instant year) {
        return counts(SUMS, day, week, connector, year, schools == null, column(schools));
    }

    /** Sums by cause of what bases did not recognise. */
    Map<String, Counts> recognitionSums(Collection<String> bases, Instant day, Instant week, Instant year) {
        return counts(RECOGNITION_SUMS, day, week, Column.texts(bases), year);
    }

    /** The days with a sign-in. */
    List<Day> days(UUID connector, Set<String> schools, Instant from, String zone) {
        return rows.read(
                DAYS,
                row -> {
                    long validated = row.getLong("validated");
                    long lost = Math.max(row.getLong("issued") - validated - row.getLong("late"), 0);
                    return new Day(row.getObject("day", LocalDate.class), validated, row.getLong("refused") + lost);
                },
                zone,
                Column.texts(Outcome.AT_VALIDATION),
                connector,
                from,
                schools == null,
                column(schools));
    }

    SchoolHealth.Page bySchool(UUID connector, Set<String> schools, Instant from, int page, int size) {
        long[] total = {0};
        List<SchoolHealth> items = rows.read(
                BY_SCHOOL,
                row -> {
                    total[0] = row.getLong("total");
                    return new SchoolHealth(
                            row.getString("uai"),
                            null,
                            row.getLong("validated"),
                            row.getLong("failed"),
                            Rows.moment(row, "success_at"),
                            row.getString("cause"));
                },
                Column.texts(Outcome.AT_VALIDATION),
                connector,
                from,
                schools == null,
                column(schools),
                connector,
                schools == null,
                column(schools),
                size,
                (page - 1) * size);
        return new SchoolHealth.Page(items, total[0], page, size);
    }

    /** Schools something was heard of. */
    List<String> schools(UUID connector) {
        return rows.read(
                "select uai from connector_health where connector_id = ?", row -> row.getString("uai"), connector);
    }

    long visitors(UUID connector, Set<String> schools) {
        return rows.read(
                        "select count(distinct account) as n from connector_visitor where connector_id = ?" + SCHOOLS,
                        row -> row.getLong("n"),
                        connector,
                        schools == null,
                        column(schools))
                .get(0);
    }

    /** Everybody who has ever come in; at most so many. */
    List<UUID> visitors(UUID connector, Set<String> schools, int most) {
        return rows.read(
                "select distinct account from connector_visitor where connector_id = ?" + SCHOOLS + " limit ?",
                row -> row.getObject("account", UUID.class),
                connector,
                schools == null,
                column(schools),
                most);
    }

    long failing(Collection<String> bases) {
        return rows.read("select count(*) as n" + FAILING, row -> row.getLong("n"), Column.texts(bases))
                .get(0);
    }

    List<Unrecognised> failing(Collection<String> bases, int page, int size) {
        return rows.read(
                "select uai, account, cause, first_failed, failed_at" + FAILING
                        + " order by failed_at desc, uai, cas_id limit ? offset ?",
                row -> new Unrecognised(
                        row.getString("uai"),
                        row.getObject("account", UUID.class),
                        null,
                        row.getString("cause"),
                        Rows.moment(row, "first_failed"),
                        Rows.moment(row, "failed_at")),
                Column.texts(bases),
                size,
                (page - 1) * size);
    }

    long drifted(Collection<String> bases) {
        return rows.read(
                        "select count(*) as n from recognition where uai = any(?)"
                                + " and drifted_at > coalesce(greatest(linked_at, unlinked_at), '-infinity')",
                        row -> row.getLong("n"),
                        Column.texts(bases))
                .get(0);
    }

    List<Base> bases(Collection<String> uais) {
        return rows.read(
                "select uai, published from pronote_base where uai = any(?) order by published, uai limit 100",
                row -> new Base(row.getString("uai"), row.getBoolean("published")),
                Column.texts(uais));
    }

    private Map<String, Counts> counts(String sql, Object... parameters) {
        Map<String, Counts> counts = new LinkedHashMap<>();
        rows.read(
                        sql,
                        row -> Map.entry(
                                row.getString("kind"),
                                new Counts(row.getLong("day"), row.getLong("week"), row.getLong("year"))),
                        parameters)
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    private static Column column(Set<String> schools) {
        return Column.texts(schools == null ? Set.of() : schools);
    }
}

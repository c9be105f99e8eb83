package fr.ent.connector.health;

import fr.ent.connector.directory.Directory;
import fr.ent.connector.health.Rows.Column;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which connectors are in trouble. Failing: at least so large a share of the sign-ins since the beginning of the last
 * hour failed. Silent: nobody came in for a day of school although successes were regular before; and the school is at
 * work, since another connector of it had a success, or tickets for this one went out.
 */
@ApplicationScoped
class Troubles {
    private static final String FAILING = """
            failing as (
                select connector_id, uai, 'FAILING' as kind, validated + failed as attempts, failed
                from (select connector_id, uai, validated, refused + greatest(issued - validated - late, 0) as failed
                    from (select connector_id, uai,
                            coalesce(sum(number) filter (where outcome = 'ISSUED'), 0) as issued,
                            coalesce(sum(number) filter (where outcome = 'VALIDATED'), 0) as validated,
                            coalesce(sum(number) filter (where outcome not in ('ISSUED', 'VALIDATED')), 0) as refused,
                            coalesce(sum(number) filter (where outcome = any(?)), 0) as late
                        from connector_usage where hour >= ? and (? or uai = any(?))
                        group by connector_id, uai) sums) reckoned
                where validated + failed >= ? and failed >= ? * (validated + failed))""";
    private static final String SILENT = """
            silent as (
                select h.connector_id, h.uai, 'SILENT' as kind, cast(0 as bigint) as attempts, cast(0 as bigint) as failed
                from connector_health h
                where h.success_at >= ? and h.success_at < ? and (? or h.uai = any(?))
                    and (select count(distinct cast(u.hour at time zone ? as date)) from connector_usage u
                        where u.connector_id = h.connector_id and u.uai = h.uai and u.hour >= ? and u.hour < ?
                            and u.outcome = 'VALIDATED') >= ?
                    and (exists (select 1 from connector_health o
                            where o.uai = h.uai and o.connector_id <> h.connector_id and o.success_at >= ?)
                        or exists (select 1 from connector_usage u
                            where u.connector_id = h.connector_id and u.uai = h.uai and u.hour >= ?
                                and u.outcome = 'ISSUED')))""";
    private static final String PAGE = "with " + FAILING + ", " + SILENT + """
            , troubled as (select * from failing
                union all
                select * from silent s where not exists (
                    select 1 from failing f where f.connector_id = s.connector_id and f.uai = s.uai))
            select t.connector_id, c.display_name, t.uai, t.kind, t.attempts, t.failed, h.success_at, h.cause,
                count(*) over () as total
            from troubled t join connector c on c.id = t.connector_id and c.published
            left join connector_health h on h.connector_id = t.connector_id and h.uai = t.uai
            order by t.failed desc, h.success_at nulls first, c.display_name, t.uai, t.connector_id
            limit ? offset ?""";
    private static final String COUNTS = "with " + FAILING + ", " + SILENT + """
            select (select count(distinct f.connector_id) from failing f
                    join connector c on c.id = f.connector_id and c.published) as failing,
                (select count(distinct s.connector_id) from silent s
                    join connector c on c.id = s.connector_id and c.published) as silent""";
    private static final Duration REGULAR = Duration.ofDays(7);
    private static final Duration LATEST = Duration.ofHours(1);

    private final HealthScope scopes;
    private final Rows rows;
    private final Directory directory;
    private final HealthConfig config;
    private final Clock clock = Clock.systemUTC();

    Troubles(HealthScope scopes, Rows rows, Directory directory, HealthConfig config) {
        this.scopes = scopes;
        this.rows = rows;
        this.directory = directory;
        this.config = config;
    }

    /** How many connectors are failing, and how many silent. */
    record Numbers(int failing, int silent) {}

    /**
     * @param structure a school, which means those below it too; null for all of the caller
     * @throws fr.ent.kit.problem.ApiProblem 403 when they are not his
     */
    @Transactional
    Trouble.Page find(String structure, int page, int size) {
        Set<String> schools = scopes.schools(structure);
        long[] total = {0};
        List<Trouble> items = rows.read(
                PAGE,
                row -> {
                    total[0] = row.getLong("total");
                    return new Trouble(
                            row.getObject("connector_id", UUID.class),
                            row.getString("display_name"),
                            row.getString("uai"),
                            null,
                            Trouble.Kind.valueOf(row.getString("kind")),
                            row.getLong("attempts"),
                            row.getLong("failed"),
                            Rows.moment(row, "success_at"),
                            row.getString("cause"));
                },
                parameters(schools, size, (page - 1) * size));
        Map<String, String> names =
                directory.names(items.stream().map(Trouble::structure).toList());
        return new Trouble.Page(
                items.stream()
                        .map(each -> each.named(names.getOrDefault(each.structure(), each.structure())))
                        .toList(),
                total[0],
                page,
                size);
    }

    /** On the whole platform. */
    Numbers count() {
        return rows.read(COUNTS, row -> new Numbers(row.getInt("failing"), row.getInt("silent")), parameters(null))
                .get(0);
    }

    private Object[] parameters(Set<String> schools, Object... more) {
        Instant now = clock.instant();
        Instant silent = Tally.hour(new Periods(config).schoolTimeAgo(now, config.silence()));
        Instant regular = silent.minus(REGULAR);
        boolean all = schools == null;
        Column within = Column.texts(all ? Set.of() : schools);
        Object[] parameters = {
            Column.texts(Outcome.AT_VALIDATION),
            Tally.hour(now.minus(LATEST)),
            all,
            within,
            config.failingAttempts(),
            config.failingShare(),
            regular,
            silent,
            all,
            within,
            config.zone().getId(),
            regular,
            silent,
            config.regularDays(),
            silent,
            silent
        };
        Object[] whole = new Object[parameters.length + more.length];
        System.arraycopy(parameters, 0, whole, 0, parameters.length);
        System.arraycopy(more, 0, whole, parameters.length, more.length);
        return whole;
    }
}

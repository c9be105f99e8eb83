package fr.ent.connector.health;

import fr.ent.connector.directory.Directory;
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
    private static final String DUE = """
            insert into trouble_reckoning as r (at) values (?)
            on conflict (single) do update set at = excluded.at where r.at < ?""";
    /** A connector that succeeded too long ago is not the one that keeps its school alive. */
    private static final String RECKON = """
            insert into connector_trouble (connector_id, uai, kind, attempts, failures)
            with failing as (
                select connector_id, uai, 'FAILING' as kind, validated + failed as attempts, failed
                from (select connector_id, uai, validated, refused + greatest(issued - validated - late, 0) as failed
                    from (select connector_id, uai,
                            coalesce(sum(number) filter (where outcome = 'ISSUED'), 0) as issued,
                            coalesce(sum(number) filter (where outcome = 'VALIDATED'), 0) as validated,
                            coalesce(sum(number) filter (where outcome not in ('ISSUED', 'VALIDATED')), 0) as refused,
                            coalesce(sum(number) filter (where outcome = any(?)), 0) as late
                        from connector_usage where hour >= ? group by connector_id, uai) sums) reckoned
                where validated + failed >= ? and failed >= ? * (validated + failed)),
            silent as (
                select h.connector_id, h.uai, 'SILENT' as kind, 0 as attempts, 0 as failed
                from connector_health h
                where h.success_at >= ? and h.success_at < ?
                    and (h.uai in (select o.uai from connector_health o where o.success_at >= ?)
                        or exists (select 1 from connector_usage u
                            where u.connector_id = h.connector_id and u.uai = h.uai and u.hour >= ?
                                and u.outcome = 'ISSUED'))
                    and (select count(distinct cast(u.hour at time zone ? as date)) from connector_usage u
                        where u.connector_id = h.connector_id and u.uai = h.uai and u.hour >= ? and u.hour < ?
                            and u.outcome = 'VALIDATED') >= ?)
            select * from failing
            union all
            select * from silent s where not exists (
                select 1 from failing f where f.connector_id = s.connector_id and f.uai = s.uai)""";

    private static final String PAGE = """
            select t.connector_id, c.display_name, t.uai, t.kind, t.attempts, t.failures, h.success_at, h.cause,
                count(*) over () as total
            from connector_trouble t join connector c on c.id = t.connector_id and c.published
            left join connector_health h on h.connector_id = t.connector_id and h.uai = t.uai
            where ? or t.uai = any(?)
            order by t.failures desc, h.success_at nulls first, c.display_name, t.uai, t.connector_id
            limit ? offset ?""";
    private static final String COUNTS = """
            select count(distinct t.connector_id) filter (where t.kind = 'FAILING') as failing,
                count(distinct t.connector_id) filter (where t.kind = 'SILENT') as silent
            from connector_trouble t join connector c on c.id = t.connector_id and c.published""";
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
                            row.getLong("failures"),
                            Rows.moment(row, "success_at"),
                            row.getString("cause"));
                },
                schools == null,
                Rows.Column.texts(schools == null ? Set.of() : schools),
                size,
                (page - 1) * size);
        Map<String, String> names =
                directory.names(items.stream().map(Trouble::structure).toList());
        return new Trouble.Page(
                items.stream()
                        .map(each -> each.named(names.getOrDefault(each.structure(), each.structure())))
                        .toList(),
                total[0],
                page,
                size,
                rows.read("select at from trouble_reckoning", row -> Rows.moment(row, "at")).stream()
                        .findFirst()
                        .orElse(null));
    }

    /** On the whole platform. */
    @Transactional
    Numbers count() {
        return rows.read(COUNTS, row -> new Numbers(row.getInt("failing"), row.getInt("silent")))
                .get(0);
    }

    /**
     * Looks at all connectors, unless that was done since, by another instance perhaps.
     *
     * @param since when it need not be done again
     */
    @Transactional
    void reckon(Instant since) {
        Instant now = clock.instant();
        if (rows.write(DUE, now, since) == 0) {
            return;
        }
        Instant silent = Tally.hour(new Periods(config).schoolTimeAgo(now, config.silence()));
        Instant regular = silent.minus(REGULAR);
        rows.write("delete from connector_trouble");
        rows.write(
                RECKON,
                Rows.Column.texts(Outcome.AT_VALIDATION),
                Tally.hour(now.minus(LATEST)),
                config.failingAttempts(),
                config.failingShare(),
                regular,
                silent,
                silent,
                silent,
                config.zone().getId(),
                regular,
                silent,
                config.regularDays());
    }
}

package fr.ent.connector.health;

import fr.ent.connector.health.Rows.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes what the events about tickets and accounts come to. */
@ApplicationScoped
class UsageStore {
    private static final String USAGE = """
            insert into connector_usage as u (connector_id, uai, hour, outcome, number)
            select * from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as timestamptz[]), cast(? as text[]),
                cast(? as integer[]))
            on conflict (connector_id, uai, hour, outcome) do update set number = u.number + excluded.number""";
    private static final String LATEST = """
            insert into connector_health as h (connector_id, uai, success_at, failure_at, cause)
            select * from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as timestamptz[]),
                cast(? as timestamptz[]), cast(? as text[]))
            on conflict (connector_id, uai) do update set
                success_at = greatest(h.success_at, excluded.success_at),
                failure_at = greatest(h.failure_at, excluded.failure_at),
                cause = case when excluded.failure_at >= coalesce(h.failure_at, '-infinity')
                    then excluded.cause else h.cause end""";
    private static final String VISITORS = """
            insert into connector_visitor as v (connector_id, account, uai, first_at, last_at)
            select * from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as text[]), cast(? as timestamptz[]),
                cast(? as timestamptz[]))
            on conflict (connector_id, account, uai) do update set
                first_at = least(v.first_at, excluded.first_at), last_at = greatest(v.last_at, excluded.last_at)""";
    private static final String LOGINS = """
            insert into recent_login as l (uai, cas_id, account, at)
            select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as uuid[]), cast(? as timestamptz[]))
            on conflict (uai, cas_id) do update set account = excluded.account, at = excluded.at
            where l.at <= excluded.at""";
    private static final String FAILURES_OF_LOGINS = """
            update recognition r set account = l.account
            from unnest(cast(? as text[]), cast(? as text[]), cast(? as uuid[])) as l(uai, cas_id, account)
            where r.uai = l.uai and r.cas_id = l.cas_id and r.account is null""";
    private static final String MOVE_VISITOR = """
            insert into connector_visitor as v (connector_id, account, uai, first_at, last_at)
            select connector_id, ?, uai, first_at, last_at from connector_visitor where account = ?
            on conflict (connector_id, account, uai) do update set
                first_at = least(v.first_at, excluded.first_at), last_at = greatest(v.last_at, excluded.last_at)""";
    private static final String GONE = """
            insert into gone_account (account, survivor, at)
            select a, cast(? as uuid), ? from unnest(cast(? as uuid[])) a
            on conflict (account) do update set survivor = excluded.survivor, at = excluded.at""";

    private final Rows rows;

    UsageStore(Rows rows) {
        this.rows = rows;
    }

    void add(Tally tally) {
        usage(tally.usages);
        latest(tally.latest);
        visitors(tally.visitors);
        logins(tally.logins);
    }

    /** Of these accounts those that are gone, with the survivor of a merge or nothing. */
    Map<UUID, List<UUID>> gone(Collection<UUID> accounts) {
        return rows
                .read(
                        "select account, survivor from gone_account where account = any(?)",
                        row -> Map.entry(
                                row.getObject("account", UUID.class),
                                row.getObject("survivor") == null
                                        ? List.<UUID>of()
                                        : List.of(row.getObject("survivor", UUID.class))),
                        Column.uuids(accounts))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void merge(UUID merged, UUID survivor, Instant at) {
        rows.write(MOVE_VISITOR, survivor, merged);
        rows.write("delete from connector_visitor where account = ?", merged);
        rows.write("update recognition set account = ? where account = ?", survivor, merged);
        rows.write("update recent_login set account = ? where account = ?", survivor, merged);
        rows.write("update gone_account set survivor = ? where survivor = ?", survivor, merged);
        rows.write(GONE, survivor, at, Column.uuids(List.of(merged)));
    }

    void delete(Collection<UUID> accounts, Instant at) {
        Column gone = Column.uuids(accounts);
        rows.write("delete from connector_visitor where account = any(?)", gone);
        rows.write("delete from recognition where account = any(?)", gone);
        rows.write("delete from recent_login where account = any(?)", gone);
        rows.write("update gone_account set survivor = null where survivor = any(?)", gone);
        rows.write(GONE, null, at, gone);
    }

    private void usage(Map<Tally.Usage, Integer> usages) {
        if (!usages.isEmpty()) {
            Collection<Tally.Usage> keys = usages.keySet();
            rows.write(
                    USAGE,
                    Column.uuids(keys.stream().map(Tally.Usage::connector).toList()),
                    Column.texts(keys.stream().map(Tally.Usage::uai).toList()),
                    Column.moments(keys.stream().map(Tally.Usage::hour).toList()),
                    Column.texts(keys.stream().map(Tally.Usage::outcome).toList()),
                    Column.numbers(usages.values()));
        }
    }

    private void latest(Map<Tally.Place, Tally.Latest> latest) {
        if (!latest.isEmpty()) {
            Collection<Tally.Place> keys = latest.keySet();
            Collection<Tally.Latest> values = latest.values();
            rows.write(
                    LATEST,
                    Column.uuids(keys.stream().map(Tally.Place::connector).toList()),
                    Column.texts(keys.stream().map(Tally.Place::uai).toList()),
                    Column.moments(values.stream().map(Tally.Latest::success).toList()),
                    Column.moments(values.stream().map(Tally.Latest::failure).toList()),
                    Column.texts(values.stream().map(Tally.Latest::cause).toList()));
        }
    }

    private void visitors(Map<Tally.Visitor, Tally.Span> visitors) {
        if (!visitors.isEmpty()) {
            Collection<Tally.Visitor> keys = visitors.keySet();
            rows.write(
                    VISITORS,
                    Column.uuids(keys.stream().map(Tally.Visitor::connector).toList()),
                    Column.uuids(keys.stream().map(Tally.Visitor::account).toList()),
                    Column.texts(keys.stream().map(Tally.Visitor::uai).toList()),
                    Column.moments(
                            visitors.values().stream().map(Tally.Span::first).toList()),
                    Column.moments(
                            visitors.values().stream().map(Tally.Span::last).toList()));
        }
    }

    private void logins(Map<Tally.Login, Tally.Owner> logins) {
        if (!logins.isEmpty()) {
            Column uais =
                    Column.texts(logins.keySet().stream().map(Tally.Login::uai).toList());
            Column casIds = Column.texts(
                    logins.keySet().stream().map(Tally.Login::casId).toList());
            Column accounts = Column.uuids(
                    logins.values().stream().map(Tally.Owner::account).toList());
            rows.write(
                    LOGINS,
                    uais,
                    casIds,
                    accounts,
                    Column.moments(logins.values().stream().map(Tally.Owner::at).toList()));
            rows.write(FAILURES_OF_LOGINS, uais, casIds, accounts);
        }
    }
}

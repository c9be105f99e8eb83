package fr.ent.connector.health;

import fr.ent.connector.health.RecognitionTally.Moments;
import fr.ent.connector.health.Rows.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Writes what the events of PRONOTE bases come to. */
@ApplicationScoped
class Recognitions {
    private static final String LOGINS = """
            insert into recognition as r (uai, cas_id, account, cause, first_failed, failed_at, linked_at, unlinked_at,
                drifted_at)
            select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as uuid[]), cast(? as text[]),
                cast(? as timestamptz[]), cast(? as timestamptz[]), cast(? as timestamptz[]), cast(? as timestamptz[]),
                cast(? as timestamptz[]))
            on conflict (uai, cas_id) do update set
                account = coalesce(excluded.account, r.account),
                cause = case when excluded.failed_at >= coalesce(r.failed_at, '-infinity')
                    then excluded.cause else r.cause end,
                first_failed = case
                    when r.failed_at > coalesce(greatest(r.linked_at, excluded.linked_at), '-infinity')
                    then least(r.first_failed, excluded.first_failed)
                    else coalesce(excluded.first_failed, r.first_failed) end,
                failed_at = greatest(r.failed_at, excluded.failed_at),
                linked_at = greatest(r.linked_at, excluded.linked_at),
                unlinked_at = greatest(r.unlinked_at, excluded.unlinked_at),
                drifted_at = greatest(r.drifted_at, excluded.drifted_at)""";
    private static final String ACCOUNTS = """
            update recognition r set account = l.account
            from recent_login l
            where r.account is null and r.uai = any(?) and r.cas_id = any(?)
                and l.uai = r.uai and l.cas_id = r.cas_id""";
    private static final String USAGE = """
            insert into recognition_usage as u (uai, hour, cause, number)
            select * from unnest(cast(? as text[]), cast(? as timestamptz[]), cast(? as text[]), cast(? as integer[]))
            on conflict (uai, hour, cause) do update set number = u.number + excluded.number""";
    private static final String PUBLICATION = """
            insert into pronote_base as b (uai, published, at)
            select u, p, a from unnest(cast(? as text[]), cast(? as boolean[]), cast(? as timestamptz[])) as t(u, p, a)
            on conflict (uai) do update set published = excluded.published, at = excluded.at
            where b.at <= excluded.at""";
    /** A login that already has a row under its new name keeps that one. */
    private static final String RENAME = """
            update recognition r set cas_id = ?
            where cas_id = ? and account = ?
                and not exists (select 1 from recognition o where o.uai = r.uai and o.cas_id = ?)""";

    private final Rows rows;

    Recognitions(Rows rows) {
        this.rows = rows;
    }

    void add(RecognitionTally tally) {
        logins(tally.logins);
        usage(tally.usages);
        publications(tally.publications);
    }

    void rename(UUID account, String before, String after) {
        rows.write(RENAME, after, before, account, after);
        rows.write("delete from recognition where cas_id = ? and account = ?", before, account);
        rows.write("delete from recent_login where cas_id = ? and account = ?", before, account);
    }

    /** Drops failures of these logins of which only the login is known. */
    void forget(Collection<String> logins) {
        rows.write("delete from recognition where account is null and cas_id = any(?)", Column.texts(logins));
    }

    private void logins(Map<RecognitionTally.Login, Moments> logins) {
        if (logins.isEmpty()) {
            return;
        }
        Collection<Moments> moments = logins.values();
        List<String> uais =
                logins.keySet().stream().map(RecognitionTally.Login::uai).toList();
        List<String> casIds =
                logins.keySet().stream().map(RecognitionTally.Login::casId).toList();
        rows.write(
                LOGINS,
                Column.texts(uais),
                Column.texts(casIds),
                Column.uuids(moments.stream().map(Moments::account).toList()),
                Column.texts(moments.stream().map(Moments::cause).toList()),
                column(moments, Moments::firstFailed),
                column(moments, Moments::failed),
                column(moments, Moments::linked),
                column(moments, Moments::unlinked),
                column(moments, Moments::drifted));
        rows.write(ACCOUNTS, Column.texts(uais), Column.texts(casIds));
    }

    private void usage(Map<RecognitionTally.Usage, Integer> usages) {
        if (!usages.isEmpty()) {
            Collection<RecognitionTally.Usage> keys = usages.keySet();
            rows.write(
                    USAGE,
                    Column.texts(keys.stream().map(RecognitionTally.Usage::uai).toList()),
                    Column.moments(
                            keys.stream().map(RecognitionTally.Usage::hour).toList()),
                    Column.texts(
                            keys.stream().map(RecognitionTally.Usage::cause).toList()),
                    Column.numbers(usages.values()));
        }
    }

    private void publications(Map<String, RecognitionTally.Publication> publications) {
        if (!publications.isEmpty()) {
            Collection<RecognitionTally.Publication> states = publications.values();
            rows.write(
                    PUBLICATION,
                    Column.texts(publications.keySet()),
                    new Column(
                            "boolean",
                            states.stream()
                                    .map(RecognitionTally.Publication::published)
                                    .toArray()),
                    Column.moments(states.stream()
                            .map(RecognitionTally.Publication::at)
                            .toList()));
        }
    }

    private static Column column(Collection<Moments> moments, Function<Moments, Instant> field) {
        return Column.moments(moments.stream().map(field).toList());
    }
}

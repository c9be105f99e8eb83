package fr.ent.sso.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.sso.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/**
 * Imports with their files and findings. All of it is in the database, so that any instance can take an import up, and
 * tell how far it is.
 */
@ApplicationScoped
class Imports {
    private static final int PART = 1 << 20;
    private static final TypeReference<LinkedHashMap<String, Long>> COUNTS = new TypeReference<>() {};

    /** An import, and whether its files are still there to be applied. */
    private static final String SELECT = """
            select i.*, i.dry_run and i.state = 'DONE'
                and exists (select 1 from import_content c where c.import = i.id) applicable
            from directory_import i
            """;

    private final Database database;
    private final ObjectMapper json;

    Imports(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<Import> find(UUID id) {
        return database.one(SELECT + "where i.id = ?", this::read, id);
    }

    /** The latest first; those of these schools, or all when null. */
    List<Import> list(Collection<String> structures, int offset, int limit) {
        return structures == null
                ? database.list(SELECT + "order by i.created_at desc, i.id offset ? limit ?", this::read, offset, limit)
                : database.list(
                        SELECT + "where i.structure = any (?) order by i.created_at desc, i.id offset ? limit ?",
                        this::read,
                        List.copyOf(structures),
                        offset,
                        limit);
    }

    long count(Collection<String> structures) {
        return structures == null
                ? database.one("select count(*) from directory_import", row -> row.getLong(1))
                        .orElseThrow()
                : database.one(
                                "select count(*) from directory_import where structure = any (?)",
                                row -> row.getLong(1),
                                List.copyOf(structures))
                        .orElseThrow();
    }

    List<ImportFile> files(UUID id) {
        return database.list(
                "select * from import_file where import = ? order by position",
                row -> new ImportFile(
                        row.getInt("position"),
                        ImportKind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getLong("size"),
                        row.getLong("lines"),
                        row.getString("encoding"),
                        row.getString("separator"),
                        Database.texts(row, "ignored")),
                id);
    }

    List<Finding> findings(UUID id, int offset, int limit) {
        return database.list(
                "select * from import_finding where import = ? order by number offset ? limit ?",
                row -> new Finding(
                        Severity.valueOf(row.getString("severity")),
                        row.getString("file"),
                        row.getLong("line"),
                        row.getString("column_name"),
                        row.getString("slug"),
                        Database.texts(row, "arguments")),
                id,
                offset,
                limit);
    }

    long findingCount(UUID id) {
        return database.one("select count(*) from import_finding where import = ?", row -> row.getLong(1), id)
                .orElseThrow();
    }

    /** Whether one waits or runs that writes to some of these structures; null means all. */
    boolean isBusy(List<String> scope) {
        // Two requests at once must not both find it free.
        database.one("select pg_advisory_xact_lock(hashtext('directory_import'))", row -> true);
        String active = "select 1 from directory_import where state in ('WAITING', 'RUNNING')";
        return scope == null
                ? database.exists(active)
                : database.exists(active + " and (scope is null or scope && ?)", scope);
    }

    void add(
            UUID id,
            String createdBy,
            String structure,
            List<String> scope,
            boolean dryRun,
            boolean rowByRow,
            boolean complete) {
        database.update("""
                insert into directory_import (id, created_by, structure, scope, dry_run, row_by_row, complete)
                values (?, ?, ?, ?, ?, ?, ?)
                """, id, createdBy, structure, scope, dryRun, rowByRow, complete);
    }

    /** Keeps a file, a part at a time. */
    void addFile(UUID id, int position, ImportKind kind, String name, InputStream content) throws IOException {
        long size = 0;
        int part = 0;
        byte[] bytes;
        while ((bytes = content.readNBytes(PART)).length > 0) {
            database.update("insert into import_content values (?, ?, ?, ?)", id, position, part, bytes);
            size += bytes.length;
            part++;
        }
        database.update(
                "insert into import_file (import, position, kind, name, size) values (?, ?, ?, ?, ?)",
                id,
                position,
                kind.name(),
                name,
                size);
    }

    /** The files of a dry run become those of the import that applies it. */
    void moveFiles(UUID from, UUID to) {
        database.update("""
                insert into import_file (import, position, kind, name, size)
                select ?, position, kind, name, size from import_file where import = ?
                """, to, from);
        database.update("update import_content set import = ? where import = ?", to, from);
    }

    InputStream open(UUID id, int position) {
        return new SequenceInputStream(new Enumeration<>() {
            private int part;
            private byte[] next;

            @Override
            public boolean hasMoreElements() {
                if (next == null) {
                    next = database.one(
                                    "select content from import_content where import = ? and position = ? and part = ?",
                                    row -> row.getBytes(1),
                                    id,
                                    position,
                                    part)
                            .orElse(null);
                }
                return next != null;
            }

            @Override
            public InputStream nextElement() {
                if (!hasMoreElements()) {
                    throw new NoSuchElementException();
                }
                byte[] bytes = next;
                next = null;
                part++;
                return new ByteArrayInputStream(bytes);
            }
        });
    }

    List<UUID> waiting() {
        return database.list(
                "select id from directory_import where state = 'WAITING' order by created_at",
                row -> row.getObject(1, UUID.class));
    }

    /**
     * Takes the import for this transaction, and so tells the other instances that somebody is at it: the database lets
     * go when the transaction, or the process, ends.
     */
    boolean take(UUID id) {
        return database.one(
                        "select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), id.getMostSignificantBits())
                .orElse(false);
    }

    /** Marks as failed what a process that is gone left running. */
    void failAbandoned() {
        List<UUID> running = database.list(
                "select id from directory_import where state = 'RUNNING'", row -> row.getObject(1, UUID.class));
        for (UUID id : running) {
            QuarkusTransaction.requiringNew().run(() -> {
                if (take(id)) {
                    end(id, ImportState.FAILED, "RUNNING");
                }
            });
        }
    }

    /** What others may see while the import runs. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void progress(UUID id, ImportPhase phase, long read, long total, long written) {
        database.update("""
                update directory_import set state = 'RUNNING', started_at = coalesce(started_at, now()), phase = ?,
                    lines_read = ?, lines_total = ?, rows_written = ?
                where id = ?
                """, phase.name(), read, total, written, id);
    }

    void read(UUID id, int position, long lines, String encoding, String separator, List<String> ignored) {
        database.update("""
                update import_file set lines = ?, encoding = ?, separator = ?, ignored = ?
                where import = ? and position = ?
                """, lines, encoding, separator, ignored, id, position);
    }

    /** Ends the import with what there is to say of it. */
    void end(UUID id, ImportState state, Findings findings, Map<String, Long> counts, long read, long written) {
        database.update("""
                update directory_import set state = ?, ended_at = now(), errors = ?, warnings = ?,
                    counts = cast(? as jsonb), lines_read = ?, rows_written = ?
                where id = ?
                """, state.name(), findings.errors(), findings.warnings(), text(counts), read, written, id);
        List<Object[]> rows = new ArrayList<>();
        for (Finding finding : findings.kept()) {
            rows.add(new Object[] {
                id,
                rows.size(),
                finding.severity().name(),
                finding.file(),
                finding.line(),
                finding.column(),
                finding.slug(),
                finding.arguments()
            });
        }
        database.batch("insert into import_finding values (?, ?, ?, ?, ?, ?, ?, ?)", rows);
    }

    void end(UUID id, ImportState state, String from) {
        database.update(
                "update directory_import set state = ?, ended_at = now() where id = ? and state = ?",
                state.name(),
                id,
                from);
    }

    void deleteContent(UUID id) {
        database.update("delete from import_content where import = ?", id);
    }

    private Import read(ResultSet row) throws SQLException {
        String phase = row.getString("phase");
        return new Import(
                row.getObject("id", UUID.class),
                row.getString("created_by"),
                Database.instant(row, "created_at"),
                row.getString("structure"),
                row.getArray("scope") == null ? null : Database.texts(row, "scope"),
                row.getBoolean("dry_run"),
                row.getBoolean("row_by_row"),
                row.getBoolean("complete"),
                ImportState.valueOf(row.getString("state")),
                phase == null ? null : ImportPhase.valueOf(phase),
                row.getLong("lines_read"),
                row.getLong("lines_total"),
                row.getLong("rows_written"),
                counts(row.getString("counts")),
                row.getLong("errors"),
                row.getLong("warnings"),
                Database.instant(row, "started_at"),
                Database.instant(row, "ended_at"),
                row.getBoolean("applicable"));
    }

    private Map<String, Long> counts(String text) {
        try {
            return json.readValue(text, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts are plain JSON", e);
        }
    }

    private String text(Map<String, Long> counts) {
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts are plain values", e);
        }
    }
}

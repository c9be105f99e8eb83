package fr.ent.sso.imports;

import fr.ent.kit.outbox.Outbox;
import fr.ent.sso.account.AutomaticGroups;
import fr.ent.sso.account.Directory;
import fr.ent.sso.account.Logins;
import fr.ent.sso.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** One import at work, in the transaction that holds it. */
final class ImportRun {
    private static final long STEP = 2_000;
    private static final int ZIP_MAGIC = 0x504B;

    private final Import job;
    private final Imports imports;
    private final ImportConfig config;
    private final Database database;
    private final Findings findings;
    private final Staging staging;
    private final LineReader reader;
    private long read;
    private long total;
    private long written;
    private ImportPhase phase = ImportPhase.READING;

    ImportRun(Import job, Imports imports, ImportConfig config, Database database) {
        this.job = job;
        this.imports = imports;
        this.config = config;
        this.database = database;
        this.findings = new Findings(config.maximumFindings());
        this.staging = new Staging(database);
        this.reader = new LineReader(staging, job.scope(), job.structure());
    }

    Findings findings() {
        return findings;
    }

    long read() {
        return read;
    }

    long written() {
        return written;
    }

    /**
     * Reads, checks, and unless it is a dry run writes.
     *
     * @return how much of what
     * @throws RefusedException when lines are wrong and all or nothing is wanted
     */
    Map<String, Long> run(Logins logins, AutomaticGroups automatic, Directory directory, Outbox outbox)
            throws IOException {
        progress(ImportPhase.READING);
        staging.create();
        List<ImportFile> files = imports.files(job.id());
        boolean feed = files.stream().anyMatch(file -> file.kind() == ImportKind.AAF);
        String source = feed ? "AAF" : "CSV";
        List<String> names = files.stream().map(ImportFile::name).toList();
        StagedChecks checks = new StagedChecks(database, findings, names, job.rowByRow(), job.scope());

        known(false);
        AafLines records = new AafLines(reader, findings, job.scope() == null);
        for (ImportFile file : files) {
            if (file.kind() == ImportKind.STRUCTURES) {
                csv(file);
            } else if (file.kind() == ImportKind.AAF) {
                feed(file, "EtabEducNat", (name, entry) -> records.first(file.position(), name, entry));
                feed(file, "Matiere", (name, entry) -> records.first(file.position(), name, entry));
            }
        }
        staging.finish();
        checks.structures();
        known(true);
        for (ImportFile file : files) {
            if (file.kind() == ImportKind.AAF) {
                feed(file, "", (name, entry) -> records.then(file.position(), name, entry));
            } else if (file.kind() != ImportKind.STRUCTURES) {
                csv(file);
            }
        }
        staging.finish();

        progress(ImportPhase.CHECKING);
        checks.groups();
        checks.people();
        boolean sound = job.rowByRow() || findings.errors() == 0;
        if (sound) {
            checks.ties();
        }
        if (!job.rowByRow() && findings.errors() > 0) {
            throw new RefusedException();
        }
        StagedPlan plan = new StagedPlan(database, job.scope() != null);
        plan.make(source, job.complete());
        Map<String, Long> counts = plan.counts();
        noteMissing();
        if (!job.dryRun()) {
            progress(ImportPhase.WRITING);
            plan.logins(logins, true);
            new StagedWriter(database, automatic, directory, outbox, this::wrote).write(source, plan.fields());
        }
        return counts;
    }

    /** Lines are wrong, and all or nothing is wanted. */
    static final class RefusedException extends RuntimeException {
        RefusedException() {
            super("Lines are wrong", null, false, false);
        }
    }

    /** Which structures lines may name: those that are there, and those that this import makes. */
    private void known(boolean staged) {
        String known = "select uai, external_id from structure";
        database.list(staged ? known + " union all select uai, external_id from staged_structure" : known, row -> {
            reader.know(row.getString("uai"), row.getString("external_id"));
            return true;
        });
    }

    private void csv(ImportFile file) throws IOException {
        TextEncoding encoding;
        try (InputStream bytes = imports.open(job.id(), file.position())) {
            encoding = TextEncoding.of(bytes);
        }
        total += Math.max(encoding.lines() - 1, 0);
        long before = read;
        CsvFile csv = new CsvFile(file.kind(), file.position(), file.name(), findings);
        try (InputStream bytes = imports.open(job.id(), file.position())) {
            csv.read(encoding.open(bytes), line -> {
                accept(file.kind(), line);
                stepped();
            });
        }
        imports.read(
                job.id(),
                file.position(),
                read - before,
                encoding.charset().name(),
                String.valueOf(csv.separator()),
                csv.ignored());
    }

    private void accept(ImportKind kind, Line line) {
        switch (kind) {
            case STRUCTURES -> reader.structure(line);
            case GROUPS -> reader.group(line);
            case GUARDIANS -> reader.guardian(line);
            default -> reader.person(line, kind.profile(), false);
        }
    }

    /** Reads the XML, or all of it in an archive, whose name holds the word. */
    private void feed(ImportFile file, String word, BiConsumer<String, AafFile.Entry> records) throws IOException {
        long before = read;
        try (InputStream bytes = imports.open(job.id(), file.position())) {
            if (isArchive(file)) {
                archive(file, new ZipInputStream(bytes), word, records);
            } else if (file.name().contains(word)) {
                xml(file.name(), bytes, word.isEmpty(), records);
            }
        } catch (ZipException | java.io.EOFException e) {
            findings.add(Severity.ERROR, file.name(), 0, null, "archive-unreadable");
        }
        if (word.isEmpty()) {
            imports.read(job.id(), file.position(), read - before, "XML", null, List.of());
        }
    }

    private void archive(
            ImportFile file, ZipInputStream archive, String word, BiConsumer<String, AafFile.Entry> records)
            throws IOException {
        Measured measured = new Measured(archive, config.maximumUnpacked());
        int entries = 0;
        ZipEntry entry;
        while ((entry = archive.getNextEntry()) != null) {
            entries++;
            if (entries > config.maximumFiles() || measured.isExceeded()) {
                findings.add(Severity.ERROR, file.name(), 0, null, "archive-too-large");
                return;
            }
            String name = FileNames.clean(entry.getName());
            if (!entry.isDirectory() && name.toLowerCase(Locale.ROOT).endsWith(".xml") && name.contains(word)) {
                xml(name, measured, word.isEmpty(), records);
            }
        }
        if (entries == 0) {
            throw new ZipException("No archive");
        }
    }

    private void xml(String name, InputStream bytes, boolean counted, BiConsumer<String, AafFile.Entry> records)
            throws IOException {
        try {
            AafFile.read(new Unclosed(bytes), entry -> {
                records.accept(name, entry);
                if (counted) {
                    stepped();
                }
            });
        } catch (AafFile.UnreadableException e) {
            if (counted) {
                findings.add(Severity.ERROR, name, e.line(), null, e.slug());
            }
        }
    }

    private boolean isArchive(ImportFile file) throws IOException {
        try (InputStream bytes = imports.open(job.id(), file.position())) {
            return ((bytes.read() << 8) | bytes.read()) == ZIP_MAGIC;
        }
    }

    private void noteMissing() {
        database.list(
                "select a.login from missing_account m join account a on a.id = m.account order by a.login limit ?",
                row -> {
                    findings.add(Severity.INFO, "", 0, null, "person-missing", row.getString(1));
                    return true;
                },
                config.maximumFindings());
    }

    private void stepped() {
        read++;
        if (read % STEP == 0) {
            imports.progress(job.id(), phase, read, Math.max(total, read), written);
        }
    }

    private void wrote(long rows) {
        written = rows;
        imports.progress(job.id(), phase, read, Math.max(total, read), written);
    }

    private void progress(ImportPhase next) {
        phase = next;
        imports.progress(job.id(), phase, read, Math.max(total, read), written);
    }
}

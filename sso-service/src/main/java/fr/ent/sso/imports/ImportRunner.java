package fr.ent.sso.imports;

import fr.ent.kit.outbox.Outbox;
import fr.ent.sso.account.AutomaticGroups;
import fr.ent.sso.account.Directory;
import fr.ent.sso.account.Logins;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.database.DatabaseException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Works imports off, one at a time on each instance. Data, result and events are one transaction, which holds the
 * import as long as it lives; what an instance leaves unfinished has changed nothing and is marked as failed.
 */
@ApplicationScoped
class ImportRunner {
    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    /** Somebody changed the same person meanwhile; the second time he has not. */
    private static final int ATTEMPTS = 2;

    private final Imports imports;
    private final ImportConfig config;
    private final Database database;
    private final Logins logins;
    private final AutomaticGroups automatic;
    private final Directory directory;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "directory-import");
        thread.setDaemon(true);
        return thread;
    });

    ImportRunner(
            Imports imports,
            ImportConfig config,
            Database database,
            Logins logins,
            AutomaticGroups automatic,
            Directory directory,
            Outbox outbox,
            AuditLog audit) {
        this.imports = imports;
        this.config = config;
        this.database = database;
        this.logins = logins;
        this.automatic = automatic;
        this.directory = directory;
        this.outbox = outbox;
        this.audit = audit;
    }

    void start(@Observes StartupEvent event) {
        wake();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    /** Another instance may have taken an import and ended before it began. */
    @Scheduled(every = "{sso.purge.every}", delayed = "30s", identity = "import-watch")
    void watch() {
        wake();
        purge();
    }

    /** Something waits. */
    void wake() {
        try {
            worker.execute(this::workOff);
        } catch (RejectedExecutionException e) {
            LOG.debug("The service ends; another instance takes the import");
        }
    }

    private void purge() {
        database.update("""
                delete from import_content where import in (
                    select id from directory_import where state not in ('WAITING', 'RUNNING')
                        and created_at < now() - make_interval(secs => ?))
                """, config.keepFiles());
        database.update("""
                delete from directory_import where state not in ('WAITING', 'RUNNING')
                    and created_at < now() - make_interval(secs => ?)
                """, config.keepReports());
    }

    private void workOff() {
        try {
            imports.failAbandoned();
            imports.waiting().forEach(this::attempt);
        } catch (RuntimeException e) {
            LOG.error("Imports cannot be worked off; the next look tries again", e);
        }
    }

    private void attempt(UUID id) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                QuarkusTransaction.requiringNew()
                        .timeout((int) config.timeout().toSeconds())
                        .run(() -> run(id));
                return;
            } catch (DatabaseException e) {
                if (!e.isDuplicate() || attempt == ATTEMPTS) {
                    fail(id, e);
                    return;
                }
            } catch (RuntimeException e) {
                fail(id, e);
                return;
            }
        }
    }

    private void run(UUID id) {
        if (!imports.take(id)) {
            return;
        }
        Import job = imports.find(id).filter(each -> !each.isOver()).orElse(null);
        if (job == null) {
            return;
        }
        ImportRun run = new ImportRun(job, imports, config, database);
        try {
            Map<String, Long> counts = run.run(logins, automatic, directory, outbox);
            imports.end(id, ImportState.DONE, run.findings(), counts, run.read(), run.written());
            if (!job.dryRun()) {
                imports.deleteContent(id);
                Map<String, Object> details = new HashMap<>(counts);
                details.put("import", id.toString());
                audit.add(job.createdBy(), "directory.imported", null, details);
            }
        } catch (ImportRun.RefusedException e) {
            // Up to here only tables of this transaction were written.
            imports.end(id, ImportState.REFUSED, run.findings(), Map.of(), run.read(), 0);
            imports.deleteContent(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fail(UUID id, RuntimeException cause) {
        LOG.errorf(cause, "Import %s failed", id);
        QuarkusTransaction.requiringNew().run(() -> {
            imports.end(id, ImportState.FAILED, "RUNNING");
            imports.end(id, ImportState.FAILED, "WAITING");
            imports.deleteContent(id);
        });
    }
}

package fr.ent.sso.imports;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.sso.account.Directory;
import fr.ent.sso.account.DirectoryAccess;
import fr.ent.sso.audit.AuditLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Where imports are asked for, over REST and on the page alike: ADMC anything, an ADML people of his schools. */
@ApplicationScoped
class ImportDesk {
    private final Imports imports;
    private final ImportRunner runner;
    private final ImportConfig config;
    private final Directory directory;
    private final DirectoryAccess access;
    private final AuditLog audit;

    ImportDesk(
            Imports imports,
            ImportRunner runner,
            ImportConfig config,
            Directory directory,
            DirectoryAccess access,
            AuditLog audit) {
        this.imports = imports;
        this.runner = runner;
        this.config = config;
        this.directory = directory;
        this.access = access;
        this.audit = audit;
    }

    /**
     * Keeps the files and lets them be worked off.
     *
     * @throws ApiProblem 400, 409 {@code import-busy}, 413
     */
    UUID start(ImportForm form) {
        String structure = form.structure == null || form.structure.isBlank() ? null : form.structure.strip();
        requireMayImport(structure);
        Map<ImportKind, List<FileUpload>> files = form.files();
        requireFiles(files);
        if (!access.isAdmc() && !files.get(ImportKind.STRUCTURES).isEmpty()) {
            throw new ForbiddenException();
        }
        List<String> scope = scope(structure);
        boolean dryRun = !"false".equals(form.dryRun);
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            requireIdle(scope);
            imports.add(
                    id,
                    access.callerId(),
                    structure,
                    scope,
                    dryRun,
                    "true".equals(form.rowByRow),
                    "true".equals(form.complete));
            int position = 0;
            for (Map.Entry<ImportKind, List<FileUpload>> kind : files.entrySet()) {
                for (FileUpload file : kind.getValue()) {
                    keep(id, position, kind.getKey(), file);
                    position++;
                }
            }
            audit.add("import.requested", null, Map.of("import", id.toString(), "dryRun", dryRun));
        });
        runner.wake();
        return id;
    }

    /**
     * Does for real what a dry run tried.
     *
     * @throws ApiProblem 404, 409 when it is no dry run that ended well, or its files are gone
     */
    UUID apply(UUID dryRun) {
        Import tried = visible(dryRun);
        requireMayImport(tried.structure());
        List<String> scope = scope(tried.structure());
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            requireIdle(scope);
            if (!imports.find(dryRun).orElseThrow().applicable()) {
                throw new ApiProblem(409, "import-not-applicable");
            }
            imports.add(id, access.callerId(), tried.structure(), scope, false, tried.rowByRow(), tried.complete());
            imports.moveFiles(dryRun, id);
            audit.add("import.requested", null, Map.of("import", id.toString(), "dryRun", false));
        });
        runner.wake();
        return id;
    }

    /** @throws ApiProblem 404 when there is none, or none the caller may see */
    Import visible(UUID id) {
        access.requireAdministrator();
        Set<String> mine = access.isAdmc() ? Set.of() : access.structures();
        return imports.find(id)
                .filter(each -> access.isAdmc() || (each.structure() != null && mine.contains(each.structure())))
                .orElseThrow(() -> new ApiProblem(404, "import-unknown"));
    }

    List<Import> list(int page, int size) {
        return imports.list(mine(), page * size, size);
    }

    long count() {
        return imports.count(mine());
    }

    private Collection<String> mine() {
        access.requireAdministrator();
        return access.isAdmc() ? null : access.structures();
    }

    private void requireMayImport(String structure) {
        if (structure == null) {
            access.requireAdministrator();
            if (!access.isAdmc()) {
                throw ApiProblem.invalid("structure", "required");
            }
            return;
        }
        access.requireAdministrator(structure);
        if (!directory.hasStructure(structure)) {
            throw ApiProblem.invalid("structure", "structure-unknown", structure);
        }
    }

    private void requireFiles(Map<ImportKind, List<FileUpload>> files) {
        List<FileUpload> all = files.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            throw ApiProblem.invalid("files", "import-empty");
        }
        if (all.size() > config.maximumFiles()) {
            throw ApiProblem.invalid("files", "import-many-files", config.maximumFiles());
        }
        if (all.stream().mapToLong(FileUpload::size).sum() > config.maximumSize()) {
            throw new ApiProblem(413, "http-413");
        }
    }

    private void requireIdle(List<String> scope) {
        imports.failAbandoned();
        if (imports.isBusy(scope)) {
            throw new ApiProblem(409, "import-busy");
        }
    }

    /** Null for the platform; else the structure and those below it. */
    private List<String> scope(String structure) {
        return structure == null ? null : new ArrayList<>(directory.withDescendants(List.of(structure)));
    }

    private void keep(UUID id, int position, ImportKind kind, FileUpload file) {
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            imports.addFile(id, position, kind, FileNames.clean(file.fileName()), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

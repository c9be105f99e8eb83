package fr.ent.sso.registry;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The connectors in memory, with the revision of the database they are known at. A ticket is only written while that
 * revision is still the current one, so an instance that has missed a change finds out in the statement it runs anyway.
 */
@ApplicationScoped
public class Registry {
    private final Database database;
    private final ServiceMatcher matcher = new ServiceMatcher();
    private volatile long revision = -1;

    Registry(Database database) {
        this.database = database;
    }

    /**
     * What the memory knows of a service URL.
     *
     * @param revision the revision it is known at, at least
     */
    public record Match(Optional<Site> site, long revision) {
        public Optional<RegisteredService> service() {
            return site.map(Site::service);
        }
    }

    /** From memory alone: to be confirmed by whoever writes something because of it. */
    public Match remembered(ServiceUrl url) {
        long known = revision;
        return known < 0 ? current(url) : new Match(matcher.match(url), known);
    }

    /** As the database has it now. */
    public Match current(ServiceUrl url) {
        refresh("");
        return remembered(url);
    }

    /** As the database has it now and keeps it until the transaction ends, however fast connectors change. */
    public Match settled(ServiceUrl url) {
        refresh(" for share");
        return remembered(url);
    }

    private void refresh(String lock) {
        long now = database.one("select revision from registry_revision" + lock, row -> row.getLong(1))
                .orElseThrow();
        if (now > revision) {
            takeOver(now);
        }
    }

    /**
     * Reads the changes up to this revision at least; a revision may have none, when it was about a connector that was
     * never known here.
     */
    private synchronized void takeOver(long atLeast) {
        long newest = Math.max(revision, atLeast);
        for (RegisteredService.Change change : RegisteredService.changedSince(database, revision)) {
            if (change.service() == null) {
                matcher.remove(change.id());
            } else {
                matcher.put(change.service());
            }
            newest = Math.max(newest, change.revision());
        }
        revision = newest;
    }
}

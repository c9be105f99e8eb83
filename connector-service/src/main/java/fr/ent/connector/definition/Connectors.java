package fr.ent.connector.definition;

import fr.ent.connector.directory.Like;
import fr.ent.connector.signon.ServiceAddress;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.jpa.HibernateHints;

/** All connectors. */
@ApplicationScoped
public class Connectors implements PanacheRepositoryBase<Connector, UUID> {
    /** What is put behind a suggested identifier must have its place. */
    private static final int LONGEST_START = 180;

    /**
     * Those of the structure and those its ancestors share with it, whose identifier, name or address holds the text.
     */
    PanacheQuery<Connector> search(String structure, Collection<String> ancestors, String text, Sort sort, Page page) {
        return find(
                        "from Connector c where (c.structure = :structure or (c.inherits = true and c.structure in"
                                + " :ancestors and not exists (select 1 from c.excluded x where x in :ancestors)))"
                                + " and (lower(c.identifier) like :text escape '!' or lower(c.displayName) like :text"
                                + " escape '!' or lower(c.url) like :text escape '!')",
                        sort.and("id"),
                        Map.of("structure", structure, "ancestors", ancestors, "text", Like.containing(text)))
                .page(page)
                .withHint(HibernateHints.HINT_READ_ONLY, true);
    }

    /**
     * How many groups have each of them now; those that none has are left out. Counted where they lie: a region's
     * connector has thousands.
     */
    Map<UUID, Long> groupCounts(Collection<UUID> ids) {
        return getEntityManager()
                .createQuery(
                        "select c.id, count(*) from Connector c join c.grants g where c.id in :ids"
                                + " and (g.until is null or g.until > :now) group by c.id",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("now", Instant.now())
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    Optional<Connector> identified(String identifier) {
        return find("identifier", identifier).firstResultOptional();
    }

    /** The published ones of this origin whose path covers the address: one look into the index per segment. */
    List<Connector> covering(ServiceAddress service) {
        return list(
                "published = true and serviceOrigin = ?1 and servicePath in ?2", service.origin(), service.prefixes());
    }

    /**
     * The published ones of this origin below the path.
     *
     * @param alike only those of the same structure and CAS type, or else only the others
     */
    List<Connector> below(Connector connector, boolean alike, int limit) {
        return find(
                        "published = true and serviceOrigin = :origin and servicePath like :below escape '!' and id <> :id"
                                + (alike ? " and " : " and not ") + "(structure = :structure and cas.type = :type)",
                        Sort.by("servicePath"),
                        Map.of(
                                "origin", connector.serviceOrigin,
                                "below", Like.startingWith(connector.servicePath + "/"),
                                "id", connector.id,
                                "structure", connector.structure,
                                "type", connector.cas.type()))
                .page(Page.ofSize(limit))
                .list();
    }

    /** The published ones whose address is of this origin. */
    List<Connector> ofOrigin(String origin) {
        return list("published = true and serviceOrigin = ?1", Sort.by("servicePath"), origin);
    }

    /** The published ones whose pattern may match something on this host. */
    List<Connector> withPatternOf(String host) {
        return list("published = true and patternHost in ?1", Sort.by("identifier"), List.of(host, ""));
    }

    /** Those whose rights name a group. */
    List<UUID> naming(UUID group) {
        return getEntityManager()
                .createQuery(
                        "select c.id from Connector c where exists (select 1 from c.grants g where g.group = ?1)"
                                + " or exists (select 1 from c.denials d where d.subject = ?1)",
                        UUID.class)
                .setParameter(1, group)
                .getResultList();
    }

    /** A free identifier like this one: with the structure's UAI, then numbered. */
    String freeLike(String identifier, String structure) {
        String start = identifier.substring(0, Math.min(identifier.length(), LONGEST_START)) + " (";
        List<String> taken =
                find("identifier like ?1 escape '!'", Like.startingWith(start)).project(IdentifierOnly.class).stream()
                        .map(IdentifierOnly::identifier)
                        .toList();
        String candidate = start + structure + ")";
        for (int number = 2; taken.contains(candidate); number++) {
            candidate = start + number + ")";
        }
        return candidate;
    }

    /** Whether this uploaded picture is kept. */
    public boolean hasPicture(String digest) {
        return !getEntityManager()
                .createNativeQuery("select 1 from uploaded_icon where digest = :digest", Integer.class)
                .setParameter("digest", digest)
                .getResultList()
                .isEmpty();
    }

    /** Gives a connector that was just written another version. */
    void continueAt(Connector connector, long version) {
        update("version = ?1 where id = ?2", version, connector.id);
        getEntityManager().refresh(connector);
    }

    /** One column. */
    public record IdentifierOnly(String identifier) {}
}

package fr.ent.connector.definition;

import fr.ent.connector.directory.Like;
import fr.ent.connector.signon.ServiceAddress;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All connectors. */
@ApplicationScoped
public class Connectors implements PanacheRepositoryBase<Connector, UUID> {
    /** Those of the structure and those its ancestors share, whose identifier, name or address holds the text. */
    PanacheQuery<Connector> search(String structure, Collection<String> ancestors, String text, Sort sort, Page page) {
        return find(
                        "(structure = :structure or (inherits = true and structure in :ancestors))"
                                + " and (lower(identifier) like :text escape '!' or lower(displayName) like :text"
                                + " escape '!' or lower(url) like :text escape '!')",
                        sort.and("id"),
                        Map.of("structure", structure, "ancestors", ancestors, "text", Like.containing(text)))
                .page(page);
    }

    Optional<Connector> identified(String identifier) {
        return find("identifier", identifier).firstResultOptional();
    }

    /** The longest path of this origin that covers the address: one look into the index per segment. */
    Optional<Connector> covering(ServiceAddress service) {
        return find(
                        "serviceOrigin = ?1 and servicePath in ?2",
                        Sort.descending("length(servicePath)").disableEscaping(),
                        service.origin(),
                        service.prefixes())
                .firstResultOptional();
    }

    /** Another connector that stands for exactly this. */
    Optional<Connector> standingFor(Connector connector) {
        return connector.cas == null
                ? Optional.empty()
                : connector.cas.pattern() != null
                        ? find("cas.pattern = ?1 and id <> ?2", connector.cas.pattern(), connector.id)
                                .firstResultOptional()
                        : find(
                                        "serviceOrigin = ?1 and servicePath = ?2 and id <> ?3",
                                        connector.serviceOrigin,
                                        connector.servicePath,
                                        connector.id)
                                .firstResultOptional();
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

    List<Connector> withPattern() {
        return list("cas.pattern is not null", Sort.by("identifier"));
    }

    /** A free identifier like this one: with the structure's UAI, then numbered. */
    String freeLike(String identifier, String structure) {
        List<String> taken =
                find("identifier like ?1 escape '!'", Like.startingWith(identifier))
                        .project(IdentifierOnly.class)
                        .stream()
                        .map(IdentifierOnly::identifier)
                        .toList();
        String candidate = identifier + " (" + structure + ")";
        for (int number = 2; taken.contains(candidate); number++) {
            candidate = identifier + " (" + number + ")";
        }
        return candidate;
    }

    /** One column. */
    public record IdentifierOnly(String identifier) {}
}

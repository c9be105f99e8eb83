package fr.ent.connector.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Questions about structures and groups. A structure may have several parents; a loop among them ends nothing. */
@ApplicationScoped
public class Directory {
    // "union" and not "union all": a structure met again is dropped, which ends a loop.
    private static final String SELF_AND_ANCESTORS = """
            with recursive line(uai) as (
                select unnest(cast(:from as text[]))
                union
                select p.parent from line join structure_parent p on p.uai = line.uai)
            select uai from line""";
    private static final String SELF_AND_DESCENDANTS = """
            with recursive line(uai) as (
                select unnest(cast(:from as text[]))
                union
                select p.uai from line join structure_parent p on p.parent = line.uai)
            select uai from line""";

    private final EntityManager database;
    private final Event<GroupGone> gone;
    private final Event<GroupArrived> arrived;

    Directory(EntityManager database, Event<GroupGone> gone, Event<GroupArrived> arrived) {
        this.database = database;
        this.gone = gone;
        this.arrived = arrived;
    }

    public Optional<Structure> structure(String uai) {
        return Uai.isUai(uai) ? Optional.ofNullable(database.find(Structure.class, uai)) : Optional.empty();
    }

    /** Names by UAI, for those we know. */
    public Map<String, String> names(Collection<String> uais) {
        return database.createQuery("select uai, name from Structure where uai in :uais", Object[].class)
                .setParameter("uais", uais)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    public Set<String> selfAndAncestors(Collection<String> uais) {
        return line(SELF_AND_ANCESTORS, uais);
    }

    public Set<String> selfAndDescendants(Collection<String> uais) {
        return line(SELF_AND_DESCENDANTS, uais);
    }

    /**
     * Structures whose name, town or UAI holds the text, by name.
     *
     * @param within only these; null for all
     */
    public List<Structure> search(String text, Set<String> within, int limit) {
        // What is not asked is not written: the first of all structures by name come from the index.
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (within != null) {
            conditions.add("uai in :within");
            values.put("within", within);
        }
        if (text != null && !text.isBlank()) {
            conditions.add("(lower(name) like :text escape '!' or lower(city) like :text escape '!'"
                    + " or lower(uai) like :text escape '!')");
            values.put("text", Like.containing(text));
        }
        TypedQuery<Structure> query = database.createQuery(
                "from Structure " + (conditions.isEmpty() ? "" : "where ") + String.join(" and ", conditions)
                        + " order by name, uai",
                Structure.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    /** Groups of these structures: profile groups first, then by name. */
    public List<Group> groups(Collection<String> structures) {
        return database.createQuery(
                        "from Group where structure in :structures order by structure, name, id", Group.class)
                .setParameter("structures", structures)
                .getResultList();
    }

    public Map<UUID, Group> groupsById(Collection<UUID> ids) {
        return database.createQuery("from Group where id in :ids", Group.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(group -> group.id, Function.identity()));
    }

    void put(StructureChanged event) {
        database.merge(new Structure(event));
    }

    void put(GroupChanged event) {
        boolean known = database.find(Group.class, event.id()) != null;
        database.merge(new Group(event));
        if (!known) {
            database.flush();
            arrived.fire(new GroupArrived(event.id(), event.structure()));
        }
    }

    void dropStructure(String uai) {
        structure(uai).ifPresent(database::remove);
    }

    void dropGroup(UUID id) {
        Optional.ofNullable(database.find(Group.class, id)).ifPresent(database::remove);
        gone.fire(new GroupGone(id));
    }

    @SuppressWarnings("unchecked") // the query has one text column
    private Set<String> line(String query, Collection<String> from) {
        List<String> uais = database.createNativeQuery(query, String.class)
                .setParameter("from", from.toArray(String[]::new))
                .getResultList();
        return Set.copyOf(uais);
    }
}

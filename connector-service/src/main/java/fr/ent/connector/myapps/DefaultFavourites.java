package fr.ent.connector.myapps;

import fr.ent.connector.access.Entitled;
import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Like;
import fr.ent.connector.directory.Structure;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What the administrators of a structure propose first in « Mes applis » to each profile. A structure without a list
 * for a person passes on those from above. It opens nothing to anybody.
 */
@RequestScoped
class DefaultFavourites {
    private static final int MOST = 50;

    /** Connectors of a structure or shared with it. Parameter 1: an array with its UAI. */
    private static final String USABLE = "with recursive "
            + Entitled.REACHABLE.replace("?", "?1")
            + " select c.id, c.display_name from connector c where c.published"
            + " and c.structure in (select uai from reachable) and exists (" + Entitled.ORIGINS + ")";

    private final Administration administration;
    private final Directory directory;
    private final EntityManager database;

    DefaultFavourites(Administration administration, Directory directory, EntityManager database) {
        this.administration = administration;
        this.directory = directory;
        this.database = database;
    }

    /** A connector by what its tile is called. */
    public record Named(UUID id, String name) {}

    /** @throws ApiProblem 404, or 403 when the caller does not administer it */
    Structure administered(String uai) {
        Structure structure = directory.structure(uai).orElseThrow(() -> new ApiProblem(404, "structure-unknown", uai));
        administration.require(uai);
        return structure;
    }

    @Transactional
    Map<Profile, List<UUID>> of(String uai) {
        administered(uai);
        Map<Profile, List<UUID>> favourites = new EnumMap<>(Profile.class);
        for (Profile profile : Profile.values()) {
            favourites.put(profile, ids(uai, profile));
        }
        return favourites;
    }

    /** @throws ApiProblem 400 for a profile there is not, or a connector the structure does not have */
    @Transactional
    void replace(String uai, Map<String, List<UUID>> wanted) {
        administered(uai);
        oneAtATime(uai);
        List<FieldError> errors = new ArrayList<>();
        wanted.forEach((name, connectors) -> check(uai, name, connectors, errors));
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        for (Profile profile : Profile.values()) {
            write(uai, profile, wanted.getOrDefault(profile.name(), List.of()));
        }
    }

    /** @throws ApiProblem 400 for a connector the structure does not have */
    @Transactional
    void change(String uai, Profile profile, UUID connector, Gesture gesture) {
        administered(uai);
        oneAtATime(uai);
        List<UUID> after = gesture.on(connector, ids(uai, profile));
        List<FieldError> errors = new ArrayList<>();
        if (gesture == Gesture.ADD) {
            check(uai, profile.name(), after, errors);
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        write(uai, profile, after);
    }

    /** Those proposed to a profile, in their order, with their names. */
    @Transactional
    List<Named> named(String uai, Profile profile) {
        administered(uai);
        return list(
                "select c.id, c.display_name from default_favourite d join connector c on c.id = d.connector_id"
                        + " where d.structure = ?1 and d.profile = ?2 order by d.position",
                uai,
                profile.name());
    }

    /** Some that the structure has, by name. */
    @Transactional
    List<Named> usable(String uai, String text, int limit) {
        administered(uai);
        return list(
                USABLE + " and lower(c.display_name) like ?2 escape '!' order by c.display_name, c.id limit ?3",
                new String[] {uai},
                Like.containing(text),
                limit);
    }

    private void check(String uai, String name, List<UUID> connectors, List<FieldError> errors) {
        if (Profile.named(name).isEmpty()) {
            errors.add(new FieldError("favourites", "profile-unknown"));
        } else if (connectors == null || connectors.stream().anyMatch(Objects::isNull)) {
            errors.add(new FieldError("favourites." + name, "required"));
        } else if (connectors.size() > MOST) {
            errors.add(new FieldError("favourites." + name, "too-many-favourites", MOST));
        } else {
            Set<UUID> known = new HashSet<>();
            list(USABLE + " and c.id = any(?2)", new String[] {uai}, connectors.toArray(UUID[]::new))
                    .forEach(each -> known.add(each.id()));
            for (int i = 0; i < connectors.size(); i++) {
                if (!known.contains(connectors.get(i))) {
                    errors.add(new FieldError("favourites." + name + "[" + i + "]", "favourite-not-here"));
                }
            }
        }
    }

    private void oneAtATime(String uai) {
        database.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) l")
                .setParameter(1, "default favourites of " + uai)
                .getResultList();
    }

    private List<UUID> ids(String uai, Profile profile) {
        return list(
                        "select connector_id, '' from default_favourite where structure = ?1 and profile = ?2"
                                + " order by position",
                        uai,
                        profile.name())
                .stream()
                .map(Named::id)
                .toList();
    }

    private void write(String uai, Profile profile, Collection<UUID> connectors) {
        database.createNativeQuery("delete from default_favourite where structure = ?1 and profile = ?2")
                .setParameter(1, uai)
                .setParameter(2, profile.name())
                .executeUpdate();
        database.createNativeQuery("insert into default_favourite (structure, profile, connector_id, position)"
                        + " select ?1, ?2, id, min(position)"
                        + " from unnest(cast(?3 as uuid[])) with ordinality w(id, position) group by id")
                .setParameter(1, uai)
                .setParameter(2, profile.name())
                .setParameter(3, connectors.toArray(UUID[]::new))
                .executeUpdate();
    }

    @SuppressWarnings("unchecked") // every query has a uuid and a text column
    private List<Named> list(String sql, Object... values) {
        var query = database.createNativeQuery(sql, Object[].class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return ((List<Object[]>) query.getResultList())
                .stream().map(row -> new Named((UUID) row[0], (String) row[1])).toList();
    }
}

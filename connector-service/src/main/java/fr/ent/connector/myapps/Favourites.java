package fr.ent.connector.myapps;

import fr.ent.connector.people.AccountGone;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a person wants first in « Mes applis », in his order; before he chooses, what is proposed to him. */
@ApplicationScoped
class Favourites {
    private static final int MOST = 500;

    private final MyApps apps;
    private final EntityManager database;

    Favourites(MyApps apps, EntityManager database) {
        this.apps = apps;
        this.database = database;
    }

    /**
     * What comes first for a person.
     *
     * @param chosen he chose it himself, be it nothing; else it is proposed to him
     */
    record Chosen(List<UUID> connectors, boolean chosen) {}

    @Transactional
    Chosen of(Viewer viewer) {
        return new Chosen(shown(apps.of(viewer)), hasChosen(viewer));
    }

    boolean hasChosen(Viewer viewer) {
        return !database.createNativeQuery("select 1 from favourite_choice where account = ?1")
                .setParameter(1, viewer.account())
                .getResultList()
                .isEmpty();
    }

    /**
     * Replaces them by these, in this order.
     *
     * @throws ApiProblem 400 naming each that he may not open
     */
    @Transactional
    void replace(Viewer viewer, List<UUID> wanted) {
        if (wanted.size() > MOST) {
            throw ApiProblem.invalid("connectors", "too-many-favourites", MOST);
        }
        Set<UUID> open = apps.of(viewer).stream().map(App::id).collect(Collectors.toSet());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!open.contains(wanted.get(i))) {
                errors.add(new FieldError("connectors[" + i + "]", "favourite-not-open"));
            }
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        oneAtATime(viewer);
        write(viewer, wanted);
    }

    /**
     * One step. Favourites that he cannot open at present are kept, at the end.
     *
     * @throws ApiProblem 400 when it is about one he may not open
     */
    @Transactional
    void change(Viewer viewer, UUID connector, Gesture gesture) {
        oneAtATime(viewer);
        List<App> mine = apps.of(viewer);
        if (mine.stream().noneMatch(app -> app.id().equals(connector))) {
            throw ApiProblem.invalid("connector", "favourite-not-open");
        }
        Set<UUID> open = mine.stream().map(App::id).collect(Collectors.toSet());
        Set<UUID> wanted = new LinkedHashSet<>(gesture.on(connector, shown(mine)));
        own(viewer).stream().filter(id -> !open.contains(id)).forEach(wanted::add);
        write(viewer, wanted);
    }

    /** « Revenir aux favoris proposés ». */
    @Transactional
    void reset(Viewer viewer) {
        oneAtATime(viewer);
        forget(viewer);
        database.createNativeQuery("delete from favourite_choice where account = ?1")
                .setParameter(1, viewer.account())
                .executeUpdate();
    }

    /** A survivor who has chosen none gets those of the account that was merged with his. */
    void follow(@Observes AccountGone gone) {
        String account = gone.account().toString();
        gone.survivor().map(UUID::toString).ifPresent(survivor -> {
            for (String table : List.of("favourite", "favourite_choice")) { // in this order: the second says who chose
                database.createNativeQuery("update " + table + " set account = ?1 where account = ?2"
                                + " and not exists (select 1 from favourite_choice where account = ?1)")
                        .setParameter(1, survivor)
                        .setParameter(2, account)
                        .executeUpdate();
            }
        });
        for (String table : List.of("favourite", "favourite_choice")) {
            database.createNativeQuery("delete from " + table + " where account = ?1")
                    .setParameter(1, account)
                    .executeUpdate();
        }
    }

    private static List<UUID> shown(List<App> apps) {
        return apps.stream().filter(App::favourite).map(App::id).toList();
    }

    /** Two clicks of one person wait for each other, else a list could be made of both. */
    private void oneAtATime(Viewer viewer) {
        database.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) l")
                .setParameter(1, "favourites of " + viewer.account())
                .getResultList();
    }

    @SuppressWarnings("unchecked") // the query has one uuid column
    private List<UUID> own(Viewer viewer) {
        return database.createNativeQuery(
                        "select connector_id from favourite where account = ?1 order by position", UUID.class)
                .setParameter(1, viewer.account())
                .getResultList();
    }

    private void write(Viewer viewer, Collection<UUID> wanted) {
        forget(viewer);
        database.createNativeQuery("insert into favourite_choice (account) values (?1) on conflict do nothing")
                .setParameter(1, viewer.account())
                .executeUpdate();
        database.createNativeQuery("insert into favourite (account, connector_id, position)"
                        + " select ?1, id, min(position) from unnest(cast(?2 as uuid[])) with ordinality w(id, position)"
                        + " group by id")
                .setParameter(1, viewer.account())
                .setParameter(2, wanted.toArray(UUID[]::new))
                .executeUpdate();
    }

    private void forget(Viewer viewer) {
        database.createNativeQuery("delete from favourite where account = ?1")
                .setParameter(1, viewer.account())
                .executeUpdate();
    }
}

package fr.ent.pronote.people;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.pronote.identity.BirthDates;
import fr.ent.pronote.identity.EntIdentity;
import fr.ent.pronote.identity.KnownPerson;
import fr.ent.pronote.identity.Names;
import fr.ent.pronote.identity.Population;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The persons of all bases. */
@ApplicationScoped
public class People implements PanacheRepositoryBase<Person, UUID> {
    private static final int CANDIDATES = 200;
    private static final String ROWS = "from Person p left join IdentityMapping m on m.person = p.id"
            + " where p.uai = :uai and p.population = :population";

    /** @throws ApiProblem 404 {@code person-unknown} also when he is of another base or population */
    public Person get(String uai, Population population, UUID id) {
        return find("id = ?1 and uai = ?2 and population = ?3", id, uai, population)
                .firstResultOptional()
                .orElseThrow(() -> new ApiProblem(404, "person-unknown"));
    }

    public List<PersonRow> search(String uai, Population population, PeopleQuery wanted) {
        return bound(
                        "select p, m " + ROWS + filter(wanted) + " order by " + wanted.orderBy(),
                        Object[].class,
                        uai,
                        population,
                        wanted)
                .setFirstResult(wanted.page() * wanted.size())
                .setMaxResults(wanted.size())
                .getResultList()
                .stream()
                .map(People::row)
                .toList();
    }

    public long count(String uai, Population population, PeopleQuery wanted) {
        return bound("select count(p) " + ROWS + filter(wanted), Long.class, uai, population, wanted)
                .getSingleResult();
    }

    /** All the ids that a filter finds, whatever the page. */
    public List<UUID> ids(String uai, Population population, PeopleQuery wanted) {
        return bound("select p.id " + ROWS + filter(wanted), UUID.class, uai, population, wanted)
                .getResultList();
    }

    /** Those of these ids that are in this base and population, in the order of names. */
    public List<PersonRow> rows(String uai, Population population, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return getEntityManager()
                .createQuery(
                        "select p, m " + ROWS + " and p.id in :ids order by p.lastKey, p.firstKey, p.id",
                        Object[].class)
                .setParameter("uai", uai)
                .setParameter("population", population)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .map(People::row)
                .toList();
    }

    /** Everybody whose last name is the same once normalised: who else could be meant? */
    public List<KnownPerson> namesakes(String uai, Population population, String lastName) {
        return getEntityManager()
                .createQuery("select p, m " + ROWS + " and p.lastKey = :last", Object[].class)
                .setParameter("uai", uai)
                .setParameter("population", population)
                .setParameter("last", Names.normalise(lastName))
                .getResultList()
                .stream()
                .map(People::row)
                .map(PersonRow::known)
                .toList();
    }

    /** Everybody an administrator might mean: a name or the birth date is the same or nearly so. */
    public List<KnownPerson> candidates(String uai, Population population, EntIdentity identity) {
        LocalDate birth = identity.birth().orElse(null);
        String compact = Names.compact(identity.lastName());
        return getEntityManager()
                .createQuery(
                        "select p, m " + ROWS
                                + " and (p.lastKey = :last or p.lastCompact = :compact or p.firstKey = :first"
                                + " or p.birthDate in :births or p.lastCompact like :start)"
                                + " order by case when p.lastCompact = :compact then 0 else 1 end, p.id",
                        Object[].class)
                .setParameter("uai", uai)
                .setParameter("population", population)
                .setParameter("last", Names.normalise(identity.lastName()))
                .setParameter("compact", compact)
                .setParameter("first", Names.normalise(identity.firstName()))
                .setParameter("births", birth == null ? List.of() : births(birth))
                .setParameter("start", compact.length() < 4 ? "-" : compact.substring(0, 4) + "%")
                .setMaxResults(CANDIDATES)
                .getResultList()
                .stream()
                .map(People::row)
                .map(PersonRow::known)
                .toList();
    }

    /** Sets « Esp.p. » for these guardians; for all of them when {@code ids} is null. Answers how many changed. */
    public int allowParentSpace(String uai, Collection<UUID> ids, boolean allowed) {
        if (ids == null) {
            return update(
                    "parentSpace = ?1 where uai = ?2 and population = ?3 and parentSpace <> ?1",
                    allowed,
                    uai,
                    Population.GUARDIANS);
        }
        return ids.isEmpty()
                ? 0
                : update(
                        "parentSpace = ?1 where uai = ?2 and population = ?3 and parentSpace <> ?1 and id in ?4",
                        allowed,
                        uai,
                        Population.GUARDIANS,
                        ids);
    }

    private static List<LocalDate> births(LocalDate birth) {
        return BirthDates.inverted(birth).map(other -> List.of(birth, other)).orElse(List.of(birth));
    }

    private static String filter(PeopleQuery wanted) {
        String linked =
                wanted.linked() == null ? "" : wanted.linked() ? " and m.casId is not null" : " and m.casId is null";
        return wanted.q().isEmpty()
                ? linked
                : linked + " and (concat(p.lastKey, ' ', p.firstKey) like :name escape '\\'"
                        + " or lower(m.casId) like :text escape '\\' or lower(p.email) like :text escape '\\')";
    }

    private <T> TypedQuery<T> bound(String text, Class<T> type, String uai, Population population, PeopleQuery wanted) {
        TypedQuery<T> query = getEntityManager()
                .createQuery(text, type)
                .setParameter("uai", uai)
                .setParameter("population", population);
        if (!wanted.q().isEmpty()) {
            query.setParameter("name", "%" + literal(Names.normalise(wanted.q())) + "%");
            query.setParameter("text", "%" + literal(wanted.q().toLowerCase(java.util.Locale.ROOT)) + "%");
        }
        return query;
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static PersonRow row(Object[] pair) {
        return new PersonRow((Person) pair[0], (IdentityMapping) pair[1]);
    }
}

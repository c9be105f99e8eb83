package fr.ent.pronote.people;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.Journal;
import fr.ent.pronote.publication.JournalAction;
import fr.ent.pronote.publication.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The commands of the tables of « Ressources », for REST and pages alike; each leaves its mark in the journal. */
@ApplicationScoped
public class Resources {
    private final Bases bases;
    private final People people;
    private final IdentityMappings mappings;
    private final Journal journal;

    Resources(Bases bases, People people, IdentityMappings mappings, Journal journal) {
        this.bases = bases;
        this.people = people;
        this.mappings = mappings;
        this.journal = journal;
    }

    /** One page of a table and how many rows it has in all. */
    public record Found(List<PersonRow> rows, long total) {}

    @Transactional
    public Found search(Uai uai, Population population, PeopleQuery query) {
        bases.get(uai);
        return new Found(people.search(uai.value(), population, query), people.count(uai.value(), population, query));
    }

    @Transactional
    public PersonRow get(Uai uai, Population population, UUID id) {
        Person person = people.get(uai.value(), population, id);
        return new PersonRow(person, mappings.findById(id));
    }

    @Transactional
    public List<PersonRow> rows(Uai uai, Population population, Collection<UUID> ids) {
        return people.rows(uai.value(), population, ids);
    }

    @Transactional
    public List<UUID> ids(Uai uai, Population population, PeopleQuery filter) {
        return people.ids(uai.value(), population, filter);
    }

    /** Who of the population carries this « Identifiant CAS ». */
    @Transactional
    public Optional<Person> holder(Uai uai, Population population, String casId) {
        return mappings.ofLogin(uai.value(), population, casId).map(mapping -> people.findById(mapping.person()));
    }

    /** Types the « Identifiant CAS » of one person. */
    @Transactional
    public void setCasId(Uai uai, Population population, UUID id, String casId, String actor) {
        mappings.set(people.get(uai.value(), population, id), casId);
        journal.write(uai.value(), actor, JournalAction.CAS_ID_SET, population.path() + " " + id);
    }

    /** « Supprimer l’identifiant CAS (ENT) » on these rows; answers how many had one. */
    @Transactional
    public int resetCasIds(Uai uai, Population population, Collection<UUID> ids, String actor) {
        bases.get(uai);
        int count = mappings.remove(uai.value(), population, ids, UnlinkReason.RESET);
        if (count > 0) {
            journal.write(uai.value(), actor, JournalAction.CAS_IDS_REMOVED, population.path() + " " + count);
        }
        return count;
    }

    /** « Autoriser l’accès à l’Espace Parents »; {@code ids} null means every guardian. */
    @Transactional
    public int allowParentSpace(Uai uai, Collection<UUID> ids, boolean allowed, String actor) {
        bases.get(uai);
        int count = people.allowParentSpace(uai.value(), ids, allowed);
        if (count > 0) {
            journal.write(
                    uai.value(),
                    actor,
                    allowed ? JournalAction.PARENT_SPACE_ALLOWED : JournalAction.PARENT_SPACE_CLOSED,
                    "" + count);
        }
        return count;
    }

    /** The population of an address. */
    public static Population population(String path) {
        return Population.ofPath(path).orElseThrow(() -> new ApiProblem(404, "http-404"));
    }
}

package fr.ent.connector.explanation;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.connector.people.People;
import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;

/** Finds people by name in the structures the caller administers. */
@RequestScoped
public class PersonChooser {
    /** More people than this are told apart by typing more. */
    private static final int SHOWN = 20;

    private static final int STRUCTURES = 100;
    private static final int NAME = 200;

    private final People people;
    private final Administration administration;
    private final Directory directory;

    PersonChooser(People people, Administration administration, Directory directory) {
        this.people = people;
        this.administration = administration;
        this.directory = directory;
    }

    /**
     * @param action address of the page that asks
     * @param structure UAI as typed; empty for the preferred one
     * @param q beginnings of words of name and login; empty before anybody is searched for
     * @param preferred UAI; null for the caller's first
     */
    public PersonChoice of(String action, String structure, String q, String preferred) {
        List<Structure> structures =
                directory.search("", administration.ofPlatform() ? null : administration.scope(), STRUCTURES);
        String typed = structure.strip().toUpperCase(Locale.ROOT);
        String wanted = !typed.isEmpty()
                ? typed
                : preferred != null && administration.of(preferred)
                        ? preferred
                        : structures.isEmpty() ? "" : structures.get(0).uai;
        String text = q.strip();
        if (text.isEmpty()) {
            return new PersonChoice(action, wanted, structures, "", List.of(), 0, "");
        }
        if (text.length() > NAME) {
            return new PersonChoice(action, wanted, structures, text.substring(0, NAME), List.of(), 0, "long");
        }
        if (directory.structure(wanted).isEmpty() || !administration.of(wanted)) {
            return new PersonChoice(action, wanted, structures, text, List.of(), 0, "structure");
        }
        try {
            People.Page page = people.search(wanted, text, 0, SHOWN);
            return new PersonChoice(action, wanted, structures, text, page.items(), page.total(), "");
        } catch (ApiProblem away) {
            return new PersonChoice(action, wanted, structures, text, List.of(), 0, "away");
        }
    }
}

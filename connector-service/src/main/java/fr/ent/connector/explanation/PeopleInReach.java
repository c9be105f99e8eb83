package fr.ent.connector.explanation;

import fr.ent.connector.directory.Administration;
import fr.ent.connector.people.KnownPerson;
import fr.ent.connector.people.People;
import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Of whom an administrator may learn what he sees: ADMC of everybody, an ADML of people of his structures. */
@RequestScoped
public class PeopleInReach {
    private final People people;
    private final Administration administration;

    PeopleInReach(People people, Administration administration) {
        this.people = people;
        this.administration = administration;
    }

    /**
     * @throws ApiProblem 403 for who administers nothing, 404 when there is no such person among the caller's, whether
     *     there is one elsewhere or not, 503 when the directory does not answer
     */
    public KnownPerson require(UUID account) {
        administration.requireAny();
        if (account == null) {
            throw ApiProblem.invalid("account", "required");
        }
        return people.find(account)
                .filter(known -> administration.ofPlatform()
                        || known.structures().stream().anyMatch(administration::of))
                .orElseThrow(() -> new ApiProblem(404, "person-not-yours"));
    }
}

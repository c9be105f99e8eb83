package fr.ent.connector.access;

import fr.ent.connector.people.KnownPerson;
import fr.ent.connector.people.People;
import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The people rights mean, with what the screen shows of each. */
@ApplicationScoped
class Audiences {
    private final People people;

    Audiences(People people) {
        this.people = people;
    }

    /** Somebody who sees a connector. */
    @Schema(name = "AudienceMember")
    public record Member(UUID id, String login, String name, List<String> profiles) {
        static Member of(KnownPerson person) {
            return new Member(person.id(), person.login(), person.name(), person.profiles());
        }
    }

    /** One page of them, in the order of names; pages count from 1. */
    @Schema(name = "Audience")
    public record View(List<Member> items, long total, int page, int size) {
        public boolean hasNext() {
            return (long) page * size < total;
        }
    }

    /** @throws ApiProblem 503 when sso-service does not answer */
    View of(People.Audience audience, String q, int page, int size) {
        if (audience.groups().isEmpty()) {
            return new View(List.of(), 0, page, size);
        }
        People.Page found = people.members(audience, q.strip(), page - 1, size);
        return new View(found.items().stream().map(Member::of).toList(), found.total(), page, size);
    }

    /** Null when sso-service does not answer. */
    View ifAnswered(People.Audience audience, String q, int page, int size) {
        try {
            return of(audience, q, page, size);
        } catch (ApiProblem e) {
            return null;
        }
    }

    /** @throws ApiProblem 400 when the structure is not of the scope */
    Set<String> required(Scope scope, String structure) {
        if (!scope.structures().contains(structure)) {
            throw ApiProblem.invalid("structure", "structure-not-here", structure);
        }
        return Set.of(structure);
    }
}

package fr.ent.connector.people;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;

/**
 * A person as sso-service knows him, as far as rights go.
 *
 * @param profiles TEACHER, STUDENT…
 * @param structures UAIs of his schools
 * @param groups ids of the groups he is in
 * @param blocked he cannot sign in
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KnownPerson(
        UUID id,
        String login,
        String lastName,
        String firstName,
        List<String> profiles,
        List<String> structures,
        List<UUID> groups,
        boolean blocked) {
    /** « NOM Prénom ». */
    public String name() {
        return lastName + " " + firstName;
    }
}

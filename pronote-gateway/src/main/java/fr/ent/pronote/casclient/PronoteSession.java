package fr.ent.pronote.casclient;

import fr.ent.pronote.identity.EntIdentity;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.people.Person;
import fr.ent.pronote.recognition.EntLogin;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A browser's session with one base. What the ENT sent is kept only while identification failed, for the form. */
@Entity
public class PronoteSession {
    @Id
    String digest;

    String uai;
    String ticket;
    String casId;
    String people;
    String lastName;
    String firstName;
    String birthDate;
    String postalCode;
    String categories;
    Instant createdAt;
    Instant lastUsedAt;
    Instant expiresAt;

    public String uai() {
        return uai;
    }

    public String casId() {
        return casId;
    }

    /** The persons it was opened for; empty while identification failed. */
    Map<Population, UUID> people() {
        Map<Population, UUID> byPopulation = new EnumMap<>(Population.class);
        Arrays.stream(people.split(",")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = pair.split(":");
            byPopulation.put(Population.ofPath(parts[0]).orElseThrow(), UUID.fromString(parts[1]));
        });
        return byPopulation;
    }

    void recognised(Collection<Person> persons) {
        people = persons.stream()
                .map(person -> person.population.path() + ":" + person.id)
                .collect(Collectors.joining(","));
        if (!people.isEmpty()) {
            lastName = null;
            firstName = null;
            birthDate = null;
            postalCode = null;
        }
    }

    boolean isOf(String ticketDigest) {
        return ticket.equals(ticketDigest);
    }

    /** Whether what the ENT sent is still there: somebody could not be identified. */
    boolean keptForForm() {
        return lastName != null || firstName != null || birthDate != null || postalCode != null || people.isEmpty();
    }

    void keepForForm(EntIdentity identity) {
        lastName = identity.lastName();
        firstName = identity.firstName();
        birthDate = identity.birthDate();
        postalCode = identity.postalCode();
    }

    /** The login as it came, as far as it is still known. */
    public EntLogin login(Population asked) {
        return new EntLogin(
                casId,
                new EntIdentity(lastName, firstName, birthDate, postalCode),
                categories == null ? List.of() : List.of(categories),
                ticket,
                null,
                asked);
    }
}

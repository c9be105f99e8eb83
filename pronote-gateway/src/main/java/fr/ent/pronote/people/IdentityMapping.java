package fr.ent.pronote.people;

import fr.ent.pronote.identity.BirthDates;
import fr.ent.pronote.identity.EntIdentity;
import fr.ent.pronote.identity.Field;
import fr.ent.pronote.identity.Names;
import fr.ent.pronote.identity.Population;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The « Identifiant CAS » of a person, where it came from and with whose identity it was last seen. */
@Entity
public class IdentityMapping {
    @Id
    UUID person;

    String uai;

    @Enumerated(EnumType.STRING)
    Population population;

    public String casId;

    @Enumerated(EnumType.STRING)
    public MappingSource source;

    public String rule;
    public boolean weak;
    public Instant linkedAt;
    public Instant lastSeenAt;
    UUID account;
    String seenLastName;
    String seenFirstName;
    LocalDate seenBirthDate;
    public Instant driftedAt;
    String driftedFields;

    public UUID person() {
        return person;
    }

    public String uai() {
        return uai;
    }

    public Population population() {
        return population;
    }

    /** The pieces of identity that changed under this login, by attribute name; empty when none did. */
    public List<String> driftedFields() {
        return driftedFields == null ? List.of() : List.of(driftedFields.split(","));
    }

    /**
     * Notes that the login was seen with this identity. The first sighting is what later ones are held against: a link
     * made by hand may well contradict the base.
     *
     * @return the pieces that are newly different from the first sighting; empty when nothing new is to be told
     */
    List<Field> seen(EntIdentity identity, UUID byAccount, Instant at) {
        lastSeenAt = lastSeenAt == null || at.isAfter(lastSeenAt) ? at : lastSeenAt;
        if (account == null) {
            account = byAccount;
        }
        if (seenLastName == null && seenFirstName == null && seenBirthDate == null) {
            remember(identity);
            return List.of();
        }
        List<Field> changed = changed(identity);
        if (changed.isEmpty()) {
            return List.of();
        }
        String fields = changed.stream().map(Field::attribute).collect(Collectors.joining(","));
        if (Objects.equals(fields, driftedFields)) {
            return List.of();
        }
        driftedAt = at;
        driftedFields = fields;
        return changed;
    }

    /** Forgets whom the login was seen with; for a link an administrator has just made or confirmed. */
    void forgetSightings() {
        account = null;
        seenLastName = null;
        seenFirstName = null;
        seenBirthDate = null;
        driftedAt = null;
        driftedFields = null;
    }

    void remember(EntIdentity identity) {
        seenLastName = identity.lastName();
        seenFirstName = identity.firstName();
        seenBirthDate = BirthDates.parse(identity.birthDate()).orElse(null);
    }

    private List<Field> changed(EntIdentity identity) {
        List<Field> changed = new ArrayList<>();
        if (differ(seenLastName, identity.lastName())) {
            changed.add(Field.LAST_NAME);
        }
        if (differ(seenFirstName, identity.firstName()) && !beginAlike(seenFirstName, identity.firstName())) {
            changed.add(Field.FIRST_NAME);
        }
        LocalDate birth = identity.birth().orElse(null);
        if (seenBirthDate != null && birth != null && !seenBirthDate.equals(birth)) {
            changed.add(Field.BIRTH_DATE);
        }
        return changed;
    }

    private static boolean differ(String before, String now) {
        return before != null && now != null && !Names.normalise(before).equals(Names.normalise(now));
    }

    private static boolean beginAlike(String before, String now) {
        String[] left = Names.normalise(before).split(" ");
        String[] right = Names.normalise(now).split(" ");
        int shorter = Math.min(left.length, right.length);
        return Arrays.equals(left, 0, shorter, right, 0, shorter);
    }
}

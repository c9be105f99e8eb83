package fr.ent.pronote.failure;

import fr.ent.pronote.identity.EntIdentity;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.recognition.FailureCause;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A form « Identification impossible » that its person sent. */
@Entity
public class IdentificationFailure {
    @Id
    public UUID id;

    public String uai;
    public String reference;
    public String casId;
    String populations;

    @Enumerated(EnumType.STRING)
    public FailureCause cause;

    String lastName;
    String firstName;
    String birthDate;
    String postalCode;
    String correctedLastName;
    String correctedFirstName;
    String correctedBirthDate;
    String correctedPostalCode;
    public String information;
    public String email;
    public String telephone;
    public Instant sentAt;

    @Enumerated(EnumType.STRING)
    public FailureState state;

    public Instant resolvedAt;
    public String resolvedBy;
    public UUID person;

    /** « Données connues ». */
    public EntIdentity known() {
        return new EntIdentity(lastName, firstName, birthDate, postalCode);
    }

    /** « Corrections éventuelles », where the person changed something. */
    public EntIdentity corrections() {
        return new EntIdentity(correctedLastName, correctedFirstName, correctedBirthDate, correctedPostalCode);
    }

    /** What candidates are looked up with: the corrections, where there are any. */
    EntIdentity best() {
        return new EntIdentity(
                or(correctedLastName, lastName),
                or(correctedFirstName, firstName),
                or(correctedBirthDate, birthDate),
                or(correctedPostalCode, postalCode));
    }

    /** The populations that were looked at; all of them when the ENT sent no category. */
    public List<Population> populations() {
        return populations.isEmpty()
                ? List.of(Population.values())
                : Arrays.stream(populations.split(","))
                        .map(path -> Population.ofPath(path).orElseThrow())
                        .toList();
    }

    public boolean open() {
        return state == FailureState.OPEN;
    }

    private static String or(String corrected, String known) {
        return corrected == null ? known : corrected;
    }
}

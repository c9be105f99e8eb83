package fr.ent.pronote.people;

import fr.ent.pronote.identity.KnownPerson;
import fr.ent.pronote.identity.Names;
import fr.ent.pronote.identity.Population;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;

/** A row of « Ressources », with the seed's columns. */
@Entity
public class Person {
    @Id
    public UUID id;

    public String uai;

    @Enumerated(EnumType.STRING)
    public Population population;

    /** Civilité. */
    public String title;

    String lastName;
    String firstNames;
    String lastKey;
    String lastCompact;
    String firstKey;
    public LocalDate birthDate;
    /** « Identifiant de connexion », PRONOTE's own login. */
    public String login;

    public String email;
    /** « Identifiant PRONOTE-ENT ». */
    public String pronoteId;

    public String address1;
    public String address2;
    public String postalCode;
    public String town;
    public String province;
    /** « Esp.p. »: this guardian may enter the Espace Parents. Means nothing in the other populations. */
    public boolean parentSpace;

    public String lastName() {
        return lastName;
    }

    public String firstNames() {
        return firstNames;
    }

    /** Keeps what is compared in step with what is shown. */
    public void name(String last, String first) {
        lastName = last;
        firstNames = first;
        lastKey = Names.normalise(last);
        lastCompact = Names.compact(last);
        firstKey = Names.normalise(first);
    }

    /** « NOM Prénom ». */
    public String fullName() {
        return lastName + " " + firstNames;
    }

    KnownPerson known(String casId) {
        return new KnownPerson(id, lastName, firstNames, birthDate, postalCode, casId);
    }
}

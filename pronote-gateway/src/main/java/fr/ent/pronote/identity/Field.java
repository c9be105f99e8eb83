package fr.ent.pronote.identity;

/** The four pieces of identity of the form « Identification impossible ». */
public enum Field {
    LAST_NAME("nom"),
    FIRST_NAME("prenom"),
    BIRTH_DATE("dateNaissance"),
    POSTAL_CODE("codePostal");

    private final String attribute;

    Field(String attribute) {
        this.attribute = attribute;
    }

    /** Its usual name in the ENT's answer, also its name in events. */
    public String attribute() {
        return attribute;
    }
}

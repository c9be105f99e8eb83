package fr.ent.sso.imports;

/** What a cell can mean, whatever its file calls it. */
enum Column {
    UAI("uai"),
    NAME("name"),
    TYPE("type"),
    CITY("city"),
    PARENTS("parents"),
    EXTERNAL_ID("externalId"),
    LOGIN("login"),
    LAST_NAME("lastName"),
    FIRST_NAME("firstName"),
    BIRTH_DATE("birthDate"),
    ZIP_CODE("zipCode"),
    EMAIL("email"),
    ACADEMIC_EMAIL("academicEmail"),
    PHONE("phone"),
    MOBILE("mobile"),
    ADDRESS("address"),
    PROFILES("profiles"),
    STRUCTURES("structures"),
    CLASSES("classes"),
    GROUPS("groups"),
    COURSE("course"),
    SUBJECTS("subjects"),
    CHILDREN("children"),
    GUARDIANS("guardians"),
    STRUCTURE("structure"),
    SUBJECT("subject"),
    GUARDIAN("guardian"),
    PUPIL("pupil");

    private final String key;

    Column(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}

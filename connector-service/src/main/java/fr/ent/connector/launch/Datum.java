package fr.ent.connector.launch;

import java.util.Optional;
import java.util.stream.Stream;

/** What an application may be told about a person, by the names that sso-service gives the sources of its profiles. */
public enum Datum {
    LOGIN("login"),
    ID("id"),
    EXTERNAL_ID("externalId"),
    OPAQUE_ID("opaqueId"),
    LAST_NAME("lastName"),
    FIRST_NAME("firstName"),
    DISPLAY_NAME("displayName"),
    BIRTH_DATE("birthDate"),
    EMAIL("email"),
    ACADEMIC_EMAIL("academicEmail"),
    PHONE("phone"),
    MOBILE("mobile"),
    ADDRESS("address"),
    ZIP_CODE("zipCode"),
    CITY("city"),
    POSTAL_ADDRESS("postalAddress"),
    COURSE("course"),
    SUBJECT("subject"),
    PROFILE("profile"),
    MAIN_PROFILE("mainProfile"),
    FUNCTION("function"),
    STRUCTURE_UAI("structure.uai"),
    STRUCTURE_NAME("structure.name"),
    STRUCTURE_TYPE("structure.type"),
    STRUCTURE_CITY("structure.city"),
    STRUCTURE_EXTERNAL_ID("structure.externalId"),
    STRUCTURE_MAIN("structure.main"),
    CLASS_ID("class.id"),
    CLASS_NAME("class.name"),
    CLASS_EXTERNAL_ID("class.externalId"),
    GROUP_ID("group.id"),
    GROUP_NAME("group.name"),
    GROUP_EXTERNAL_ID("group.externalId"),
    MANUAL_GROUP_NAME("manualGroup.name"),
    MANUAL_GROUP_KEY("manualGroup.key"),
    CHILD_ID("child.id"),
    CHILD_EXTERNAL_ID("child.externalId"),
    CHILD_LAST_NAME("child.lastName"),
    CHILD_FIRST_NAME("child.firstName"),
    CHILD_UAI("child.uai"),
    GUARDIAN_ID("guardian.id"),
    GUARDIAN_EXTERNAL_ID("guardian.externalId"),
    AUTHENTICATION_DATE("authenticationDate"),
    NEW_LOGIN("newLogin"),
    REMEMBERED("remembered");

    private final String key;

    Datum(String key) {
        this.key = key;
    }

    /** Empty for a source that came later. */
    static Optional<Datum> named(String key) {
        return Stream.of(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}

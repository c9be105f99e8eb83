package fr.ent.sso.imports;

import fr.ent.sso.account.Profile;
import java.util.Locale;

/** What a file of an import holds; also the name of its part of the form, in lower case. */
public enum ImportKind {
    STRUCTURES("structures", null),
    GROUPS("groups", null),
    /** People of any profile; the file says which. */
    PEOPLE("people", null),
    TEACHERS("people", Profile.TEACHER),
    STUDENTS("people", Profile.STUDENT),
    RELATIVES("people", Profile.RELATIVE),
    PERSONNEL("people", Profile.PERSONNEL),
    /** Who is responsible for which pupil. */
    GUARDIANS("guardians", null),
    /** XML of the « annuaire académique fédérateur », or an archive of it. */
    AAF(null, null);

    private final String headers;
    private final Profile profile;

    ImportKind(String headers, Profile profile) {
        this.headers = headers;
        this.profile = profile;
    }

    /** Which aliases its columns have. */
    String headers() {
        return headers;
    }

    /** The profile of everybody in the file; null when each line says it. */
    Profile profile() {
        return profile;
    }

    boolean isPeople() {
        return "people".equals(headers);
    }

    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package fr.ent.connector.myapps;

import java.util.Optional;
import java.util.stream.Stream;

/** What somebody is at school (design, « Who owns what »). */
public enum Profile {
    TEACHER,
    STUDENT,
    RELATIVE,
    PERSONNEL,
    GUEST;

    static Optional<Profile> named(String name) {
        return Stream.of(values()).filter(each -> each.name().equals(name)).findFirst();
    }
}

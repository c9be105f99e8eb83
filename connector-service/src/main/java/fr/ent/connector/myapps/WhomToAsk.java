package fr.ent.connector.myapps;

import fr.ent.connector.directory.Directory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whom a person turns to when something is missing; templates read it as {@code inject:whomToAsk}. */
@Named("whomToAsk")
@RequestScoped
public class WhomToAsk {
    private static final List<String> PROFILES = List.of("STUDENT", "RELATIVE", "TEACHER", "PERSONNEL");

    private final Person person;
    private final Directory directory;

    WhomToAsk(Person person, Directory directory) {
        this.person = person;
        this.directory = directory;
    }

    /** Names of his schools, those we know; empty when there is none. */
    public String schools() {
        List<String> uais = person.viewer().structures();
        Map<String, String> names = directory.names(uais);
        return String.join(
                ", ",
                uais.stream().flatMap(uai -> Stream.ofNullable(names.get(uai))).toList());
    }

    /** STUDENT, RELATIVE, TEACHER or PERSONNEL; empty when he is none of them. */
    public String profile() {
        List<String> his = person.viewer().profiles();
        return PROFILES.stream().filter(his::contains).findFirst().orElse("");
    }
}

package fr.ent.sso.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of a person's schools an attribute is about, when that is not all. */
enum Narrowing {
    /** The administrative one. */
    MAIN_STRUCTURE("mainStructure") {
        @Override
        Subject apply(Subject subject) {
            return subject.about(subject.person().in(Person.School::main));
        }
    },
    /** The one the service URL names in its parameter {@code UAI}, if the person is of it. */
    REQUESTED_STRUCTURE("requestedStructure") {
        @Override
        Subject apply(Subject subject) {
            Optional<String> uai = requested(subject.occasion().service());
            return subject.about(subject.person()
                    .in(school -> uai.filter(school.uai()::equals).isPresent()));
        }
    };

    private static final Pattern UAI = Pattern.compile("[?&]UAI=([0-9]{7}[A-Z])(?:[&#]|$)");

    private final String key;

    Narrowing(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    abstract Subject apply(Subject subject);

    private static Optional<String> requested(String service) {
        Matcher found = UAI.matcher(service == null ? "" : service);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}

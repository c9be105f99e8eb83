package fr.ent.sso.validation;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;

/** The parameters of a request; their names are case-sensitive (CAS 3.0 §2.1.1). */
record CasParameters(MultivaluedMap<String, String> values) {
    /** A parameter given twice is none: no second service may be smuggled in. */
    Optional<String> single(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.size() == 1 && !given.get(0).isBlank() ? Optional.of(given.get(0)) : Optional.empty();
    }

    boolean isGiven(String name) {
        return values.containsKey(name);
    }

    boolean isRepeated(String name) {
        return values.getOrDefault(name, List.of()).size() > 1;
    }

    /** Set by its presence; {@code false} alone takes it back. */
    boolean isSet(String name) {
        return values.containsKey(name) && !List.of("false").equals(values.get(name));
    }

    /** The text as given, which may be blank; null when there is none. */
    String raw(String name) {
        return values.getFirst(name);
    }
}

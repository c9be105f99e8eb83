package fr.ent.connector.myapps;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person of this request, as his token tells: his groups and his structures. */
@RequestScoped
class Person {
    private final SecurityIdentity identity;

    Person(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The id of his account. */
    String account() {
        return identity.getPrincipal().getName();
    }

    /** His groups; what is no id of a group is left out. */
    UUID[] groups() {
        return claim("groups").stream().flatMap(text -> uuid(text).stream()).toArray(UUID[]::new);
    }

    /** What a denial may name of him: his groups and his account. */
    UUID[] deniable() {
        return Stream.concat(Stream.of(groups()), uuid(account()).stream()).toArray(UUID[]::new);
    }

    /** UAIs of his structures. */
    String[] structures() {
        return claim("structures").toArray(String[]::new);
    }

    private Set<String> claim(String name) {
        Set<String> texts = new TreeSet<>();
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim(name) instanceof Collection<?> values) {
            values.forEach(value -> texts.add(value instanceof JsonString text ? text.getString() : value.toString()));
        }
        return texts;
    }

    private static List<UUID> uuid(String text) {
        try {
            return List.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}

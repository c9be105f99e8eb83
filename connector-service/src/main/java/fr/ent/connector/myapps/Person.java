package fr.ent.connector.myapps;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person of this request, as his token tells. */
@RequestScoped
public class Person {
    private final SecurityIdentity identity;

    Person(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** What is no id of a group is left out. */
    public Viewer viewer() {
        return new Viewer(
                account(),
                List.copyOf(claim("profiles")),
                List.copyOf(claim("structures")),
                claim("groups").stream().flatMap(text -> uuid(text).stream()).toList());
    }

    /** The id of his account. */
    public String account() {
        return identity.getPrincipal().getName();
    }

    private Set<String> claim(String name) {
        Set<String> texts = new TreeSet<>();
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim(name) instanceof Collection<?> values) {
            values.forEach(value -> texts.add(value instanceof JsonString text ? text.getString() : value.toString()));
        }
        return texts;
    }

    static List<UUID> uuid(String text) {
        try {
            return List.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}

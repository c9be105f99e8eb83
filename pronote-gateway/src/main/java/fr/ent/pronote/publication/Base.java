package fr.ent.pronote.publication;

import fr.ent.kit.problem.ApiProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A school's PRONOTE base. Two states, publiée and arrêtée; what a running base depends on changes only while stopped.
 */
@Entity
public class Base {
    @Id
    public String uai;

    public String name;

    @Enumerated(EnumType.STRING)
    public BaseKind kind;

    public String publicAddress;
    public String addressKey;
    /** HTTP is allowed, for trying things out on one machine. */
    public boolean labMode;

    public boolean published;
    String spaces = "";

    @Version
    public long version;

    /** The Espaces that are ticked, published or not at the moment. */
    public Set<Space> spaces() {
        Set<Space> set = EnumSet.noneOf(Space.class);
        Arrays.stream(spaces.split(","))
                .filter(name -> !name.isEmpty())
                .map(Space::valueOf)
                .forEach(set::add);
        return set;
    }

    void tick(Collection<Space> wanted) {
        spaces = wanted.stream().distinct().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    public boolean offers(Space space) {
        return published && spaces().contains(space);
    }

    /** The address of one page of this base. */
    public String address(String page) {
        return publicAddress + page;
    }

    /** @throws ApiProblem 409 {@code base-published}: stop the publication first (seed, steps 1 and 11) */
    public void requireStopped() {
        if (published) {
            throw new ApiProblem(409, "base-published", name);
        }
    }
}

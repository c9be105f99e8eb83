package fr.ent.connector.testsupport;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** People whom sso-service's stand-in knows, as it answers about them. */
public final class KnownPeople {
    private KnownPeople() {}

    /** From now on it knows these and nobody else. */
    public static void are(String... people) {
        SsoDouble.answers(
                "/api/accounts/lookup",
                body -> Arrays.stream(people)
                        .filter(person -> body.contains(person.substring(7, 43)))
                        .collect(Collectors.joining(",", "[", "]")));
        SsoDouble.answers(
                "/api/accounts",
                body -> "{\"items\":[%s],\"total\":%d,\"page\":0,\"size\":20}"
                        .formatted(String.join(",", people), people.length));
    }

    public static String person(UUID id, String lastName, List<String> structures, List<UUID> groups) {
        return person(id, lastName, structures, groups, false);
    }

    public static String person(UUID id, String lastName, List<String> structures, List<UUID> groups, boolean blocked) {
        return "{\"id\":\"%s\",\"login\":\"%s\",\"lastName\":\"%s\",\"firstName\":\"Zoé\",\"profiles\":[\"TEACHER\"],\"structures\":%s,\"groups\":%s,\"blocked\":%s}"
                .formatted(
                        id,
                        lastName.toLowerCase(java.util.Locale.ROOT),
                        lastName,
                        json(structures),
                        json(groups),
                        blocked);
    }

    private static String json(List<?> values) {
        return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}

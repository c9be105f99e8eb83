package fr.ent.connector.testsupport;

import fr.ent.localstack.testing.TestIssuer;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody without a function who stays the same account from call to call. */
public final class OnePerson {
    public final UUID account = UUID.randomUUID();
    private final String profile;
    private final List<UUID> groups;
    private final List<String> structures;

    private OnePerson(String profile, List<UUID> groups, String... structures) {
        this.profile = profile;
        this.groups = groups;
        this.structures = Arrays.asList(structures);
    }

    public static OnePerson teacher(School... schools) {
        return new OnePerson(
                "TEACHER",
                Arrays.stream(schools).map(school -> school.teachers).toList(),
                Arrays.stream(schools).map(school -> school.uai).toArray(String[]::new));
    }

    public static OnePerson pupil(School school) {
        return new OnePerson("STUDENT", List.of(school.pupils), school.uai);
    }

    public static OnePerson of(String profile, List<UUID> groups, String... structures) {
        return new OnePerson(profile, groups, structures);
    }

    public RequestSpecification calls() {
        String token = TestIssuer.token(
                account.toString(),
                Map.of(
                        "profiles",
                        List.of(profile),
                        "groups",
                        groups.stream().map(UUID::toString).toList(),
                        "structures",
                        structures,
                        "name",
                        "TEST Personne"));
        return School.nobody().header("Authorization", "Bearer " + token);
    }
}

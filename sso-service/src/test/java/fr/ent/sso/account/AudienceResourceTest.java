package fr.ent.sso.account;

import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

/** Whom rights mean: what another service asks about people it does not know. */
@QuarkusTest
class AudienceResourceTest {
    private static final String LOOKUP = "/api/accounts/lookup";
    private static final String MEMBERS = "/api/groups/members";
    private static final String PRESENCE = "/api/groups/presence";
    private static final String EFFECTIVE = "/api/groups/effective-members";

    @Inject
    TestSchool schools;

    private TestSchool.School school;
    private TestSchool.School other;

    @BeforeEach
    void openSchools() {
        school = schools.create();
        other = schools.create();
    }

    private static ValidatableResponse post(RequestSpecification caller, String path, Object body) {
        return caller.contentType(ContentType.JSON).body(body).post(path).then();
    }

    private static RequestSpecification as(String login) {
        return given().auth().oauth2(AccessTokens.of(login));
    }

    private static RequestSpecification service() {
        return given().auth().oauth2(AccessTokens.ofClient("connector-service", "Demo-2026-ent"));
    }

    private Map<String, Object> everybody() {
        return Map.of("groups", List.of(school.teachers(), school.students(), other.teachers()));
    }

    private Map<String, Object> body(String path) {
        return switch (path) {
            case LOOKUP -> Map.of("ids", List.of(school.id("teacher"), other.id("teacher"), UUID.randomUUID()));
            case PRESENCE ->
                Map.of(
                        "groups", List.of(school.teachers(), other.teachers(), UUID.randomUUID()),
                        "accounts", List.of(school.id("teacher"), school.id("student")));
            default -> everybody();
        };
    }

    @Test
    void questionsWhenNobodyOrNoAdministratorThenRefused() {
        for (String path : List.of(LOOKUP, MEMBERS, PRESENCE, EFFECTIVE)) {
            post(given(), path, body(path)).statusCode(401);
            post(as(school.login("teacher")), path, body(path)).statusCode(403);
        }
    }

    @Test
    void lookupThenThoseThatExistWithoutWhatRightsDoNotNeed() {
        post(service(), LOOKUP, body(LOOKUP))
                .statusCode(200)
                .body("login", containsInAnyOrder(school.login("teacher"), other.login("teacher")))
                .body(
                        "find { it.login == '" + school.login("teacher") + "' }.structures",
                        equalTo(List.of(school.uai())))
                .body(
                        "find { it.login == '" + school.login("teacher") + "' }.groups",
                        equalTo(List.of(school.teachers().toString())))
                .body("find { it.login == '" + school.login("teacher") + "' }.profiles", equalTo(List.of("TEACHER")))
                .body("[0].keySet()", not(hasItem("functions")))
                .body("[0].keySet()", not(hasItem("birthDate")))
                .body("[0].keySet()", hasSize(8));
    }

    @Test
    void lookupWhenAdmlThenOnlyPeopleOfHisStructures() {
        post(as(school.login("adml")), LOOKUP, body(LOOKUP))
                .statusCode(200)
                .body("login", equalTo(List.of(school.login("teacher"))));
    }

    @Test
    void membersThenByNameEachOnceAndPaged() {
        Map<String, Object> twice =
                Map.of("groups", List.of(school.teachers(), school.students()), "page", 0, "size", 2);

        post(service(), MEMBERS, twice)
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.lastName", equalTo(List.of("ARMAND", "D'ARC & <FILS>")))
                .body("page", equalTo(0))
                .body("size", equalTo(2));
        post(service(), MEMBERS, Map.of("groups", List.of(school.teachers(), school.students()), "page", 1, "size", 2))
                .body("items.lastName", equalTo(List.of("GAUDIN")));
        post(service(), MEMBERS, Map.of("groups", List.of(school.teachers(), school.students()), "q", "gau ber"))
                .body("total", equalTo(1))
                .body("items.login", equalTo(List.of(school.login("teacher"))));
        post(service(), MEMBERS, Map.of("groups", List.of())).body("total", equalTo(0));
    }

    @Test
    void membersWhenDeniedThenLeftOut() {
        Map<String, Object> asked = Map.of(
                "groups", List.of(school.teachers(), school.students()),
                "deniedGroups", List.of(school.students()),
                "deniedAccounts", List.of(school.id("both"), UUID.randomUUID()));

        post(service(), MEMBERS, asked)
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items.login", equalTo(List.of(school.login("teacher"))));
        post(service(), EFFECTIVE, asked).statusCode(200).body("count", equalTo(1));
    }

    @Test
    void effectiveMembersThenEachPersonOnce() {
        post(
                        as(school.login("adml")),
                        EFFECTIVE,
                        Map.of("groups", List.of(school.teachers(), school.students(), UUID.randomUUID())))
                .statusCode(200)
                .body("count", equalTo(3));
    }

    @Test
    void effectiveMembersWhenAdmlThenOnlyPeopleOfHisStructuresCount() {
        post(as(other.login("adml")), EFFECTIVE, Map.of("groups", List.of(school.teachers())))
                .statusCode(200)
                .body("count", equalTo(0));
    }

    @Test
    void membersWhenAdmlThenOnlyPeopleOfHisStructures() {
        post(as(school.login("adml")), MEMBERS, everybody())
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.login", not(hasItem(other.login("teacher"))));
        post(as(other.login("adml")), MEMBERS, Map.of("groups", List.of(school.teachers())))
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void presenceThenOneLineForEachGroupThatExists() {
        post(service(), PRESENCE, body(PRESENCE))
                .statusCode(200)
                .body("$", hasSize(2))
                .body("find { it.group == '" + school.teachers() + "' }.members", equalTo(2))
                .body("find { it.group == '" + school.teachers() + "' }.present", equalTo(1))
                .body("find { it.group == '" + other.teachers() + "' }.present", equalTo(0));
        post(
                        service(),
                        PRESENCE,
                        Map.of(
                                "groups",
                                List.of(school.teachers()),
                                "accounts",
                                List.of(school.id("teacher"), school.id("teacher"))))
                .body("[0].present", equalTo(1));
    }

    @Test
    void presenceWhenAdmlThenOnlyGroupsOfHisStructures() {
        post(as(school.login("adml")), PRESENCE, body(PRESENCE))
                .statusCode(200)
                .body("group", equalTo(List.of(school.teachers().toString())));
    }

    @Test
    void questionsWhenBadThenEachFieldIsNamed() {
        String token = AccessTokens.ofClient("connector-service", "Demo-2026-ent");
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(100_001).toList();

        bad(token, LOOKUP, "{}", "ids");
        bad(token, LOOKUP, "{\"ids\":[null]}", "ids");
        bad(token, LOOKUP, Map.of("ids", many.subList(0, 1_001)), "ids");
        bad(token, MEMBERS, "{}", "groups");
        bad(token, MEMBERS, Map.of("groups", List.of(), "page", -1, "size", 201), "page");
        bad(token, MEMBERS, Map.of("groups", List.of(), "q", "x".repeat(201)), "q");
        bad(token, MEMBERS, Map.of("groups", List.of(), "deniedGroups", many), "deniedGroups");
        bad(token, MEMBERS, Map.of("groups", List.of(), "deniedAccounts", many), "deniedAccounts");
        bad(token, EFFECTIVE, Map.of("groups", many), "groups");
        bad(token, EFFECTIVE, Map.of("groups", List.of(), "deniedAccounts", Collections.singletonList(null)), "denied");
        bad(token, PRESENCE, Map.of("groups", List.of()), "accounts");
        bad(token, PRESENCE, Map.of("groups", List.of(), "accounts", many), "accounts");
        for (String path : List.of(LOOKUP, MEMBERS, EFFECTIVE, PRESENCE)) {
            for (String body :
                    List.of("", "null", "[]", "{\"ids\":\"x\",\"groups\":\"x\"}", "{\"groups\":[\"x\"]}", "{")) {
                post(given().auth().oauth2(token), path, body).statusCode(400);
            }
        }
        post(given().auth().oauth2(token), MEMBERS, Map.of("groups", List.of(school.teachers()), "q", "\u0000'&|"))
                .statusCode(200)
                .body("total", equalTo(0));
    }

    private static void bad(String token, String path, Object body, String field) {
        post(given().auth().oauth2(token), path, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field.join(' ')", containsString(field));
    }
}

package fr.ent.pronote.web;

import fr.ent.pronote.publication.Uai;
import fr.ent.pronote.testsupport.Callers;
import fr.ent.pronote.testsupport.TestBases;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Every REST operation with nobody, somebody without a function, another school's administrator and the right one. */
@QuarkusTest
class AuthorisationTest {
    private static final String PERSON = "{id}";
    private static final Map<String, String> BODIES = Map.of(
            "PUT /api/bases/{uai}",
            "{\"name\":\"Lycée\",\"kind\":\"SIMULATED\",\"labMode\":true,\"publicAddress\":\"http://{uai}.example/pronote\"}",
            "PUT /api/bases/{uai}/spaces",
            "{\"spaces\":[\"PARENTS\"]}",
            "PUT /api/bases/{uai}/ent-integration",
            "{\"casEnabled\":true,\"casUrl\":\"https://ent.example/cas\"}",
            "PUT /api/bases/{uai}/people/teachers/{id}/cas-id",
            "{\"casId\":\"some.body\"}",
            "POST /api/bases/{uai}/people/teachers/cas-id-reset",
            "{\"ids\":[]}",
            "POST /api/bases/{uai}/people/guardians/parent-space",
            "{\"all\":true,\"allowed\":true}",
            "POST /api/bases/{uai}/failures/{id}/resolution",
            "{\"action\":\"REJECT\"}");

    @Inject
    TestBases bases;

    static Stream<Arguments> operations() {
        return Stream.of(
                        "GET /api/bases/{uai}",
                        "PUT /api/bases/{uai}",
                        "PUT /api/bases/{uai}/publication",
                        "DELETE /api/bases/{uai}/publication",
                        "GET /api/bases/{uai}/spaces",
                        "PUT /api/bases/{uai}/spaces",
                        "GET /api/bases/{uai}/journal",
                        "GET /api/bases/{uai}/ent-integration",
                        "PUT /api/bases/{uai}/ent-integration",
                        "GET /api/bases/{uai}/people/teachers",
                        "PUT /api/bases/{uai}/people/teachers/{id}/cas-id",
                        "DELETE /api/bases/{uai}/people/teachers/{id}/cas-id",
                        "POST /api/bases/{uai}/people/teachers/cas-id-reset",
                        "POST /api/bases/{uai}/people/guardians/parent-space",
                        "GET /api/bases/{uai}/failures",
                        "POST /api/bases/{uai}/failures/{id}/resolution")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operationWhenCalledThenOnlyTheRightOnesMay(String operation) {
        Uai uai = bases.stopped(
                "https://ent.example/cas", "http://localhost:1", fr.ent.pronote.publication.BaseKind.SIMULATED);
        UUID person = bases.teacher(uai, "ROUX", "Anne");
        int right = operation.startsWith("POST /api/bases/{uai}/failures") ? 404 : 200;

        Response nobody = call(operation, uai, person, given());
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.contentType()).startsWith("application/problem+json");
        assertThat(call(operation, uai, person, Callers.with()).statusCode()).isEqualTo(403);
        assertThat(call(operation, uai, person, Callers.with("ADML:" + uai)).statusCode())
                .isEqualTo(403);
        assertThat(call(operation, uai, person, Callers.administrator(TestBases.freshUai()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(call(operation, uai, person, Callers.administrator(uai)).statusCode())
                .isIn(right, 204);
        assertThat(call(operation, uai, person, Callers.with("ADMC")).statusCode())
                .isIn(right, 204);
    }

    @Test
    void operationsWhenListedThenNoneOfTheDescriptionIsForgotten() {
        Map<String, Map<String, Object>> paths = JsonPath.from(given().accept("application/json")
                        .get("/q/openapi?format=json")
                        .asString())
                .getMap("paths");
        Set<String> described = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet()
                .forEach(method -> described.add(
                        method.toUpperCase() + " " + path.replaceAll("\\{population[^}]*\\}", "teachers"))));
        Set<String> tested =
                new TreeSet<>(operations().map(each -> (String) each.get()[0]).toList());
        tested.add("GET /api/bases");

        assertThat(described).isEqualTo(tested);
    }

    @Test
    void basesWhenListedThenOnlyThoseOfTheCaller() {
        Uai uai = bases.published("https://ent.example/cas", "http://localhost:1");

        assertThat(given().get("/api/bases").statusCode()).isEqualTo(401);
        assertThat(Callers.with().get("/api/bases").statusCode()).isEqualTo(403);
        assertThat(Callers.administrator(uai).get("/api/bases").jsonPath().getList("uai"))
                .isEqualTo(List.of(uai.value()));
        assertThat(Callers.with("ADMC").get("/api/bases").jsonPath().getList("uai"))
                .contains(uai.value());
    }

    @Test
    void baseWhenNewThenOnlyThePlatformsAdministratorCreatesIt() {
        Uai uai = TestBases.freshUai();

        assertThat(call("PUT /api/bases/{uai}", uai, null, Callers.administrator(uai))
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("PUT /api/bases/{uai}", uai, null, Callers.with("ADMC")).statusCode())
                .isEqualTo(201);
    }

    private static Response call(String operation, Uai uai, UUID person, RequestSpecification caller) {
        String[] parts = operation.split(" ");
        String path = parts[1].replace("{uai}", uai.value()).replace(PERSON, String.valueOf(person));
        caller.accept("application/json");
        String body = BODIES.get(operation);
        if (body != null) {
            caller.contentType("application/json").body(body.replace("{uai}", uai.value()));
        }
        return caller.request(parts[0], path);
    }
}

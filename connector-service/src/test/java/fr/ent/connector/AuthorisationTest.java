package fr.ent.connector;

import fr.ent.connector.access.AccessResource;
import fr.ent.connector.definition.ConnectorResource;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Every REST operation of administrators, asked by nobody, one without function, a foreign ADML and the right one. */
@ServiceTest
class AuthorisationTest {
    private enum Right {
        ADML,
        ADMC
    }

    /** @param body sent as JSON when it is not null; a mutating call carries the version that a new connector has */
    private record Operation(String method, String verb, String path, Object body, Right right, int success) {}

    private static final List<Operation> OPERATIONS = List.of(
            new Operation("search", "GET", "/api/structures/{uai}/connectors", null, Right.ADML, 200),
            new Operation("create", "POST", "/api/structures/{uai}/connectors", "other", Right.ADML, 201),
            new Operation("read", "GET", "/api/connectors/{id}", null, Right.ADML, 200),
            new Operation("change", "PUT", "/api/connectors/{id}", "same", Right.ADML, 200),
            new Operation("duplicate", "POST", "/api/connectors/{id}/duplicate", null, Right.ADML, 201),
            new Operation("delete", "DELETE", "/api/connectors/{id}", null, Right.ADML, 204),
            new Operation("lock", "PUT", "/api/connectors/{id}/lock", Map.of("reason", "x"), Right.ADMC, 200),
            // health
            new Operation("health", "GET", "/api/connectors/{id}/health", null, Right.ADML, 200),
            new Operation("health.structures", "GET", "/api/connectors/{id}/health/structures", null, Right.ADML, 200),
            new Operation("health.groups", "GET", "/api/connectors/{id}/health/groups", null, Right.ADML, 200),
            new Operation("health.absent", "GET", "/api/connectors/{id}/health/absent", null, Right.ADML, 200),
            new Operation(
                    "health.unrecognised", "GET", "/api/connectors/{id}/health/unrecognised", null, Right.ADML, 200),
            new Operation("health.troubles", "GET", "/api/health/connectors?structure={uai}", null, Right.ADML, 200),
            new Operation("unlock", "DELETE", "/api/connectors/{id}/lock", null, Right.ADMC, 200),
            new Operation("grants", "GET", "/api/connectors/{id}/grants", null, Right.ADML, 200),
            new Operation(
                    "regrant", "PUT", "/api/connectors/{id}/grants", Map.of("groups", List.of()), Right.ADML, 200),
            new Operation(
                    "preview",
                    "POST",
                    "/api/connectors/{id}/grants/preview",
                    Map.of("groups", List.of()),
                    Right.ADML,
                    200),
            new Operation("mass", "POST", "/api/connectors/{id}/grants/mass", "its own structure", Right.ADML, 200),
            new Operation("operations", "GET", "/api/connectors/{id}/grant-operations", null, Right.ADML, 200),
            new Operation("audience", "GET", "/api/connectors/{id}/audience", null, Right.ADML, 200));

    @TestFactory
    Stream<DynamicTest> operationWhenCallerVariesThenOnlyTheRightOneSucceeds() {
        return OPERATIONS.stream().map(operation -> DynamicTest.dynamicTest(operation.method, () -> check(operation)));
    }

    @Test
    void operationsWhenOneIsAddedThenItIsInTheMatrix() {
        Set<String> tested = OPERATIONS.stream().map(Operation::method).collect(Collectors.toSet());
        assertThat(tested).containsAll(restMethods(ConnectorResource.class, "match"));
        assertThat(restMethods(AccessResource.class, "")).containsExactlyInAnyOrder("read", "replace", "preview");
    }

    @Test
    void matchWhenCallerAdministersNothingThen403() {
        School school = School.fresh();
        String path = "/api/connectors/match?service=https://nowhere.example/";
        School.nobody().get(path).then().statusCode(401);
        school.teacher().get(path).then().statusCode(403);
        school.adml().get(path).then().statusCode(404);
        School.admc().get(path).then().statusCode(404);
    }

    @Test
    void myAppsWhenNobodyIsSignedInThen401OrSentToSignIn() {
        School.nobody().get("/api/me/apps").then().statusCode(401);
        School.nobody()
                .get("/launch/00000000-0000-4000-8000-000000000000")
                .then()
                .statusCode(302);
    }

    @Test
    void searchWhenCallerAdministersAnAncestorThenHeMay() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        parent.adml().get("/api/structures/" + child.uai + "/connectors").then().statusCode(200);
        child.adml().get("/api/structures/" + parent.uai + "/connectors").then().statusCode(403);
    }

    @Test
    void readWhenTokenIsSignedByAnotherThen401() {
        School.nobody()
                .header("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA")
                .get("/api/me/apps")
                .then()
                .statusCode(401);
    }

    private static void check(Operation operation) {
        School school = School.fresh();
        School other = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        assertThat(call(operation, School.nobody(), school, id)).isEqualTo(401);
        assertThat(call(operation, school.teacher(), school, id)).isEqualTo(403);
        assertThat(call(operation, other.adml(), school, id)).isEqualTo(403);
        if (operation.right == Right.ADMC) {
            assertThat(call(operation, school.adml(), school, id)).isEqualTo(403);
        }
        RequestSpecification right = operation.right == Right.ADMC ? School.admc() : school.adml();
        assertThat(call(operation, right, school, id)).isEqualTo(operation.success);
    }

    private static int call(Operation operation, RequestSpecification caller, School school, String id) {
        RequestSpecification request = caller.contentType(ContentType.JSON).header("If-Match", "\"0\"");
        if ("other".equals(operation.body)) {
            Map<String, Object> form = TestConnectors.pronoteWith(school, "identifier", "Autre " + school.uai);
            form.remove("cas");
            request.body(form);
        } else if ("mass".equals(operation.method)) {
            request.body(Map.of("profiles", List.of("TEACHER"), "structures", List.of(school.uai), "dryRun", true));
        } else if (operation.body != null) {
            request.body("same".equals(operation.body) ? TestConnectors.pronote(school) : operation.body);
        }
        String path = operation.path.replace("{uai}", school.uai).replace("{id}", id);
        return request.request(operation.verb, path).statusCode();
    }

    private static Set<String> restMethods(Class<?> resource, String except) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class)))
                .map(Method::getName)
                .filter(name -> !name.equals(except))
                .collect(Collectors.toSet());
    }
}

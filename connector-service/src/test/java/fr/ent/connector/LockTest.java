package fr.ent.connector;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A locked connector is changed by nobody until it is unlocked (ux, screen C): each operation that writes, in REST and
 * on pages, is listed here, and those that change one connector are tried on a locked one.
 */
@ServiceTest
class LockTest {
    private static final String TOKEN = "t".repeat(64);

    /** What is sent. {@code change} in a path is the creation of the connector, {@code subject} one of its groups. */
    private record Sent(Object json, Map<String, Object> form, String file) {
        static Sent json(Object json) {
            return new Sent(json, null, null);
        }

        static Sent form(Map<String, Object> form) {
            return new Sent(null, form, null);
        }

        static Sent file(String field) {
            return new Sent(null, Map.of(), field);
        }
    }

    /** They change the connector of their path: 409 while it is locked. */
    private static final Map<String, Sent> REFUSED = Map.ofEntries(
            // definition
            entry("PUT /api/connectors/{id}", Sent.json(Map.of("identifier", "A", "url", "https://a.example/"))),
            entry("DELETE /api/connectors/{id}", Sent.json(null)),
            entry("PUT /api/connectors/{id}/lock", Sent.json(Map.of("reason", "Autre"))),
            entry("POST /admin/connecteurs/{id}", Sent.form(Map.of("identifier", "A", "url", "https://a.example/"))),
            entry("POST /admin/connecteurs/{id}/suppression", Sent.form(Map.of("name", "{identifier}"))),
            entry("POST /admin/connecteurs/{id}/verrou", Sent.form(Map.of("reason", "Autre"))),
            // access
            entry("PUT /api/connectors/{id}/grants", Sent.json(Map.of("groups", List.of()))),
            entry("POST /admin/connecteurs/{id}/droits", Sent.form(Map.of("structure", "{uai}", "shown", "{subject}"))),
            entry(
                    "POST /admin/connecteurs/{id}/droits/exceptions/refus",
                    Sent.form(Map.of("structure", "{uai}", "kind", "GROUP", "subject", "{subject}"))),
            entry(
                    "POST /admin/connecteurs/{id}/droits/exceptions/levee",
                    Sent.form(Map.of("structure", "{uai}", "kind", "GROUP", "subject", "{subject}"))),
            // mass
            entry(
                    "POST /api/connectors/{id}/grants/mass",
                    Sent.json(Map.of("profiles", List.of("TEACHER"), "structures", List.of("{uai}")))),
            entry(
                    "POST /admin/connecteurs/{id}/attribution",
                    Sent.form(Map.of("profil", "TEACHER", "structure", "{uai}"))),
            // icon
            entry("PUT /api/connectors/{id}/icon", Sent.json("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
            entry("DELETE /api/connectors/{id}/icon", Sent.json(null)),
            entry("POST /admin/connecteurs/{id}/icone", Sent.file("file")),
            entry("POST /admin/connecteurs/{id}/icone/retrait", Sent.form(Map.of())),
            // history
            entry("POST /api/connectors/{id}/history/{change}/restoration", Sent.json(null)),
            entry("POST /admin/connecteurs/{id}/historique/{change}", Sent.form(Map.of())));

    /** They lift the lock, change nothing of the connector of their path, or are not about one connector. */
    private static final Set<String> ALLOWED = Set.of(
            "DELETE /api/connectors/{id}/lock",
            "POST /admin/connecteurs/{id}/deverrouillage",
            "POST /admin/connecteurs/{id}/verrou/levee",
            // new connectors
            "POST /api/structures/{uai}/connectors",
            "POST /admin/connecteurs/nouveau",
            "POST /admin/connecteurs/nouveau/modele",
            "POST /api/connector-templates/{name}",
            "POST /api/connectors/{id}/duplicate",
            "POST /api/connectors/{id}/copies",
            // a locked connector is a line that fails: TransferResourceTest
            "POST /api/structures/{uai}/connectors/import",
            "POST /admin/connecteurs/import",
            "POST /admin/connecteurs/import/{upload}",
            "POST /admin/connecteurs/copie",
            // undoes connector by connector: tests of mass
            "POST /api/grant-operations/{id}/undo",
            "POST /admin/connecteurs/{id}/attribution/{operation}/annulation",
            // questions
            "POST /api/connectors/checks",
            "POST /api/connectors/{id}/grants/preview",
            "POST /api/connectors/{id}/trial",
            "POST /admin/connecteurs/apercu",
            "POST /admin/connecteurs/saisie/apercu",
            "POST /admin/connecteurs/saisie/controle/{field}",
            "POST /admin/connecteurs/saisie/adresses",
            "POST /admin/connecteurs/{id}/droits/apercu",
            "POST /admin/connecteurs/{id}/essai",
            // what people choose for themselves, or is chosen for them
            "PUT /api/me/favourites",
            "DELETE /api/me/favourites",
            "POST /mes-applis/favoris",
            "POST /mes-applis/favoris/retablir",
            "PUT /api/me/notices/{connector}",
            "DELETE /api/me/notices/{connector}",
            "POST /mes-applis/autorisations",
            "POST /mes-applis/autorisations/retrait",
            "POST /admin/favoris",
            "PUT /api/structures/{uai}/default-favourites");

    @Test
    void operationsWhenOneThatWritesIsAddedThenItIsListedHere() {
        assertThat(writing())
                .as("Add each to REFUSED with what to send, or to ALLOWED with the reason")
                .allMatch(operation -> REFUSED.containsKey(operation) || ALLOWED.contains(operation));
    }

    @TestFactory
    Stream<DynamicTest> operationWhenTheConnectorIsLockedThen409WithTheReason() {
        return writing().stream()
                .filter(REFUSED::containsKey)
                .map(operation -> DynamicTest.dynamicTest(operation, () -> check(operation)));
    }

    private static void check(String operation) {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronote(school);
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers);
        School.admc()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "Migration en cours"))
                .put("/api/connectors/" + id + "/lock")
                .then()
                .statusCode(200);
        SsoDouble.counts(1);

        Response answer = send(operation, REFUSED.get(operation), school, id, form.get("identifier"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        assertThat(answer.asString()).contains("Migration en cours");
        assertThat(School.admc().get("/api/connectors/" + id).header("ETag")).isEqualTo("\"2\"");
    }

    private static Response send(String operation, Sent sent, School school, String id, Object identifier) {
        RequestSpecification caller = School.admc().header("If-Match", "\"2\"");
        Map<String, Object> words =
                Map.of("{uai}", school.uai, "{subject}", school.teachers, "{identifier}", identifier);
        if (sent.form != null) {
            caller.accept("text/html").cookie("ent_form", TOKEN);
            if (sent.file != null) {
                caller.multiPart("form_token", TOKEN)
                        .multiPart("version", "2")
                        .multiPart(sent.file, "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes());
            } else {
                caller.contentType(ContentType.URLENC.withCharset("UTF-8"))
                        .formParam("form_token", TOKEN)
                        .formParam("version", 2);
                sent.form.forEach((name, value) -> caller.formParam(name, words.getOrDefault(value, value)));
            }
        } else if (sent.json != null) {
            boolean text = sent.json instanceof String;
            caller.contentType(text ? "image/svg+xml" : "application/json").body(filled(sent.json, words));
        }
        String path = operation
                .substring(operation.indexOf(' ') + 1)
                .replace("{id}", id)
                .replace("{change}", Long.toString(creation(id)));
        return caller.request(operation.substring(0, operation.indexOf(' ')), path);
    }

    private static Object filled(Object json, Map<String, Object> words) {
        if (json instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, field -> filled(field.getValue(), words)));
        }
        if (json instanceof List<?> list) {
            return list.stream().map(each -> filled(each, words)).toList();
        }
        return words.getOrDefault(json, json);
    }

    private static long creation(String id) {
        Number change = School.admc()
                .get("/api/connectors/" + id + "/history")
                .then()
                .extract()
                .path("items.find { it.kind == 'CREATED' }.id");
        return change.longValue();
    }

    /** Every operation that may write, as verb and path. */
    private static Set<String> writing() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fr.ent.connector").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                        .<Class<?>>map(type -> type.reflect())
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .flatMap(LockTest::operation)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> operation(Method method) {
        String base = method.getDeclaringClass().getAnnotation(Path.class).value();
        Path below = method.getAnnotation(Path.class);
        String path = (base + "/" + (below == null ? "" : below.value()))
                .replaceAll("/+", "/")
                .replaceAll("/$", "");
        return Stream.<Class<? extends Annotation>>of(POST.class, PUT.class, DELETE.class, PATCH.class)
                .filter(method::isAnnotationPresent)
                .map(verb -> verb.getSimpleName() + " " + path);
    }
}

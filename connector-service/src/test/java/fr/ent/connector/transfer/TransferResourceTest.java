package fr.ent.connector.transfer;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@ServiceTest
class TransferResourceTest {
    private static final String SECRET = "un-tres-long-secret-1";

    @Test
    void exportWhenConnectorsAreChosenThenTheFileHoldsThemWithRightsInWordsAndNoSecret() {
        School school = School.fresh();
        String id = pronote(school);
        TestConnectors.created(school, link(school, "Lien "));

        String file = school.adml()
                .get("/api/structures/" + school.uai + "/connectors/export?id=" + id)
                .then()
                .statusCode(200)
                .header("Content-Disposition", startsWith("attachment; filename=\"connecteurs-" + school.uai))
                .body("format", equalTo("ent-connectors"))
                .body("version", equalTo(1))
                .body("structure.uai", equalTo(school.uai))
                .body("connectors", hasSize(1))
                .body("connectors[0].definition.identifier", equalTo("Pronote - Lycée " + school.uai))
                .body("connectors[0].secretSet", equalTo(true))
                .body("connectors[0].rights.granted[0].type", equalTo("PROFILE"))
                .body("connectors[0].rights.granted[0].profile", equalTo("TEACHER"))
                .body("connectors[0].rights.granted[0].name", equalTo("Enseignants du lycée " + school.uai))
                .extract()
                .asString();

        assertThat(file).doesNotContain(SECRET).doesNotContain("secretHash").doesNotContain("\"secret\"");
        assertThat(exported(school)).contains("Lien ");
    }

    @Test
    void exportWhenAConnectorIsAnothersThenItIsNamed() {
        School school = School.fresh();
        School other = School.fresh();
        String foreign = TestConnectors.created(other, TestConnectors.pronote(other));

        School.admc()
                .get("/api/structures/" + school.uai + "/connectors/export?id=" + foreign)
                .then()
                .statusCode(400)
                .body("errors.field", contains("id[0]"));
    }

    @Test
    void importWhenItIsAnotherSchoolThenUaiNameAndGroupsAreAdapted() {
        School from = School.fresh();
        School to = School.fresh();
        pronote(from);
        String file = exported(from);

        importing(to.adml(), to, file, "dryRun=true&adapt=true")
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("created", equalTo(1))
                .body("lines[0].outcome", equalTo("CREATED"))
                .body("lines[0].identifier", equalTo("Pronote - Lycée " + to.uai))
                .body("lines[0].adapted.field", hasItem("url"))
                .body("lines[0].rightsAdded", equalTo(1))
                .body("lines[0].unmatched", empty())
                .body("lines[0].secretToMake", equalTo(true));
        assertThat(list(to)).isEmpty();
        String id = importing(to.adml(), to, file, "adapt=true")
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("lines[0].newSecret", notNullValue())
                .extract()
                .path("lines[0].connector");

        to.adml()
                .get("/api/connectors/" + id)
                .then()
                .body("identifier", equalTo("Pronote - Lycée " + to.uai))
                .body("url", equalTo("https://" + to.uai.toLowerCase() + ".index-education.net/pronote/"))
                .body("draft", equalTo(true))
                .body("oauth.secretSet", equalTo(true));
        to.adml()
                .get("/api/connectors/" + id + "/grants")
                .then()
                .body("groups.findAll { it.granted }.id", contains(to.teachers.toString()));
        to.adml().get("/api/connectors/" + id + "/history").then().body("items.kind", contains("RIGHTS", "CREATED"));
    }

    @Test
    void importWhenItIsDoneAgainThenNothingChanges() {
        School from = School.fresh();
        School to = School.fresh();
        pronote(from);
        String file = exported(from);
        importing(to.adml(), to, file, "adapt=true").statusCode(200);

        importing(to.adml(), to, file, "adapt=true")
                .statusCode(200)
                .body("unchanged", equalTo(1))
                .body("lines[0].outcome", equalTo("UNCHANGED"))
                .body("lines[0].newSecret", nullValue());
    }

    @Test
    void importWhenTheSchoolIsTheSameThenWhatDiffersIsChangedAndRightsOnlyGrow() {
        School school = School.fresh();
        String id = pronote(school);
        String file = exported(school);
        Map<String, Object> form = pronoteForm(school);
        form.put("displayName", "Autre nom");
        school.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(form)
                .put("/api/connectors/" + id)
                .then()
                .statusCode(200);
        TestConnectors.grant(school, id, school.pupils);

        importing(school.adml(), school, file, "")
                .statusCode(200)
                .body("lines[0].outcome", equalTo("CHANGED"))
                .body("lines[0].changes.field", contains("displayName"))
                .body("lines[0].rightsAdded", equalTo(1));

        school.adml()
                .get("/api/connectors/" + id)
                .then()
                .body("displayName", equalTo("Pronote - Lycée Paul Martin"))
                .body("draft", equalTo(false))
                .body("groups", equalTo(2));
    }

    @Test
    void importWhenPublishingIsAskedForThenItIsPublished() {
        School from = School.fresh();
        School to = School.fresh();
        pronote(from);

        importing(to.adml(), to, exported(from), "adapt=true&publish=true&rights=false")
                .statusCode(200)
                .body("lines[0].rightsAdded", equalTo(0));

        to.adml()
                .get("/api/structures/" + to.uai + "/connectors")
                .then()
                .body("items[0].draft", equalTo(false))
                .body("items[0].groups", equalTo(0));
    }

    @Test
    void importWhenAGroupIsNotFoundThenItIsNamedAndTheConnectorComes() {
        School to = School.fresh();
        Map<String, Object> group =
                new HashMap<>(Map.of("structure", "0900011A", "type", "CLASS", "profile", "STUDENT", "name", "6e A"));
        String body = importing(to.adml(), to, file(List.of(item("Lien " + to.uai, List.of(group)))), "dryRun=true")
                .statusCode(200)
                .body("lines[0].unmatched.name", contains("6e A"))
                .body("lines[0].unmatched.reason", contains("NONE"))
                .extract()
                .asString();

        assertThat(body).contains("CREATED");
    }

    @Test
    void importWhenOneLineIsWrongThenNothingIsSavedAndEachLineSaysWhy() {
        School to = School.fresh();
        School other = School.fresh();
        TestConnectors.created(other, TestConnectors.pronote(other));
        Map<String, Object> wrong = item("Faux " + to.uai, List.of());
        definition(wrong).put("url", "javascript:alert(1)");
        Map<String, Object> taken = item("Pronote - Lycée " + other.uai, List.of());
        Map<String, Object> service = item("Service " + to.uai, List.of());
        definition(service).put("url", "https://" + other.uai + ".index-education.net/pronote/");
        definition(service).put("cas", Map.of("type", "PRONOTE"));
        String file = file(
                List.of(item("Bon " + to.uai, List.of()), wrong, taken, service, item("Bon " + to.uai, List.of())));

        importing(to.adml(), to, file, "publish=true")
                .statusCode(409)
                .body("type", equalTo("urn:ent:problem:import-refused"))
                .body("report.applied", equalTo(false))
                .body("report.refused", equalTo(4))
                .body("report.lines.outcome", contains("CREATED", "REFUSED", "CONFLICT", "CONFLICT", "CONFLICT"))
                .body("report.lines[1].problems.field", contains("url"))
                .body("report.lines[2].problems.field", contains("identifier"))
                .body("report.lines[3].problems[0].message", containsString("Pronote - Lycée " + other.uai))
                .body("report.lines[4].problems[0].message", containsString("1"));
        assertThat(list(to)).isEmpty();
    }

    @Test
    void importWhenTheConnectorIsLockedThenConflictWithTheReason() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        String file = exported(school);
        School.admc()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("reason", "Migration"))
                .put("/api/connectors/" + id + "/lock");

        importing(school.adml(), school, file, "")
                .statusCode(409)
                .body("report.lines[0].outcome", equalTo("CONFLICT"))
                .body("report.lines[0].problems[0].message", containsString("Migration"));
    }

    static Stream<Arguments> hostile() {
        String good = "{\"identifier\":\"Lien hostile\",\"url\":\"https://a.example/\"}";
        String head =
                "{\"format\":\"ent-connectors\",\"version\":1,\"structure\":{\"uai\":\"0900011A\",\"name\":\"L\"},";
        return Stream.of(
                Arguments.of("nothing", "", "file"),
                Arguments.of("text", "pas du json", "file"),
                Arguments.of("a picture", "\u0089PNG\r\n", "file"),
                Arguments.of("cut", head + "\"connectors\":[{", "file"),
                Arguments.of("two documents", head + "\"connectors\":[{\"definition\":" + good + "}]}{}", "file"),
                Arguments.of("an array", "[]", "format"),
                Arguments.of("null", "null", "format"),
                Arguments.of("another format", "{\"format\":\"x\",\"version\":1}", "format"),
                Arguments.of("another version", head.replace(":1,", ":2,") + "\"connectors\":[]}", "version"),
                Arguments.of("no connectors", head + "\"connectors\":[]}", "connectors"),
                Arguments.of("connectors of another type", head + "\"connectors\":{}}", "connectors"),
                Arguments.of(
                        "no origin", "{\"format\":\"ent-connectors\",\"version\":1,\"connectors\":[{}]}", "structure"),
                Arguments.of(
                        "an origin that is none",
                        head.replace("0900011A", ".*") + "\"connectors\":[{}]}",
                        "structure.uai"),
                Arguments.of("an unknown property", head + "\"evil\":1,\"connectors\":[{}]}", "evil"),
                Arguments.of("a property twice", head + "\"version\":1,\"connectors\":[{}]}", "file"),
                Arguments.of(
                        "too many connectors", head + "\"connectors\":[" + "{},".repeat(1_000) + "{}]}", "connectors"),
                Arguments.of(
                        "a nested bomb",
                        head + "\"connectors\":[{\"definition\":" + "{\"cas\":".repeat(5_000) + "1" + "}".repeat(5_000)
                                + "}]}",
                        "file"),
                Arguments.of("an array bomb", head + "\"connectors\":" + "[".repeat(100_000), "file"),
                Arguments.of(
                        "an endless text",
                        head + "\"connectors\":[{\"definition\":{\"identifier\":\"" + "x".repeat(200_000) + "\"}}]}",
                        "file"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void importWhenTheFileIsNoneThenRefusedAndNothingIsSaved(String name, String file, String field) {
        School school = School.fresh();

        importing(school.adml(), school, file, "")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(field));
        assertThat(list(school)).isEmpty();
    }

    static Stream<Arguments> hostileLines() {
        return Stream.of(
                Arguments.of("null", "definition"),
                Arguments.of("{}", "definition"),
                Arguments.of("{\"definition\":5}", "definition"),
                Arguments.of("{\"definition\":{}}", "identifier"),
                Arguments.of(
                        "{\"definition\":{\"identifier\":\"a\\u0000b\",\"url\":\"https://a.example/\"}}", "identifier"),
                Arguments.of("{\"definition\":{\"identifier\":\"a\",\"url\":[1]}}", "url"),
                Arguments.of(
                        "{\"definition\":{\"identifier\":\"a\",\"url\":\"https://a.example/\",\"cas\":\"x\"}}", "cas"),
                Arguments.of(
                        "{\"definition\":{\"identifier\":\"a\",\"url\":\"https://a.example/\",\"locked\":true}}",
                        "locked"),
                Arguments.of("{\"definition\":{\"identifier\":\"a\"},\"owner\":1}", "owner"),
                Arguments.of("{\"definition\":{\"identifier\":\"a\"},\"rights\":[]}", "rights"),
                Arguments.of(
                        "{\"definition\":{\"identifier\":\"a\"},\"rights\":{\"granted\":[null]}}", "rights.granted"),
                Arguments.of(
                        "{\"definition\":{\"identifier\":\"a\"},\"rights\":{\"rules\":[{\"structure\":\"0900011A\","
                                + "\"groupType\":\"PROFILE\",\"profile\":\"TEACHER\"}]}}",
                        "rights.rules"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileLines")
    void importWhenALineIsNoneThenItIsRefusedWithItsField(String line, String field) {
        School school = School.fresh();
        String file =
                "{\"format\":\"ent-connectors\",\"version\":1,\"structure\":{\"uai\":\"0900011A\",\"name\":\"L\"},"
                        + "\"connectors\":[" + line + "]}";

        importing(school.adml(), school, file, "")
                .statusCode(409)
                .body("report.lines[0].outcome", equalTo("REFUSED"))
                .body("report.lines[0].problems.field", hasItem(field));
    }

    @Test
    void importWhenTheFileBringsASecretThenItIsNotTaken() {
        School school = School.fresh();
        Map<String, Object> item = item("Client " + school.uai, List.of());
        definition(item)
                .put("oauth", Map.of("grantType", "client_credentials", "secret", SECRET, "generateSecret", true));

        String id = importing(school.adml(), school, file(List.of(item)), "")
                .statusCode(200)
                .body("lines[0].newSecret", nullValue())
                .extract()
                .path("lines[0].connector");
        school.adml().get("/api/connectors/" + id).then().body("oauth.secretSet", equalTo(false));
    }

    @Test
    void importWhenTheFileIsLargeThen413() {
        School school = School.fresh();

        importing(school.adml(), school, " ".repeat(5 * 1024 * 1024 + 1), "")
                .statusCode(413)
                .body("type", equalTo("urn:ent:problem:file-too-large"));
    }

    @Test
    void copyWhenSchoolsAreSeveralThenEachHasItsReport() {
        School from = School.fresh();
        School first = School.fresh();
        School second = School.fresh();
        String id = pronote(from);
        Map<String, Object> blocking = TestConnectors.pronote(second);
        blocking.put("identifier", "Déjà là " + second.uai);
        TestConnectors.created(second, blocking);
        Map<String, Object> order = Map.of("structures", List.of(first.uai, second.uai), "publish", true);

        copying(School.admc(), id, order, "?dryRun=true")
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("copies.structure", contains(first.uai, second.uai))
                .body("copies[0].lines[0].outcome", equalTo("CREATED"))
                .body("copies[1].lines[0].outcome", equalTo("CONFLICT"));
        assertThat(list(first)).isEmpty();
        copying(School.admc(), id, order, "").statusCode(200).body("copies.applied", contains(true, false));

        assertThat(list(first)).containsExactly("Pronote - Lycée " + first.uai);
        assertThat(list(second)).containsExactly("Déjà là " + second.uai);
        copying(School.admc(), id, order, "").body("copies[0].lines[0].outcome", equalTo("UNCHANGED"));
    }

    @Test
    void copyWhenTheIdentifierHasNoSchoolInItThenTheUaiMakesItUnique() {
        School from = School.fresh();
        School to = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(from, "identifier", "Lien " + UUID.randomUUID());
        form.put("url", "https://partout.example/");
        form.remove("cas");
        String id = TestConnectors.created(from, form);

        for (String outcome : List.of("CREATED", "UNCHANGED")) {
            copying(School.admc(), id, Map.of("structures", List.of(to.uai)), "")
                    .statusCode(200)
                    .body("copies[0].lines[0].outcome", equalTo(outcome));
        }

        assertThat(list(to)).containsExactly(form.get("identifier") + " (" + to.uai + ")");
    }

    @Test
    void copyWhenAStructureIsNoneOrForeignThenNothingIsCopied() {
        School from = School.fresh();
        School mine = School.fresh();
        String id = pronote(from);
        RequestSpecification both =
                School.as(List.of("ADML:" + from.uai, "ADML:" + mine.uai), List.of(), List.of(from.uai));

        copying(both, id, Map.of("structures", List.of(mine.uai, School.fresh().uai)), "")
                .statusCode(403);
        copying(School.admc(), id, Map.of("structures", List.of(mine.uai, "0999999Z", "x")), "")
                .statusCode(400)
                .body("errors.field", contains("structures[1]", "structures[2]"));
        for (Map<String, Object> order :
                List.of(Map.<String, Object>of(), Map.<String, Object>of("structures", List.of()))) {
            copying(School.admc(), id, order, "").statusCode(400);
        }
        assertThat(list(mine)).isEmpty();
    }

    @Test
    void operationsWhenCallerVariesThenOnlyTheAdministratorSucceeds() {
        School school = School.fresh();
        School other = School.fresh();
        School target = School.fresh(school.uai);
        String id = pronote(school);
        String file = exported(school);
        Map<String, Object> order = Map.of("structures", List.of(target.uai));

        for (RequestSpecification caller : List.of(school.teacher(), other.adml())) {
            caller.get("/api/structures/" + school.uai + "/connectors/export")
                    .then()
                    .statusCode(403);
        }
        for (RequestSpecification caller : List.of(school.teacher(), other.adml())) {
            importing(caller, school, file, "dryRun=true").statusCode(403);
        }
        for (RequestSpecification caller : List.of(school.teacher(), other.adml(), target.adml())) {
            copying(caller, id, order, "?dryRun=true").statusCode(403);
        }
        School.nobody()
                .get("/api/structures/" + school.uai + "/connectors/export")
                .then()
                .statusCode(401);
        importing(School.nobody(), school, file, "").statusCode(401);
        copying(School.nobody(), id, order, "").statusCode(401);
        copying(school.adml(), id, order, "?dryRun=true").statusCode(200);
        School.admc().get("/api/structures/0999999Z/connectors/export").then().statusCode(404);
        copying(School.admc(), UUID.randomUUID().toString(), order, "").statusCode(404);
    }

    private static Map<String, Object> pronoteForm(School school) {
        return TestConnectors.pronoteWith(school, "oauth", Map.of("grantType", "client_credentials", "secret", SECRET));
    }

    private static String pronote(School school) {
        String id = TestConnectors.created(school, pronoteForm(school));
        TestConnectors.grant(school, id, school.teachers);
        return id;
    }

    private static Map<String, Object> link(School school, String name) {
        Map<String, Object> form = TestConnectors.pronoteWith(school, "identifier", name + school.uai);
        form.remove("cas");
        return form;
    }

    private static String exported(School school) {
        return school.adml()
                .get("/api/structures/" + school.uai + "/connectors/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Map<String, Object> item(String identifier, List<Map<String, Object>> groups) {
        Map<String, Object> definition = new HashMap<>();
        definition.put("identifier", identifier);
        definition.put("url", "https://site.example/");
        Map<String, Object> item = new HashMap<>();
        item.put("definition", definition);
        item.put("rights", Map.of("granted", groups));
        return item;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> definition(Map<String, Object> item) {
        return (Map<String, Object>) item.get("definition");
    }

    private static String file(List<Map<String, Object>> items) {
        Map<String, Object> file = new HashMap<>();
        file.put("format", "ent-connectors");
        file.put("version", 1);
        file.put("structure", Map.of("uai", "0900011A", "name", "Lycée Paul Martin"));
        file.put("connectors", items);
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(file);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse importing(
            RequestSpecification caller, School school, String file, String options) {
        // As bytes: as a text it would be printed nicely for the log, which a nested bomb does not survive.
        return caller.contentType("application/json")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/structures/" + school.uai + "/connectors/import" + (options.isEmpty() ? "" : "?" + options))
                .then();
    }

    private static ValidatableResponse copying(
            RequestSpecification caller, String id, Map<String, Object> order, String query) {
        return caller.contentType(ContentType.JSON)
                .body(order)
                .post("/api/connectors/" + id + "/copies" + query)
                .then();
    }

    private static List<String> list(School school) {
        return School.admc()
                .get("/api/structures/" + school.uai + "/connectors")
                .then()
                .extract()
                .path("items.identifier");
    }
}

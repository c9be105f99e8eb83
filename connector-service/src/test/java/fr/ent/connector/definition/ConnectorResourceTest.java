package fr.ent.connector.definition;

import fr.ent.connector.testsupport.Rows;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@ServiceTest
class ConnectorResourceTest {
    @Test
    void createWhenFieldsAreTheSeedsThenItIsReadBack() {
        School school = School.fresh();

        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        school.adml()
                .get("/api/connectors/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("identifier", equalTo("Pronote - Lycée " + school.uai))
                .body("displayName", equalTo("Pronote - Lycée Paul Martin"))
                .body("icon", equalTo("pronote"))
                .body("target", equalTo("NEW_PAGE"))
                .body("cas.type", equalTo("PRONOTE"))
                .body("cas.pattern", nullValue())
                .body("oauth", nullValue())
                .body("locked", equalTo(false))
                .body("structure", equalTo(school.uai))
                .body("origin", equalTo("OWN"))
                .body("groups", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "identifier, '', identifier",
        "identifier, '   ', identifier",
        "identifier, 'a\u0007b', identifier",
        "url, '', url",
        "url, 'pronote', url",
        "url, 'ftp://site.example/', url",
        "url, 'https://', url",
        "url, 'https://user@site.example/', url",
        "url, 'https://site example/', url",
        "url, 'javascript:alert(1)', url",
        "icon, 'inconnue', icon",
        "icon, 'http://site.example/i.png', icon",
        "target, 'POPUP', target",
        "structure, '0900099Z', structure",
        "logoutUrl, 'nope', logoutUrl"
    })
    void createWhenFieldIsWrongThenItIsNamed(String field, String value, String named) {
        School school = School.fresh();

        TestConnectors.create(school, TestConnectors.pronoteWith(school, field, value))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(named));
    }

    @Test
    void createWhenSeveralFieldsAreWrongThenAllAreNamedAndNothingIsSaved() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(school, "identifier", "x".repeat(201));
        form.put("cas", Map.of("type", "NOPE", "pattern", "(a"));
        form.put("oauth", Map.of("grantType", "guess"));

        TestConnectors.create(school, form)
                .then()
                .statusCode(400)
                .body("errors.field", contains("identifier", "cas.type", "cas.pattern", "oauth.grantType"));
        school.adml()
                .get("/api/structures/" + school.uai + "/connectors")
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void createWhenThePatternLetsAnotherSiteInThenTheFieldIsNamed() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(
                school, "cas", Map.of("type", "DEFAULT", "pattern", "https://site\\.example.*"));

        TestConnectors.create(school, form)
                .then()
                .statusCode(400)
                .body("errors.field", contains("cas.pattern"))
                .body("errors[0].message", containsString("https://site\\."));
    }

    @Test
    void createWhenPropertyIsUnknownThenItIsNamed() {
        School school = School.fresh();

        TestConnectors.create(school, TestConnectors.pronoteWith(school, "colour", "red"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("colour"));
    }

    @Test
    void createWhenValueHasTheWrongTypeThenItIsNamed() {
        School school = School.fresh();

        TestConnectors.create(school, TestConnectors.pronoteWith(school, "cas", "PRONOTE"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("cas"));
    }

    @Test
    void createWhenJsonIsMalformedThen400() {
        School school = School.fresh();

        school.adml()
                .contentType(ContentType.JSON)
                .body("{\"identifier\":")
                .post("/api/structures/" + school.uai + "/connectors")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void createWhenStructureIsUnknownThen404() {
        School.admc()
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/structures/0999999Z/connectors")
                .then()
                .statusCode(404);
        School.admc().get("/api/structures/nonsense/connectors").then().statusCode(404);
    }

    @Test
    void createWhenIdentifierIsTakenThenAFreeOneIsSuggested() {
        School school = School.fresh();
        School other = School.fresh();
        TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> form = TestConnectors.pronoteWith(other, "identifier", "Pronote - Lycée " + school.uai);

        TestConnectors.create(other, form)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:ent:problem:identifier-taken"))
                .body("suggestion", equalTo("Pronote - Lycée " + school.uai + " (" + other.uai + ")"));
    }

    @Test
    void createWhenTwentyCreateTheSameAtOnceThenOneSucceedsAndTheOthersGetASuggestion() throws Exception {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronote(school);
        form.remove("cas");
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            Callable<Integer> call = () -> TestConnectors.create(school, form).statusCode();
            List<Integer> statuses = threads.invokeAll(Collections.nCopies(20, call)).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void createWhenTenClaimTheSameAddressAtOnceThenOneSucceedsAndTheOthersLearnItsName() throws Exception {
        School school = School.fresh();
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Response>> calls = IntStream.range(0, 10)
                    .<Callable<Response>>mapToObj(i -> () -> TestConnectors.create(
                            school, TestConnectors.pronoteWith(school, "identifier", "Nom " + i + " " + school.uai)))
                    .toList();
            int created = 0;
            for (var future : threads.invokeAll(calls)) {
                if (future.get().statusCode() == 201) {
                    created++;
                } else {
                    future.get().then().statusCode(409).body("connector", containsString(school.uai));
                }
            }
            assertThat(created).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void createWhenAddressIsSpelledOtherwiseButTakenThenTheOtherIsNamed() {
        School school = School.fresh();
        TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> form = TestConnectors.pronote(School.fresh());
        form.put("url", "HTTPS://" + school.uai + ".INDEX-education.net:443/x/../pronote?login=true");

        TestConnectors.create(school, form)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:ent:problem:service-taken"))
                .body("connector", equalTo("Pronote - Lycée " + school.uai));
    }

    @Test
    void createWhenPlainLinkSharesAnAddressThenItIsAccepted() {
        School school = School.fresh();
        TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> form = TestConnectors.pronoteWith(school, "identifier", "Lien " + school.uai);
        form.remove("cas");

        TestConnectors.create(school, form).then().statusCode(201);
    }

    @Test
    void createWhenSecretIsGivenThenItIsNeverTold() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(
                school,
                "oauth",
                Map.of("secret", "tres-secret-42-et-long", "grantType", "authorization_code", "scope", "userinfo"));

        TestConnectors.create(school, form)
                .then()
                .statusCode(201)
                .body("oauth.secretSet", equalTo(true))
                .body("oauth.grantType", equalTo("authorization_code"))
                .body(not(containsString("tres-secret-42-et-long")))
                .body(not(containsString("pbkdf2")));
    }

    @Test
    void changeWhenSecretIsLeftOutThenItStays() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(
                school, "oauth", Map.of("secret", "un-secret-assez-long-1", "grantType", "password"));
        String id = TestConnectors.created(school, form);
        form.put("oauth", Map.of("grantType", "password", "transferSession", true));

        school.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(form)
                .put("/api/connectors/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("oauth.secretSet", equalTo(true))
                .body("oauth.transferSession", equalTo(true));
    }

    /** « Code secret » is told when it is made, and never again. */
    @Test
    void changeWhenANewSecretIsAskedForThenItIsToldOnce() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(
                school, "oauth", Map.of("generateSecret", true, "grantType", "client_credentials"));
        Response created = TestConnectors.create(school, form);
        String first = created.path("oauth.secret");
        String id = created.path("id");

        String second = school.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(form)
                .put("/api/connectors/" + id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .path("oauth.secret");
        String later = school.adml().get("/api/connectors/" + id).asString();

        assertThat(first).hasSize(29);
        assertThat(second).hasSize(29).isNotEqualTo(first);
        assertThat(later).contains("\"secretSet\":true").doesNotContain(first, second, "\"secret\":");
    }

    @Test
    void createWhenSignOnFieldsAreWrongThenEachIsNamed() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(
                school,
                "oauth",
                Map.of(
                        "grantType", "authorization_code",
                        "secret", "short",
                        "redirectUris", List.of("https://site.example/callback#part"),
                        "postLogoutRedirectUris", List.of("http://site.example/bye"),
                        "certificateUrl", "ftp://site.example/keys"));
        form.put(
                "cas",
                Map.of("type", "NOBODY", "proxyCallbacks", List.of("http://localhost/"), "singleLogout", "SOMETIMES"));

        TestConnectors.create(school, form)
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "oauth.secret",
                                "oauth.redirectUris",
                                "oauth.postLogoutRedirectUris",
                                "oauth.certificateUrl",
                                "cas.type",
                                "cas.proxyCallbacks",
                                "cas.singleLogout"));
    }

    @Test
    void createWhenRedirectAddressIsOddThenRefused() {
        School school = School.fresh();
        for (String address : List.of(
                "https://*.example/",
                "https://site.example/*",
                "https://user@site.example/",
                "//site.example/",
                "javascript:alert(1)",
                "http://site.example/",
                "http://localhost.site.example/",
                "https://site.example/ callback",
                "https://" + "a".repeat(3_000) + ".example/")) {
            Map<String, Object> form = TestConnectors.pronoteWith(
                    school, "oauth", Map.of("grantType", "authorization_code", "redirectUris", List.of(address)));

            TestConnectors.create(school, form)
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem("oauth.redirectUris"));
        }
    }

    @Test
    void createWhenRedirectAddressIsOnThisMachineThenPlainHttpWillDo() {
        School school = School.fresh();
        List<String> addresses =
                List.of("http://localhost:9000/callback", "http://127.0.0.1/callback", "http://site.localhost:1/");
        Map<String, Object> form = TestConnectors.pronoteWith(
                school, "oauth", Map.of("grantType", "authorization_code", "redirectUris", addresses));

        TestConnectors.create(school, form).then().statusCode(201).body("oauth.redirectUris", equalTo(addresses));
    }

    @Test
    void changeWhenIfMatchIsMissingOrStaleThen428Or412() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> form = TestConnectors.pronoteWith(school, "displayName", "Accès Pronote");

        school.adml()
                .contentType(ContentType.JSON)
                .body(form)
                .put("/api/connectors/" + id)
                .then()
                .statusCode(428);
        for (String tag : List.of("\"7\"", "*", "W/\"0\"", "nonsense")) {
            school.adml()
                    .contentType(ContentType.JSON)
                    .header("If-Match", tag)
                    .body(form)
                    .put("/api/connectors/" + id)
                    .then()
                    .statusCode(412);
        }
        school.adml().delete("/api/connectors/" + id).then().statusCode(428);
        school.adml().get("/api/connectors/" + id).then().body("displayName", equalTo("Pronote - Lycée Paul Martin"));
    }

    @Test
    void changeWhenTwentyChangeTheSameVersionAtOnceThenOneSucceedsAndTheOthersAreTold() throws Exception {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(i -> () -> school.adml()
                            .contentType(ContentType.JSON)
                            .header("If-Match", "\"0\"")
                            .body(TestConnectors.pronoteWith(school, "displayName", "Nom " + i))
                            .put("/api/connectors/" + id)
                            .statusCode())
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (var future : threads.invokeAll(calls)) {
                statuses.add(future.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void changeWhenIdentifierBecomesAnothersThen409() {
        School school = School.fresh();
        TestConnectors.created(school, TestConnectors.pronote(school));
        School other = School.fresh();
        String id = TestConnectors.created(other, TestConnectors.pronote(other));

        other.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(TestConnectors.pronoteWith(other, "identifier", "Pronote - Lycée " + school.uai))
                .put("/api/connectors/" + id)
                .then()
                .statusCode(409);
    }

    @Test
    void deleteWhenVersionIsRightThenItIsGone() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);

        school.adml()
                .header("If-Match", "\"1\"")
                .delete("/api/connectors/" + id)
                .then()
                .statusCode(204);

        school.adml().get("/api/connectors/" + id).then().statusCode(404);
    }

    @Test
    void lockWhenHeldThenEveryWriteIsRefusedWithTheReasonUntilUnlocked() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        School.admc()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("reason", "Migration en cours"))
                .put("/api/connectors/" + id + "/lock")
                .then()
                .statusCode(200)
                .body("locked", equalTo(true));

        school.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(TestConnectors.pronote(school))
                .put("/api/connectors/" + id)
                .then()
                .statusCode(409)
                .body("reason", equalTo("Migration en cours"));
        school.adml()
                .header("If-Match", "\"1\"")
                .delete("/api/connectors/" + id)
                .then()
                .statusCode(409);
        school.adml()
                .contentType(ContentType.JSON)
                .body(Map.of("groups", List.of(school.teachers)))
                .put("/api/connectors/" + id + "/grants")
                .then()
                .statusCode(409);
        School.admc()
                .header("If-Match", "\"1\"")
                .delete("/api/connectors/" + id + "/lock")
                .then()
                .statusCode(200)
                .body("locked", equalTo(false));
        school.adml()
                .header("If-Match", "\"2\"")
                .delete("/api/connectors/" + id)
                .then()
                .statusCode(204);
    }

    @Test
    void lockWhenReasonIsMissingThen400() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        School.admc()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("reason", " "))
                .put("/api/connectors/" + id + "/lock")
                .then()
                .statusCode(400)
                .body("errors.field", contains("reason"));
    }

    @Test
    void searchWhenAncestorSharesThenItIsListedAsInherited() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));
        Map<String, Object> own = TestConnectors.pronoteWith(parent, "identifier", "Pas partagé " + parent.uai);
        own.remove("cas");
        TestConnectors.created(parent, own);
        TestConnectors.created(child, TestConnectors.pronote(child));

        child.adml()
                .get("/api/structures/" + child.uai + "/connectors?sort=identifier")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.origin", contains("INHERITED", "OWN"))
                .body("items.structure", contains(parent.uai, child.uai));
    }

    @Test
    void searchWhenOneRightHasEndedThenOnlyTheOtherGroupIsCounted() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers, school.pupils);
        Rows.execute(
                "update access_grant set ends_at = now() - interval '1 hour' where connector_id = ? and group_id = ?",
                UUID.fromString(id),
                school.pupils);

        school.adml()
                .get("/api/structures/" + school.uai + "/connectors")
                .then()
                .statusCode(200)
                .body("items.groups", contains(1));
    }

    @Test
    void searchWhenThePageIsBehindTheLastThenItIsEmptyAndTheTotalIsRight() {
        School school = School.fresh();
        TestConnectors.created(school, TestConnectors.pronote(school));

        school.adml()
                .get("/api/structures/" + school.uai + "/connectors?page=3&size=2")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items", hasSize(0));
        school.adml()
                .get("/api/structures/" + school.uai + "/connectors?size=1")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items", hasSize(1));
    }

    @Test
    void searchWhenTextAndPageAreGivenThenOnlyThoseAreListed() {
        School school = School.fresh();
        for (int i = 1; i <= 3; i++) {
            Map<String, Object> form = new HashMap<>(TestConnectors.pronote(school));
            form.remove("cas");
            form.put("identifier", "Appli%" + i + " " + school.uai);
            form.put("displayName", "Appli " + i);
            TestConnectors.created(school, form);
        }

        school.adml()
                .queryParam("q", "appli%")
                .get("/api/structures/" + school.uai + "/connectors?page=2&size=2&sort=-displayName")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("page", equalTo(2))
                .body("items.displayName", contains("Appli 1"));
        school.adml()
                .get("/api/structures/" + school.uai + "/connectors?sort=secret")
                .then()
                .statusCode(400)
                .body("errors.field", contains("sort"));
        school.adml()
                .get("/api/structures/" + school.uai + "/connectors?size=0")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("size"));
    }

    @Test
    void matchWhenServiceIsBelowAConnectorThenTheLongestPathWins() {
        School school = School.fresh();
        String host = "https://" + school.uai.toLowerCase() + ".index-education.net";
        TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> deeper = TestConnectors.pronoteWith(school, "identifier", "Espace " + school.uai);
        deeper.put("url", host + "/pronote/professeur");
        TestConnectors.created(school, deeper);

        school.adml()
                .queryParam("service", host + "/pronote/professeur/a?b=c")
                .get("/api/connectors/match")
                .then()
                .statusCode(200)
                .body("identifier", equalTo("Espace " + school.uai))
                .body("rule", equalTo("ADDRESS"))
                .body("covers", equalTo(host + ":443/pronote/professeur"));
        school.adml()
                .queryParam("service", host + "/pronote/professeurs")
                .get("/api/connectors/match")
                .then()
                .body("identifier", equalTo("Pronote - Lycée " + school.uai));
        for (String foreign : List.of(
                host + ".evil.example/pronote/",
                host + "/pronote-evil",
                host + ":444/pronote/",
                host.replace("https", "http") + "/pronote/",
                "https://user@" + host.substring(8) + "/pronote/",
                host + "/pronote/../autre",
                host + "/pronote/%2e%2e/autre")) {
            school.adml()
                    .queryParam("service", foreign)
                    .get("/api/connectors/match")
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void matchWhenConnectorHasAPatternThenOnlyThePatternDecides() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronote(school);
        form.put("cas", Map.of("type", "DEFAULT", "pattern", "https://" + school.uai + "\\.example/.*"));
        TestConnectors.created(school, form);

        school.adml()
                .queryParam("service", "https://" + school.uai + ".example/x")
                .get("/api/connectors/match")
                .then()
                .statusCode(200)
                .body("rule", equalTo("PATTERN"));
        school.adml()
                .queryParam("service", form.get("url"))
                .get("/api/connectors/match")
                .then()
                .statusCode(404);
    }

    @Test
    void readWhenIdIsUnknownOrNoneThen404() {
        School.admc().get("/api/connectors/" + UUID.randomUUID()).then().statusCode(404);
        School.admc().get("/api/connectors/nonsense").then().statusCode(404);
    }
}

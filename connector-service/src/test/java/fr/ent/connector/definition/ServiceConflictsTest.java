package fr.ent.connector.definition;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@ServiceTest
class ServiceConflictsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final School school = School.fresh();
    private final School other = School.fresh();
    private final String site = "https://site" + NUMBER.incrementAndGet() + ".conflict.example";

    @Test
    void createWhenItWouldTakeAPartOfAnotherSchoolsSiteThenTheOtherIsNamed() {
        created(school, "Portail", site + "/portail", null);

        create(other, "Partie", site + "/portail/eleves", null)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:ent:problem:service-taken"))
                .body("connector", equalTo("Portail " + school.uai));
    }

    @Test
    void createWhenItWouldLoseAPartToAnotherSchoolThenTheOtherIsNamed() {
        created(school, "Partie", site + "/portail/eleves", null);

        create(other, "Tout", site + "/", null)
                .then()
                .statusCode(409)
                .body("connector", equalTo("Partie " + school.uai));
    }

    @Test
    void createWhenTheSameSchoolDividesItsSiteThenItIsToldAndAllowed() {
        created(school, "Portail", site + "/portail", null);

        create(school, "Partie", site + "/portail/eleves", null)
                .then()
                .statusCode(201)
                .body("warnings.field", contains("url"))
                .body("warnings.message", contains(containsString("Portail " + school.uai)));
    }

    @Test
    void createWhenTheSameSchoolDividesItsSiteBetweenTypesThenRefused() {
        created(school, "Portail", site + "/portail", null);
        Map<String, Object> form = form(school, "Partie", site + "/portail/eleves", null);
        form.put("cas", Map.of("type", "PRONOTE"));

        TestConnectors.create(school, form).then().statusCode(409);
    }

    @Test
    void createWhenPathsOnlyLookAlikeThenBothStand() {
        created(school, "Portail", site + "/portail", null);

        create(other, "Autre", site + "/portail2", null).then().statusCode(201).body("warnings", empty());
    }

    @Test
    void createWhenAPatternMeetsAnotherConnectorsUrlThenTheOtherIsNamed() {
        created(school, "Portail", site + "/portail", null);

        create(school, "Pattern", site + "/autre", site.replace(".", "\\.") + "/p.*")
                .then()
                .statusCode(409)
                .body("connector", equalTo("Portail " + school.uai));
    }

    @Test
    void createWhenItsUrlIsCoveredByAPatternThenTheOtherIsNamed() {
        created(school, "Pattern", site + "/autre", site.replace(".", "\\.") + "/p.*");

        create(other, "Portail", site + "/portail", null)
                .then()
                .statusCode(409)
                .body("connector", equalTo("Pattern " + school.uai));
        create(other, "Loin", site + "/loin", null).then().statusCode(201);
    }

    @Test
    void createWhenTwoPatternsMeetThenTheOtherIsNamed() {
        created(school, "Un", site + "/a/b", site.replace(".", "\\.") + "/a/.*");

        create(other, "Deux", site + "/a/c", site.replace(".", "\\.") + "/a/b.*")
                .then()
                .statusCode(409)
                .body("connector", equalTo("Un " + school.uai));
        create(other, "Trois", site + "/c", site.replace(".", "\\.") + "/c/.*")
                .then()
                .statusCode(201);
    }

    @Test
    void createWhenItIsADraftThenItMayOverlapUntilItIsPublished() {
        created(school, "Portail", site + "/portail", null);
        Map<String, Object> form = form(other, "Portail", site + "/portail", null);
        form.put("draft", true);

        String id = TestConnectors.created(other, form);
        Response match = other.adml().queryParam("service", site + "/portail/x").get("/api/connectors/match");
        form.put("draft", false);

        match.then()
                .statusCode(200)
                .body("identifier", equalTo("Portail " + school.uai))
                .body("others", empty());
        put(other, id, form).then().statusCode(409).body("connector", equalTo("Portail " + school.uai));
    }

    @Test
    void changeWhenOnlyItsNameChangesThenNeighboursDoNotMatter() {
        String id = created(school, "Portail", site + "/portail", null);
        created(school, "Partie", site + "/portail/eleves", null);
        Map<String, Object> form = form(school, "Portail", site + "/portail", null);
        form.put("displayName", "Autre nom");

        put(school, id, form).then().statusCode(200).body("displayName", equalTo("Autre nom"));
    }

    @Test
    void createWhenASchoolHasItsOwnBesideASharedTemplateThenItIsToldAndWins() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        Map<String, Object> shared = form(parent, "Partagé", site + "/{uai}/pronote/", null);
        shared.put("inherits", true);
        TestConnectors.created(parent, shared);

        create(child, "Propre", site + "/" + child.uai + "/pronote/", null)
                .then()
                .statusCode(201)
                .body("warnings.message", contains(containsString("Partagé " + parent.uai)));
        child.adml()
                .queryParam("service", site + "/" + child.uai.toLowerCase() + "/pronote/x")
                .get("/api/connectors/match")
                .then()
                .body("rule", equalTo("TEMPLATE"))
                .body("uai", equalTo(child.uai))
                .body("identifier", equalTo("Partagé " + parent.uai));
        child.adml()
                .queryParam("service", site + "/" + child.uai + "/pronote/x")
                .get("/api/connectors/match")
                .then()
                .body("rule", equalTo("ADDRESS"))
                .body("identifier", equalTo("Propre " + child.uai))
                .body("others.rule", contains("TEMPLATE"));
    }

    @Test
    void createWhenATemplateIsNotSharedThenTheFieldSaysSo() {
        create(school, "Seul", site + "/{uai}/", null)
                .then()
                .statusCode(400)
                .body("errors.field", contains("url"))
                .body("errors.message", hasItem(containsString("{uai}")));
    }

    @Test
    void createWhenTheAddressIsAnotherSchoolsPronoteThenItIsSaidAndNotRefused() {
        Map<String, Object> form = TestConnectors.pronote(school);
        form.put("url", "https://" + other.uai + ".index-education.net/pronote/");

        TestConnectors.create(school, form)
                .then()
                .statusCode(201)
                .body("warnings.field", contains("url"))
                .body("warnings.message", contains(containsString("Lycée " + other.uai)));
    }

    @Test
    void createWhenTheLetterOfTheUaiIsWrongThenTheRightOneIsSaid() {
        Map<String, Object> form = TestConnectors.pronote(school);
        form.put("url", "https://0750655F.index-education.net/pronote" + school.uai);

        String id = TestConnectors.create(school, form)
                .then()
                .statusCode(201)
                .body("warnings.message", contains(containsString("lettre serait E")))
                .extract()
                .path("id");
        school.adml().get("/api/connectors/" + id).then().body("warnings.field", contains("url"));
    }

    @Test
    void createWhenTheAddressIsNotHttpsThenItIsSaid() {
        create(school, "Clair", site.replace("https", "http") + "/", null)
                .then()
                .statusCode(201)
                .body("warnings.field", contains("url"));
        create(school, "Ici", "http://localhost:8083/" + school.uai + "/x", null)
                .then()
                .statusCode(201)
                .body("warnings", empty());
    }

    @Test
    void createWhenAnExclusionIsNotBelowThenTheFieldIsNamed() {
        School child = School.fresh(school.uai);
        Map<String, Object> form = form(school, "Exclut", site + "/", null);
        form.put("inherits", true);
        form.put("excludedStructures", new String[] {child.uai, other.uai});

        TestConnectors.create(school, form)
                .then()
                .statusCode(400)
                .body("errors.field", contains("excludedStructures"))
                .body("errors.message", contains(containsString(other.uai)));
    }

    @Test
    void searchWhenAStructureIsExcludedThenItSeesNothingOfIt() {
        School child = School.fresh(school.uai);
        School below = School.fresh(child.uai);
        School sister = School.fresh(school.uai);
        Map<String, Object> form = form(school, "Exclut", site + "/", null);
        form.put("inherits", true);
        form.put("excludedStructures", new String[] {child.uai});
        String id = TestConnectors.created(school, form);

        for (School excluded : new School[] {child, below}) {
            excluded.adml()
                    .get("/api/structures/" + excluded.uai + "/connectors")
                    .then()
                    .body("items.id", not(hasItem(id)));
            excluded.adml().get("/api/connectors/" + id).then().statusCode(403);
        }
        sister.adml()
                .get("/api/structures/" + sister.uai + "/connectors")
                .then()
                .body("items.id", hasItem(id));
        sister.adml().get("/api/connectors/" + id).then().statusCode(200);
    }

    private static Map<String, Object> form(School owner, String name, String url, String pattern) {
        Map<String, Object> cas = new HashMap<>(Map.of("type", "DEFAULT"));
        if (pattern != null) {
            cas.put("pattern", pattern);
        }
        return new HashMap<>(Map.of("identifier", name + " " + owner.uai, "url", url, "cas", cas));
    }

    private static Response create(School owner, String name, String url, String pattern) {
        return TestConnectors.create(owner, form(owner, name, url, pattern));
    }

    private static String created(School owner, String name, String url, String pattern) {
        return create(owner, name, url, pattern)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response put(School owner, String id, Map<String, Object> form) {
        return owner.adml()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(form)
                .put("/api/connectors/" + id);
    }
}

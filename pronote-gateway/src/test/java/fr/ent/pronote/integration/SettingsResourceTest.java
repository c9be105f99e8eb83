package fr.ent.pronote.integration;

import fr.ent.pronote.publication.BaseKind;
import fr.ent.pronote.publication.Uai;
import fr.ent.pronote.testsupport.Callers;
import fr.ent.pronote.testsupport.TestBases;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** Publication, Espaces and « Intégration dans un ENT » over REST. */
@QuarkusTest
class SettingsResourceTest {
    @Inject
    TestBases bases;

    @Test
    void publicationWhenRepeatedThenTheJournalHasItOnce() {
        Uai uai = bases.stopped("https://ent.example/cas", "http://localhost:1", BaseKind.SIMULATED);
        String base = "/api/bases/" + uai;
        for (int i = 0; i < 2; i++) {
            Callers.rest(uai).put(base + "/publication").then().statusCode(200).body("published", equalTo(true));
        }

        assertThat(Callers.rest(uai).get(base + "/journal").jsonPath().getList("action", String.class))
                .filteredOn("PUBLISHED"::equals)
                .hasSize(1);
        Callers.rest(uai).delete(base + "/publication").then().body("published", equalTo(false));
    }

    @Test
    void integrationWhenPublishedThenLocked() {
        Uai uai = bases.published("https://ent.example/cas", "http://localhost:1");
        String path = "/api/bases/" + uai + "/ent-integration";

        Callers.rest(uai)
                .body(Map.of("casEnabled", false))
                .put(path)
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.endsWith("base-published"));
        Callers.rest(uai).get(path).then().body("casEnabled", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource({
        "https://ent.iledefrance.fr/cas, https://ent.iledefrance.fr/cas",
        "https://ENT.iledefrance.fr/cas//, https://ent.iledefrance.fr/cas",
        "https://ent.iledefrance.fr/cas/login, https://ent.iledefrance.fr/cas",
        "https://cas.monbureaunumerique.fr, https://cas.monbureaunumerique.fr"
    })
    void integrationWhenSavedThenNormalisedAndDerived(String typed, String kept) {
        Uai uai = bases.stopped("https://ent.example/cas", "http://localhost:1", BaseKind.SIMULATED);

        Callers.rest(uai)
                .body(Map.of(
                        "casEnabled",
                        true,
                        "casUrl",
                        typed,
                        "casVersion",
                        "3.0",
                        "directAccess",
                        true,
                        "categories",
                        Map.of("prof", "teachers", "National_3", "teachers")))
                .put("/api/bases/" + uai + "/ent-integration")
                .then()
                .statusCode(200)
                .body("casUrl", equalTo(kept))
                .body("loginUrl", equalTo(kept + "/login"))
                .body("validateUrl", equalTo(kept + "/p3/serviceValidate"))
                .body("logoutUrl", equalTo(kept + "/logout"))
                .body("directAccessUrl", equalTo("http://localhost:1/" + uai + "/pronote/?login=true"))
                .body("categories.prof", equalTo("teachers"))
                .body("attributes.birthDate", equalTo("dateNaissance"));
    }

    @Test
    void integrationWhenAKnownEntThenItsAddress() {
        Uai uai = bases.stopped("https://ent.example/cas", "http://localhost:1", BaseKind.SIMULATED);

        Callers.rest(uai)
                .body(Map.of("casEnabled", true, "ent", "Monlycée.net (Île-de-France)"))
                .put("/api/bases/" + uai + "/ent-integration")
                .then()
                .statusCode(200)
                .body("casUrl", equalTo("https://ent.iledefrance.fr/cas"));
    }

    @ParameterizedTest
    @CsvSource({
        "casUrl, ftp://ent.example/cas, casUrl",
        "casUrl, ent.example, casUrl",
        "casUrl, https://ent.example/cas?x=1, casUrl",
        "ent, Atlantis, ent"
    })
    void integrationWhenWrongThenTheFieldIsNamedAndNothingChanges(String field, String value, String named) {
        Uai uai = bases.stopped("https://ent.example/cas", "http://localhost:1", BaseKind.SIMULATED);
        Map<String, Object> body = new HashMap<>(Map.of("casEnabled", true, "casUrl", "https://x.example"));
        body.put(field, value);

        Callers.rest(uai)
                .body(body)
                .put("/api/bases/" + uai + "/ent-integration")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(named));
        Callers.rest(uai)
                .get("/api/bases/" + uai + "/ent-integration")
                .then()
                .body("casUrl", equalTo("https://ent.example/cas"));
    }

    @Test
    void baseWhenNotHttpsThenOnlyInLabMode() {
        Uai uai = TestBases.freshUai();
        Map<String, Object> form = new HashMap<>(
                Map.of("name", "Lycée", "kind", "SIMULATED", "publicAddress", "http://x" + uai + ".example/p"));

        admin(uai, form, 400);
        form.put("labMode", true);
        admin(uai, form, 201);
        form.put("labMode", false);
        form.put("publicAddress", "https://" + uai.value().toLowerCase() + ".index-education.net/pronote");
        admin(uai, form, 200);
        Callers.rest(uai)
                .get("/api/bases/" + uai)
                .then()
                .body("publicAddress", equalTo("https://" + uai + ".index-education.net/pronote/"));
        Callers.rest(uai)
                .body(Map.of("casEnabled", true, "casUrl", "http://ent.example/cas"))
                .put("/api/bases/" + uai + "/ent-integration")
                .then()
                .statusCode(400);
        Callers.rest(uai).put("/api/bases/" + uai + "/publication").then().statusCode(200);
        form.put("publicAddress", "https://other" + uai + ".example/");
        admin(uai, form, 409);
    }

    @Test
    void baseWhenTheAddressIsTakenThenRefused() {
        Uai first = bases.published("https://ent.example/cas", "http://localhost:1");
        Uai uai = TestBases.freshUai();

        admin(
                uai,
                Map.of(
                        "name",
                        "Lycée",
                        "kind",
                        "OBSERVED",
                        "labMode",
                        true,
                        "publicAddress",
                        "http://LOCALHOST:1/" + first + "/PRONOTE"),
                409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pronote/professeur.html", "/"})
    void baseWhenTheAddressIsAboveOrBelowAnothersThenRefused(String path) {
        Uai other = bases.published("https://ent.example/cas", "http://localhost:1");

        admin(
                TestBases.freshUai(),
                Map.of(
                        "name",
                        "Lycée",
                        "kind",
                        "OBSERVED",
                        "labMode",
                        true,
                        "publicAddress",
                        "http://localhost:1/" + other + path),
                409);
    }

    @Test
    void baseWhenTheNameHoldsAControlCharacterThenRefused() {
        admin(
                TestBases.freshUai(),
                Map.of("name", "Lyc\0e", "kind", "OBSERVED", "publicAddress", "https://nul.example/"),
                400);
    }

    @Test
    void spacesWhenUnknownThenRefused() {
        Uai uai = bases.published("https://ent.example/cas", "http://localhost:1");
        String path = "/api/bases/" + uai + "/spaces";

        Callers.rest(uai)
                .body(Map.of("spaces", List.of("DIRECTION")))
                .put(path)
                .then()
                .statusCode(400);
        Callers.rest(uai)
                .body(Map.of("spaces", List.of("PARENTS", "ELEVES", "PARENTS")))
                .put(path)
                .then()
                .body("spaces", contains("PARENTS", "ELEVES"));
    }

    private static void admin(Uai uai, Map<String, Object> form, int status) {
        Callers.with("ADMC")
                .contentType("application/json")
                .accept("application/json")
                .body(form)
                .put("/api/bases/" + uai)
                .then()
                .statusCode(status);
    }
}

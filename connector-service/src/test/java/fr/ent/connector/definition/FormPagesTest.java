package fr.ent.connector.definition;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** The form beyond the seed's fields: templates, drafts, dates, exclusions, and what it says while it is filled. */
@ServiceTest
class FormPagesTest {
    private final School school = School.fresh();
    private final Browser browser = new Browser(school::adml);

    @Test
    void newWhenOpenedThenFiveTemplatesExplainThemselves() {
        Document page = browser.open("/admin/connecteurs/nouveau?structure=" + school.uai);

        assertThat(page.select("main li h3").eachText())
                .containsExactly(
                        "Pronote hébergé par Index Éducation",
                        "Pronote local",
                        "Lien simple",
                        "Connecteur CAS",
                        "Connecteur OAuth / OpenID");
        assertThat(page.select("main li p").eachText()).hasSize(5).allMatch(text -> text.length() > 40);
        for (String link : page.select("main li a").eachAttr("href")) {
            assertThat(browser.open(link).select("form .save-bar button").eachText())
                    .startsWith("Publier", "Enregistrer comme brouillon");
        }
    }

    @Test
    void newWhenPronoteIsHostedThenOnlyTheUaiIsAsked() {
        Document asked = browser.open("/admin/connecteurs/nouveau?modele=PRONOTE_HOSTED&structure=" + school.uai);
        Document created = browser.submit("Publier", Map.of("uai", " " + school.uai.toLowerCase()));

        assertThat(asked.select("form input:not([type=hidden])").eachAttr("name"))
                .containsExactly("uai");
        assertThat(asked.select("#uai").attr("value")).isEqualTo(school.uai);
        assertThat(created.select("h1").text()).isEqualTo("Pronote - Lycée " + school.uai);
        assertThat(created.select("#icon").attr("value")).isEqualTo("pronote");
        assertThat(created.select("#url").attr("value"))
                .isEqualTo("https://" + school.uai + ".index-education.net/pronote/");
        assertThat(created.select("#target option[selected]").attr("value")).isEqualTo("NEW_PAGE");
        assertThat(created.select("#casType option[selected]").attr("value")).isEqualTo("PRONOTE");
        assertThat(created.select(".alert-warning")).isEmpty();
    }

    @Test
    void newWhenPronoteIsHostedAndTheUaiIsWrongThenItIsSaidAndKept() {
        browser.open("/admin/connecteurs/nouveau?modele=PRONOTE_HOSTED&structure=" + school.uai);

        Document page = browser.submit("Publier", Map.of("uai", "123"));

        assertThat(browser.status()).isEqualTo(400);
        assertThat(page.select("#uai").attr("value")).isEqualTo("123");
        assertThat(page.select("#uai").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("[data-error-summary] a").attr("href")).isEqualTo("#uai");
    }

    @Test
    void newWhenPronoteIsHostedAndAlreadyThereThenTheOtherIsNamedButADraftMay() {
        TestConnectors.created(school, TestConnectors.pronote(school));
        browser.open("/admin/connecteurs/nouveau?modele=PRONOTE_HOSTED&structure=" + school.uai);

        Document refused = browser.submit("Publier", Map.of());
        int status = browser.status();
        Document draft = browser.submit("Enregistrer comme brouillon", Map.of());

        assertThat(status).isEqualTo(409);
        assertThat(refused.select("[data-error-summary]").text()).contains("Pronote - Lycée " + school.uai);
        assertThat(draft.select("[role=status]").text()).contains("brouillon");
        assertThat(draft.select("#identifier").attr("value"))
                .isEqualTo("Pronote - Lycée " + school.uai + " (" + school.uai + ")");
    }

    @Test
    void newWhenTheWholeFormIsWantedThenItIsFilledAndNothingSaved() {
        browser.open("/admin/connecteurs/nouveau?modele=PRONOTE_HOSTED&structure=" + school.uai);

        Document form = browser.submit("Voir tout le formulaire", Map.of());

        assertThat(form.select("#identifier").attr("value")).isEqualTo("Pronote - Lycée " + school.uai);
        assertThat(form.select("form[data-unsaved]")).hasSize(1);
        school.adml()
                .get("/api/structures/" + school.uai + "/connectors")
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void newWhenTemplateIsUnknownOrStructureForeignThenRefused() {
        browser.open("/admin/connecteurs/nouveau?modele=NOPE&structure=" + school.uai);
        assertThat(browser.status()).isEqualTo(404);
        browser.open("/admin/connecteurs/nouveau?structure=" + School.fresh().uai);
        assertThat(browser.status()).isEqualTo(403);
        browser.open("/admin/connecteurs/nouveau?structure=nonsense");
        assertThat(browser.status()).isEqualTo(404);
    }

    @Test
    void createWhenSavedAsADraftThenPublishedThenTheListFollows() {
        open("LINK");
        Document draft = browser.submit("Enregistrer comme brouillon", link());
        String address = draft.select("form#connecteur").attr("action");

        assertThat(draft.select("[role=status]").text()).contains("Le brouillon est enregistré");
        assertThat(draft.select(".alert-info").text()).contains("brouillon");
        assertThat(states()).containsExactly("Brouillon");
        browser.open(address);
        Document published = browser.submit("Publier", Map.of());
        assertThat(published.select("[role=status]").text()).contains("Le connecteur est publié");
        assertThat(states()).containsExactly("Visible par personne");
        browser.open(address);
        Document saved = browser.submit("Enregistrer", Map.of("displayName", "Autre"));
        assertThat(saved.select("[role=status]").text()).contains("enregistrées");
        assertThat(saved.select(".save-bar button").eachText()).containsExactly("Enregistrer", "Repasser en brouillon");
        browser.submit("Repasser en brouillon", Map.of());
        assertThat(states()).containsExactly("Brouillon");
    }

    @Test
    void changeWhenDatesAreTypedThenTheyAreOfTheSchoolsClock() {
        Map<String, String> fields = new HashMap<>(link());
        fields.putAll(Map.of(
                "opensAt", "2026-09-01T08:00",
                "closesAt", "2027-01-10T18:30",
                "maintenance", "Indisponible jusqu’à 18 h",
                "category", "SCHOOL_LIFE",
                "mobileUrl", "https://" + school.uai + ".example/mobile"));
        open("LINK");

        Document saved = browser.submit("Publier", fields);

        assertThat(saved.select("#opensAt").attr("value")).isEqualTo("2026-09-01T08:00");
        assertThat(saved.select("#opensAt").attr("type")).isEqualTo("datetime-local");
        assertThat(saved.select("#closesAt").attr("value")).isEqualTo("2027-01-10T18:30");
        assertThat(saved.select("#category option[selected]").attr("value")).isEqualTo("SCHOOL_LIFE");
        school.adml()
                .get("/api/connectors/" + id(saved))
                .then()
                .body("opensAt", equalTo("2026-09-01T06:00:00Z"))
                .body("closesAt", equalTo("2027-01-10T17:30:00Z"))
                .body("maintenance", equalTo("Indisponible jusqu’à 18 h"))
                .body("category", equalTo("SCHOOL_LIFE"))
                .body("mobileUrl", equalTo("https://" + school.uai + ".example/mobile"));
        assertThat(states()).contains("En maintenance", "Visible par personne");
    }

    @Test
    void createWhenADateIsNoneThenItIsSaidBesideItAndKept() {
        Map<String, String> fields = new HashMap<>(link());
        fields.put("opensAt", "demain");
        fields.put("closesAt", "+999999999-01-01T00:00");
        open("LINK");

        Document page = browser.submit("Publier", fields);

        assertThat(browser.status()).isEqualTo(400);
        assertThat(page.select("#opensAt").attr("value")).isEqualTo("demain");
        assertThat(page.select("[data-error-summary] a").eachAttr("href")).containsExactly("#opensAt", "#closesAt");
    }

    @Test
    void createWhenSubStructuresAreTickedThenTheyAreExcluded() {
        School child = School.fresh(school.uai);
        School other = School.fresh(school.uai);
        Map<String, Object> fields = new HashMap<>(link());
        fields.put("inherits", "true");
        fields.put("excludedStructures", List.of(child.uai));

        Document blank = open("LINK");
        Document saved = browser.submit("Publier", fields);

        assertThat(blank.select("[data-needs=inherits] label").text())
                .contains(child.uai)
                .contains(other.uai);
        assertThat(saved.select("#x-" + child.uai).hasAttr("checked")).isTrue();
        assertThat(saved.select("#x-" + other.uai).hasAttr("checked")).isFalse();
        school.adml().get("/api/connectors/" + id(saved)).then().body("excludedStructures", contains(child.uai));
        Document seen = new Browser(other::adml).open("/admin/connecteurs/" + id(saved));
        assertThat(seen.select(".alert-info").text()).contains("Lycée " + school.uai, "structure d’origine");
        assertThat(seen.select("#connecteur > fieldset").hasAttr("disabled")).isTrue();
    }

    @Test
    void createWhenTheSuggestionIsTakenThenTheFormHasItWithoutScript() {
        TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> fields = new HashMap<>(link());
        fields.put("identifier", "Pronote - Lycée " + school.uai);
        String free = "Pronote - Lycée " + school.uai + " (" + school.uai + ")";
        open("LINK");

        browser.submit("Publier", fields);
        Document filled = browser.submit("Prendre « " + free + " »", Map.of());
        Document saved = browser.submit("Publier", Map.of());

        assertThat(filled.select("#identifier").attr("value")).isEqualTo(free);
        assertThat(saved.select("h1").text()).isEqualTo(free);
    }

    @Test
    void createWhenAddressesAreTriedWithoutScriptThenEachSaysWhetherItMatches() {
        Map<String, Object> fields = new HashMap<>(link());
        fields.put("casEnabled", "true");
        fields.put("casPattern", "https://" + school.uai + "\\.example/a.*");
        fields.put("samples", "https://" + school.uai + ".example/ab\nhttps://" + school.uai + ".example/b");
        open("CAS");

        Document page = browser.submit("Essayer", fields);

        assertThat(page.select("#essais li").eachText())
                .containsExactly(
                        "https://" + school.uai + ".example/ab : répond à cette adresse",
                        "https://" + school.uai + ".example/b : ne répond pas à cette adresse");
        school.adml()
                .get("/api/structures/" + school.uai + "/connectors")
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void checkWhenAFieldIsLeftThenOnlyItsMessageComesBack() {
        TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> fields = new HashMap<>(link());
        fields.put("identifier", "Pronote - Lycée " + school.uai);
        fields.put("url", "http://" + school.uai + ".example/");

        Document taken = part("controle/identifier", fields);
        Document warned = part("controle/url", fields);
        fields.put("url", "nonsense");
        Document wrong = part("controle/url", fields);
        fields.put("identifier", "Libre " + school.uai);
        Document right = part("controle/identifier", fields);

        assertThat(taken.select("[data-wrong]").text()).contains("déjà utilisé");
        assertThat(taken.select("button[name=action]").attr("value")).isEqualTo("suggestion");
        assertThat(warned.select("[data-wrong]")).isEmpty();
        assertThat(warned.text()).contains("À vérifier").contains("https://");
        assertThat(wrong.select("[data-wrong]").text()).contains("adresse complète");
        assertThat(right.text()).isEmpty();
    }

    @Test
    void samplesWhenAskedByScriptThenOnlyTheResultComesBack() {
        Map<String, Object> fields = new HashMap<>(link());
        fields.put("casEnabled", "true");
        fields.put("samples", fields.get("url") + "x");
        assertThat(part("adresses", fields).text()).contains("répond à cette adresse");
        fields.put("casPattern", "(");
        assertThat(part("adresses", fields).text()).contains("mal formée");
        fields.put("casPattern", "");
        fields.put("samples", "");
        assertThat(part("adresses", fields).text()).contains("au moins une adresse");
    }

    @Test
    void checkWhenCallerIsNotItsAdministratorThenRefused() {
        Map<String, Object> fields = new HashMap<>(link());
        assertThat(post(School.fresh().adml(), "controle/url", fields).statusCode())
                .isEqualTo(403);
        assertThat(post(school.teacher(), "controle/url", fields).statusCode()).isEqualTo(403);
        assertThat(school.adml()
                        .contentType(ContentType.URLENC.withCharset("UTF-8"))
                        .formParams(fields)
                        .post("/admin/connecteurs/saisie/controle/url")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void readWhenTheAddressDeservesALookThenThePageSaysSo() {
        School other = School.fresh();
        String id = TestConnectors.created(
                school,
                TestConnectors.pronoteWith(school, "url", "https://" + other.uai + ".index-education.net/pronote/"));

        Document page = browser.open("/admin/connecteurs/" + id);

        assertThat(page.select(".alert-warning a").attr("href")).isEqualTo("#url");
        assertThat(page.select(".alert-warning").text()).contains(other.uai);
    }

    @Test
    void duplicateWhenAskedThenTheFormIsFilledWithAFreeNameAndNothingIsSaved() {
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Document page = browser.open("/admin/connecteurs/" + id);

        Document copy = browser.open(page.select("a:contains(Dupliquer)").attr("href"));
        Document saved = browser.submit("Enregistrer comme brouillon", Map.of());

        assertThat(copy.select("#identifier").attr("value"))
                .isEqualTo("Pronote - Lycée " + school.uai + " (" + school.uai + ")");
        assertThat(copy.select("#url").attr("value"))
                .isEqualTo(page.select("#url").attr("value"));
        assertThat(saved.select("[role=status]").text()).contains("brouillon");
        School other = School.fresh();
        Browser foreign = new Browser(other::adml);
        foreign.open("/admin/connecteurs/nouveau?structure=" + other.uai + "&copie=" + id);
        assertThat(foreign.status()).isEqualTo(403);
    }

    @Test
    void fieldsWhenShownThenEachHasItsHelpAndPlaceForItsMessage() {
        Document page = open("CAS");

        for (String field : List.of("identifier", "url", "casPattern", "opensAt", "maintenance", "redirectUris")) {
            assertThat(page.select("#" + field).attr("aria-describedby"))
                    .isEqualTo(field + "-aide " + field + "-erreur");
            assertThat(page.select("#" + field + "-aide").text()).isNotBlank();
            assertThat(page.select("#" + field + "-erreur")).hasSize(1);
            assertThat(page.select("#" + field).attr("hx-post"))
                    .isEqualTo("/admin/connecteurs/saisie/controle/" + field);
        }
        assertThat(page.select("form[data-warn-unsaved]")).hasSize(1);
    }

    @Test
    void listWhenSortedThenTheHeaderSaysSoAndTurnsIt() {
        for (String name : List.of("B", "A", "C")) {
            Map<String, Object> form = TestConnectors.pronoteWith(school, "displayName", name);
            form.put("identifier", name + " " + school.uai);
            form.remove("cas");
            TestConnectors.created(school, form);
        }

        Document up = browser.open("/admin/connecteurs?structure=" + school.uai);
        Document down = browser.open(up.select("th[aria-sort=ascending] a").attr("href"));
        Document odd = browser.open("/admin/connecteurs?sort=password&structure=" + school.uai);

        assertThat(up.select("tbody th a").eachText()).containsExactly("A", "B", "C");
        assertThat(down.select("tbody th a").eachText()).containsExactly("C", "B", "A");
        assertThat(down.select("th[aria-sort=descending]").text()).isEqualTo("Nom");
        assertThat(odd.select("tbody th a").eachText()).containsExactly("A", "B", "C");
        assertThat(browser.open(up.select("th:contains(Type de CAS) a").attr("href"))
                        .select("th[aria-sort=ascending]")
                        .text())
                .isEqualTo("Type de CAS");
    }

    @Test
    void listWhenShownThenItsToolsAreThereAndTheEmptyOneSaysWhatNext() {
        Document page = browser.open("/admin/connecteurs?structure=" + school.uai);

        assertThat(page.select("nav[aria-label='Autres actions sur la liste'] a")
                        .eachAttr("href"))
                .containsExactly(
                        "/admin/connecteurs/export?structure=" + school.uai,
                        "/admin/connecteurs/import?structure=" + school.uai,
                        "/admin/connecteurs/copie?structure=" + school.uai,
                        "/admin/connecteurs/supprimes?structure=" + school.uai);
        assertThat(page.select("#resultats a.btn-outline-primary").text())
                .isEqualTo("Copier depuis un autre établissement");
    }

    @Test
    void structuresWhenTypedThenOnlyOnesOwnAreSuggested() {
        School child = School.fresh(school.uai);
        School foreign = School.fresh();

        Response mine = school.adml().queryParam("structure", "marseille").get("/admin/connecteurs/etablissements");
        Response none = school.adml().queryParam("structure", foreign.uai).get("/admin/connecteurs/etablissements");

        assertThat(mine.asString()).contains("value=\"" + school.uai, "value=\"" + child.uai, "Marseille");
        assertThat(none.asString()).doesNotContain("option");
        school.teacher().get("/admin/connecteurs/etablissements").then().statusCode(403);
    }

    @Test
    void listWhenStatesAreManyThenAllAreSaid() {
        Map<String, Object> form = TestConnectors.pronoteWith(school, "closesAt", "2020-01-01T00:00:00Z");
        form.put("maintenance", "Panne");
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers);

        assertThat(states())
                .hasSize(2)
                .contains("En maintenance")
                .anyMatch(state -> state.startsWith("Fermé (depuis le"));
        school.adml()
                .get("/api/connectors/" + id)
                .then()
                .body("opensAt", nullValue())
                .body("closesAt", equalTo("2020-01-01T00:00:00Z"));
    }

    private Document open(String template) {
        return browser.open("/admin/connecteurs/nouveau?modele=" + template + "&structure=" + school.uai);
    }

    private List<String> states() {
        return browser.open("/admin/connecteurs?structure=" + school.uai)
                .select("tbody td li")
                .eachText();
    }

    private Map<String, String> link() {
        return Map.of(
                "structure", school.uai,
                "identifier", "Lien " + school.uai,
                "url", "https://" + school.uai + ".example/");
    }

    private Document part(String path, Map<String, ?> fields) {
        Response answer = post(school.adml(), path, fields);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).doesNotContain("<html");
        return Jsoup.parse(answer.asString());
    }

    private static Response post(RequestSpecification caller, String path, Map<String, ?> fields) {
        String token = "0123456789abcdef0123456789abcdef";
        return caller.cookie("ent_form", token)
                .header("X-Form-Token", token)
                .header("HX-Request", "true")
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(fields)
                .post("/admin/connecteurs/saisie/" + path);
    }

    private static String id(Document page) {
        return page.select("[name=connector]").attr("value");
    }
}

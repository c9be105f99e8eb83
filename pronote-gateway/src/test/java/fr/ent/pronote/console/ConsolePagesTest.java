package fr.ent.pronote.console;

import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.Space;
import fr.ent.pronote.publication.Uai;
import fr.ent.pronote.testsupport.Callers;
import fr.ent.pronote.testsupport.TestBases;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** The administrators' pages, as a browser without JavaScript uses them. */
@QuarkusTest
class ConsolePagesTest {
    private static final String CAS = "http://localhost:1/cas";

    @Inject
    TestBases testBases;

    @Inject
    Bases bases;

    @Test
    void consoleWhenNobodyThenToTheSignInPage() {
        Response answer = given().redirects().follow(false).accept("text/html").get("/admin");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .contains("/oauth2/authorize", "client_id=pronote-gateway", "code_challenge", "signed-in");
        assertThat(answer.cookies().keySet()).allMatch(name -> name.contains("pronote"));
    }

    @Test
    void consoleWhenAdministratorOfASchoolThenOnlyHisBases() {
        Uai mine = testBases.published(CAS, "http://localhost:1");
        Uai other = testBases.published(CAS, "http://localhost:1");

        String page = Callers.browser(mine).get("/admin").asString();

        assertThat(page).contains(mine.value()).doesNotContain(other.value());
        Callers.browser(mine).get("/admin/" + other).then().statusCode(403).body(containsString("Accès refusé"));
        Callers.with("ADML:" + mine).accept("text/html").get("/admin").then().statusCode(403);
    }

    @Test
    void publicationWhenStoppedAndPublishedThenTheSentenceChanges() {
        Uai uai = testBases.published(CAS, "http://localhost:1");
        assertThat(page(uai, "").select(".state").text()).isEqualTo("La base est publiée.");

        post(uai, "", "publication", "action", "stop");
        assertThat(page(uai, "").select(".state").text()).isEqualTo("La base est arrêtée.");

        post(uai, "", "publication", "action", "publish");
        assertThat(bases.findById(uai.value()).published).isTrue();
        assertThat(page(uai, "").select("table").text()).contains("Publication arrêtée", "Base publiée");
    }

    @Test
    void formWhenTheTokenIsMissingThenRefused() {
        Uai uai = testBases.published(CAS, "http://localhost:1");

        Callers.browser(uai)
                .formParam("action", "stop")
                .post("/admin/" + uai + "/publication")
                .then()
                .statusCode(403);
        assertThat(bases.findById(uai.value()).published).isTrue();
    }

    @Test
    void espacesWhenUntickedThenOnlyTheTickedOnesStay() {
        Uai uai = testBases.published(CAS, "http://localhost:1");

        post(uai, "", "espaces", "spaces", "PROFESSEURS");

        assertThat(bases.findById(uai.value()).spaces()).containsExactly(Space.PROFESSEURS);
        assertThat(page(uai, "/ressources/guardians").text()).contains("L’Espace Parents n’est pas publié");
    }

    @Test
    void integrationWhenPublishedThenLockedWithTheReasonAndTheButton() {
        Uai uai = testBases.published(CAS, "http://localhost:1");

        Document page = page(uai, "/integration");

        assertThat(page.select("fieldset:not([disabled])")).isEmpty();
        assertThat(page.select("#locked").text()).contains("que lorsque la publication est arrêtée");
        assertThat(page.select("button[value=stop]").text()).isEqualTo("Arrêter la publication");
        Response refused =
                form(uai, page).formParam("casUrl", "https://x.example/cas").post("/admin/" + uai + "/integration");
        assertThat(refused.statusCode()).isEqualTo(409);
    }

    @Test
    void integrationWhenStoppedThenSavedAndDerivedAddressesShown() {
        Uai uai = testBases.published(CAS, "http://localhost:1");
        post(uai, "/integration", "publication", "action", "stop");
        Document page = page(uai, "/integration");
        RequestSpecification form = fill(uai, page);

        Response saved = form.formParam("casUrl", "https://ent.iledefrance.fr/cas/login/")
                .post("/admin/" + uai + "/integration");

        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(303);
        assertThat(page(uai, "/integration").text())
                .contains(
                        "https://ent.iledefrance.fr/cas/login",
                        "https://ent.iledefrance.fr/cas/serviceValidate",
                        "https://ent.iledefrance.fr/cas/logout");
    }

    @Test
    void integrationWhenWrongThenSaidAndNothingLost() {
        Uai uai = testBases.published(CAS, "http://localhost:1");
        post(uai, "/integration", "publication", "action", "stop");

        Response answer = fill(uai, page(uai, "/integration"))
                .formParam("casUrl", "ftp://x")
                .post("/admin/" + uai + "/integration");

        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("[data-error-summary]").text()).contains("adresse complète");
        assertThat(page.title()).startsWith("À corriger – ");
        assertThat(page.select("#casUrl").val()).isEqualTo("ftp://x");
        assertThat(page.select("#casUrl[aria-invalid=true]").attr("aria-describedby"))
                .isEqualTo("casUrlHelp casUrlError");
        assertThat(page.select("#casUrlError").text()).contains("adresse complète");
        assertThat(page.select("[aria-invalid]")).hasSize(1);
    }

    @Test
    void tableWhenSortedByCasIdThenFilledFirstAndSaidSo() {
        Uai uai = testBases.published(CAS, "http://localhost:1");
        testBases.teacher(uai, "AAA", "Anne");
        testBases.link(testBases.teacher(uai, "ZZZ", "Zoé"), "zoe.zzz");

        Document page = page(uai, "/ressources/teachers?sort=casId");

        assertThat(page.select("tbody tr").get(0).text()).contains("ZZZ", "zoe.zzz");
        assertThat(page.select(".nav-pills").text()).isEqualTo("Professeurs Élèves Responsables Personnels");
        assertThat(page.select("caption").text().replace('\u00a0', ' ')).isEqualTo("Professeurs : 2 personnes");
        Element header = page.select("th[aria-sort]").first();
        assertThat(header.text()).contains("Identifiant CAS");
        assertThat(header.attr("aria-sort")).isEqualTo("ascending");
        assertThat(page.select("tbody th[scope=row]").eachText()).containsExactly("ZZZ", "AAA");
        assertThat(page.select("#sort option[selected]").text()).isEqualTo("Identifiant CAS");
        assertThat(page.select("#sort option[value=lastName]").text()).isEqualTo("Nom");
        assertThat(page(uai, "/ressources/teachers?linked=true").select("tbody tr"))
                .hasSize(1);
        assertThat(page(uai, "/ressources/teachers?q=aaa").select("tbody tr")).hasSize(1);
    }

    @Test
    void resetWhenConfirmedThenRemovedAndAnnounced() {
        Uai uai = testBases.published(CAS, "http://localhost:1");
        UUID linked = testBases.teacher(uai, "ZZZ", "Zoé");
        testBases.link(linked, "zoe.zzz");
        UUID free = testBases.teacher(uai, "AAA", "Anne");
        Document table = page(uai, "/ressources/teachers");

        Response confirm = form(uai, table)
                .formParam("action", "remove")
                .formParam("ids", linked.toString(), free.toString())
                .post("/admin/" + uai + "/ressources/teachers/selection");

        assertThat(confirm.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(confirm.asString()).text())
                .contains("1 identifiant CAS sera supprimé", "ZZZ Zoé")
                .doesNotContain("AAA");
        assertThat(testBases.mapping(linked)).isPresent();

        Response done = fill(uai, Jsoup.parse(confirm.asString()))
                .formParam("action", "remove-confirmed")
                .post("/admin/" + uai + "/ressources/teachers/selection");
        assertThat(done.statusCode()).isEqualTo(303);
        Callers.browser(uai).get(done.header("Location")).then().body(containsString("1 identifiant CAS supprimé."));
        assertThat(testBases.mapping(linked)).isEmpty();
    }

    @Test
    void parentSpaceWhenAllowedForAllThenTickedInWords() {
        Uai uai = testBases.published(CAS, "http://localhost:1");
        testBases.guardian(uai, "AUBIN", "Houira", false);
        Document table = page(uai, "/ressources/guardians");
        assertThat(table.select("abbr").attr("title")).isEqualTo("Accès à l’Espace Parents");
        assertThat(table.select("tbody").text()).contains("fermé");

        form(uai, table)
                .formParam("action", "allow")
                .formParam("everything", "true")
                .post("/admin/" + uai + "/ressources/guardians/selection")
                .then()
                .statusCode(303);

        assertThat(page(uai, "/ressources/guardians").select("tbody").text()).contains("✓ autorisé");
    }

    @Test
    void editWhenTheIdentifierIsTakenThenTheHolderIsNamed() {
        Uai uai = testBases.published(CAS, "http://localhost:1");
        testBases.link(testBases.teacher(uai, "ZZZ", "Zoé"), "zoe.zzz");
        UUID other = testBases.teacher(uai, "AAA", "Anne");
        String path = "/ressources/teachers/" + other + "/identifiant";
        Document page = page(uai, path);

        Response refused = form(uai, page).formParam("casId", " zoe.zzz ").post("/admin/" + uai + path);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("ZZZ Zoé", "aria-invalid", "<title>À corriger – ");
        assertThat(form(uai, page)
                        .formParam("casId", "anne.aaa")
                        .post("/admin/" + uai + path)
                        .statusCode())
                .isEqualTo(303);
        assertThat(testBases.mapping(other))
                .hasValueSatisfying(mapping -> assertThat(mapping.casId).isEqualTo("anne.aaa"));
    }

    @Test
    void pagesWhenEnglishIsAskedThenEnglish() {
        Uai uai = testBases.published(CAS, "http://localhost:1");

        String page = Callers.browser(uai)
                .cookie("ent_lang", "en")
                .get("/admin/" + uai)
                .asString();

        assertThat(page).contains("The base is published.", "<html lang=\"en\"");
    }

    private static Document page(Uai uai, String path) {
        Response answer = Callers.browser(uai).get("/admin/" + uai + path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Document page = Jsoup.parse(answer.asString());
        page.attr("data-cookie", String.valueOf(answer.cookie("ent_form")));
        return page;
    }

    private static RequestSpecification form(Uai uai, Document page) {
        String token = page.select("[name=form_token]").val();
        return Callers.browser(uai).cookie("ent_form", token).formParam("form_token", token);
    }

    /** The last form of a page with all it holds, except the address of the CAS server, which the tests type. */
    private static RequestSpecification fill(Uai uai, Document page) {
        RequestSpecification request = form(uai, page);
        Element form = page.select("main form").last();
        form.select("input[name], select[name]").forEach(field -> {
            boolean skipped = field.attr("name").equals("form_token")
                    || field.attr("name").equals("casUrl")
                    || field.attr("type").equals("checkbox") && !field.hasAttr("checked");
            if (!skipped) {
                request.formParam(field.attr("name"), value(field));
            }
        });
        return request;
    }

    private static String value(Element field) {
        if (!field.normalName().equals("select")) {
            return field.val();
        }
        Element selected = field.select("option[selected]").first();
        return (selected == null ? field.select("option").first() : selected).val();
    }

    private static void post(Uai uai, String pagePath, String action, String field, String value) {
        form(uai, page(uai, pagePath))
                .formParam(field, value)
                .post("/admin/" + uai + "/" + action)
                .then()
                .statusCode(303);
    }
}

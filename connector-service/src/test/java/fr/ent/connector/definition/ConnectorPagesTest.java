package fr.ent.connector.definition;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@ServiceTest
class ConnectorPagesTest {
    @Test
    void listWhenNobodyIsSignedInThenSentToSignInWithPkce() {
        School.nobody()
                .accept("text/html")
                .get("/admin/connecteurs")
                .then()
                .statusCode(302)
                .header("Location", containsString("/oauth2/authorize"))
                .header("Location", containsString("code_challenge_method=S256"))
                .header("Location", containsString("client_id=connector-service"));
    }

    @Test
    void listWhenHtmxAsksAfterTheSessionThenThePageReloadsAndNoSignInBegins() {
        Response answer =
                School.nobody().accept("text/html").header("HX-Request", "true").get("/admin/connecteurs?q=a");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("HX-Refresh")).isEqualTo("true");
        assertThat(answer.header("Location")).isNull();
        assertThat(answer.cookies()).isEmpty();
        School.admc()
                .accept("text/html")
                .header("HX-Request", "true")
                .get("/admin/connecteurs")
                .then()
                .statusCode(200)
                .header("HX-Refresh", nullValue());
    }

    @Test
    void listWhenTheStructureIsNoUaiThenNoneIsShown() {
        School.admc()
                .accept("text/html")
                .urlEncodingEnabled(false)
                .get("/admin/connecteurs?structure=%00")
                .then()
                .statusCode(200);
    }

    @Test
    void listWhenCallerAdministersNothingThen403Page() {
        School school = School.fresh();
        Browser browser = new Browser(school::teacher);

        Document page = browser.open("/admin/connecteurs");

        assertThat(browser.status()).isEqualTo(403);
        assertThat(page.select("h1").text()).isEqualTo("Accès refusé");
    }

    @Test
    void listWhenSchoolHasNoConnectorThenSaysSoAndWhatToDo() {
        School school = School.fresh();

        Document page = new Browser(school::adml).open("/admin/connecteurs");

        assertThat(page.select("h1").text()).isEqualTo("Connecteurs & liens");
        assertThat(page.select("[aria-current=page]").text()).isEqualTo("Connecteurs & liens");
        assertThat(page.select("#structure option[selected]").attr("value")).isEqualTo(school.uai);
        assertThat(page.select("#resultats").text()).contains("Aucun connecteur dans cet établissement");
        assertThat(page.select("a.btn-primary").text()).isEqualTo("Créer un lien/connecteur");
        assertThat(page.select("nav.flex-grow-1").text()).contains("Connecteurs & liens");
    }

    @Test
    void listWhenHtmxAsksThenOnlyTheResultsComeBack() {
        School school = School.fresh();
        TestConnectors.created(school, TestConnectors.pronote(school));

        String part = school.adml()
                .header("HX-Request", "true")
                .queryParam("structure", school.uai)
                .queryParam("q", "pronote")
                .get("/admin/connecteurs")
                .asString();

        assertThat(part).doesNotContain("<html").contains("1 résultat").contains("Pronote - Lycée Paul Martin");
    }

    @Test
    void createWhenFormIsFilledAsTheSeedSaysThenItIsCreatedAndListed() {
        School school = School.fresh();
        Browser browser = new Browser(school::adml);

        Document blank = browser.open("/admin/connecteurs/nouveau?modele=LINK&structure=" + school.uai);
        Document created = browser.submit(
                "Publier",
                Map.of(
                        "identifier", "Pronote - Lycée " + school.uai,
                        "displayName", "Pronote - Lycée Paul Martin",
                        "icon", "pronote",
                        "url", "https://" + school.uai + ".index-education.net/pronote/",
                        "target", "NEW_PAGE",
                        "casEnabled", "true",
                        "casType", "PRONOTE"));

        assertThat(blank.select("main").text())
                .contains("Ce lien/connecteur sera uniquement visible par les membres des groupes sélectionnés dans"
                        + " l'onglet \"Droits d'accès\".")
                .contains("Prévisualisation")
                .contains("Paramètres du lien")
                .contains("Afficher les paramètres du connecteur");
        for (String label : new String[] {
            "Identifiant",
            "Nom d'affichage",
            "Icône",
            "URL",
            "Cible",
            "Champs spécifiques CAS",
            "Type de CAS",
            "Pattern CAS",
            "Champs spécifiques OAuth",
            "Transmettre la session",
            "Scope",
            "Code secret",
            "Mode d'identification"
        }) {
            assertThat(blank.select("label").eachText()).contains(label);
        }
        assertThat(browser.status()).isEqualTo(200);
        assertThat(created.select("h1").text()).isEqualTo("Pronote - Lycée Paul Martin");
        assertThat(created.select("[role=status]").text()).contains("Le connecteur est créé");
        assertThat(created.select("#apercu img").attr("src")).isEqualTo("/icones/pronote.svg");
        Document list = browser.open("/admin/connecteurs?structure=" + school.uai);
        assertThat(list.select("tbody tr").text())
                .contains("Pronote - Lycée Paul Martin", "Aucun groupe", "Visible par personne");
    }

    /** « Code secret »: shown once, then masked with « Remplacer ». */
    @Test
    void createWhenANewSecretIsAskedForThenItIsShownOnceAndMaskedAfterwards() {
        School school = School.fresh();
        Browser browser = new Browser(school::adml);
        browser.open("/admin/connecteurs/nouveau?modele=LINK&structure=" + school.uai);

        Document created = browser.submit(
                "Publier",
                Map.of(
                        "identifier", "Site OAuth " + school.uai,
                        "url", "https://" + school.uai + ".example/",
                        "oauthEnabled", "true",
                        "generateSecret", "true",
                        "redirectUris", "https://site.example/a\n\nhttps://site.example/b"));
        String secret = created.select("#nouveau-secret").text();
        String address = created.select("form#connecteur").attr("action");
        Document later = browser.open(address);

        assertThat(browser.status()).isEqualTo(200);
        assertThat(secret).hasSize(29);
        assertThat(created.text()).contains("il ne sera plus jamais affiché");
        assertThat(later.html()).doesNotContain(secret);
        assertThat(later.select("summary").eachText()).contains("Remplacer");
        assertThat(later.select("#redirectUris").text()).contains("https://site.example/a", "https://site.example/b");
        assertThat(later.select("#casType option").eachText()).startsWith("Pronote", "Standard");
        assertThat(later.select("#casType option").size()).isGreaterThan(40);
    }

    @Test
    void createWhenFieldsAreWrongThenSummaryLinksToThemAndNothingTypedIsLost() {
        School school = School.fresh();
        Browser browser = new Browser(school::adml);
        browser.open("/admin/connecteurs/nouveau?modele=LINK&structure=" + school.uai);

        Document page = browser.submit(
                "Publier",
                Map.of(
                        "identifier",
                        "",
                        "url",
                        "<b>pronote",
                        "casEnabled",
                        "true",
                        "casPattern",
                        "(a",
                        "displayName",
                        "Gardé"));

        assertThat(browser.status()).isEqualTo(400);
        assertThat(page.select("[data-error-summary] a").eachAttr("href"))
                .containsExactly("#identifier", "#url", "#casPattern");
        assertThat(page.select("[data-error-summary] a").first().text())
                .isEqualTo("Identifiant : Ce champ est obligatoire.");
        assertThat(page.select("#url").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#url").attr("aria-describedby")).contains("url-erreur");
        assertThat(page.select("#url").attr("value")).isEqualTo("<b>pronote");
        assertThat(page.select("#displayName").attr("value")).isEqualTo("Gardé");
        assertThat(page.select("details").hasAttr("open")).isTrue();
        assertThat(page.title()).startsWith("Erreur");
    }

    @Test
    void createWhenIdentifierIsTakenThenTheFieldSaysWhichIsFree() {
        School school = School.fresh();
        TestConnectors.created(school, TestConnectors.pronote(school));
        Browser browser = new Browser(school::adml);
        browser.open("/admin/connecteurs/nouveau?modele=LINK&structure=" + school.uai);

        Document page = browser.submit(
                "Publier", Map.of("identifier", "Pronote - Lycée " + school.uai, "url", "https://autre.example/"));

        assertThat(browser.status()).isEqualTo(409);
        assertThat(page.select("#identifier-erreur").text())
                .contains("Pronote - Lycée " + school.uai + " (" + school.uai + ")");
    }

    @Test
    void createWhenFormTokenIsMissingThen403AndNothingIsSaved() {
        School school = School.fresh();

        school.adml()
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParam("structure", school.uai)
                .formParam("identifier", "Volé " + school.uai)
                .formParam("url", "https://autre.example/")
                .post("/admin/connecteurs/nouveau")
                .then()
                .statusCode(403);
        school.adml()
                .get("/api/structures/" + school.uai + "/connectors")
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void previewWhenTypedThenTileShowsNameAndInitials() {
        School school = School.fresh();
        Browser browser = new Browser(school::adml);
        String token = browser.open("/admin/connecteurs/nouveau?modele=LINK&structure=" + school.uai)
                .select("[name=form_token]")
                .attr("value");

        school.adml()
                .cookie("ent_form", token)
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParam("form_token", token)
                .formParam("displayName", "Éditions <du> Livre")
                .post("/admin/connecteurs/saisie/apercu")
                .then()
                .statusCode(200)
                .body(containsString("ÉD"))
                .body(containsString("Éditions &lt;du&gt; Livre"))
                .body(not(containsString("<html")));
    }

    @Test
    void changeWhenSomebodyElseSavedMeanwhileThenNothingIsOverwritten() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser mine = new Browser(school::adml);
        Browser other = new Browser(school::adml);
        mine.open("/admin/connecteurs/" + id);
        other.open("/admin/connecteurs/" + id);
        other.submit("Enregistrer", Map.of("displayName", "Nom de l'autre"));

        Document page = mine.submit("Enregistrer", Map.of("displayName", "Mon nom"));

        assertThat(mine.status()).isEqualTo(412);
        assertThat(page.select("[data-error-summary]").text()).contains("Quelqu’un d’autre");
        school.adml().get("/api/connectors/" + id).then().body("displayName", equalTo("Nom de l'autre"));
    }

    @Test
    void changeWhenSecretIsSavedThenItIsNeverShownAgain() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser browser = new Browser(school::adml);
        browser.open("/admin/connecteurs/" + id);

        Document page =
                browser.submit("Enregistrer", Map.of("oauthEnabled", "true", "secret", "tres-secret-42-et-long"));

        assertThat(page.html()).doesNotContain("tres-secret-42");
        assertThat(page.select("main").text()).contains("Un code secret est enregistré", "Remplacer");
    }

    @Test
    void deleteWhenNameIsNotRepeatedThenItStaysElseItGoes() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser browser = new Browser(school::adml);
        browser.open("/admin/connecteurs/" + id + "/suppression");

        Document refused = browser.submit("Supprimer le connecteur", Map.of("name", "autre"));
        assertThat(refused.select("#name-erreur").text()).contains("Pronote - Lycée " + school.uai);
        Document gone = browser.submit("Supprimer le connecteur", Map.of("name", "Pronote - Lycée " + school.uai));

        assertThat(gone.select("[role=status]").text()).contains("supprimé");
        school.adml().get("/api/connectors/" + id).then().statusCode(404);
    }

    @Test
    void readWhenLockedThenControlsAreDisabledAndTheReasonIsShown() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser platform = new Browser(School::admc);
        platform.open("/admin/connecteurs/" + id);
        platform.submit("Verrouiller", Map.of("reason", "Migration"));

        Document page = new Browser(school::adml).open("/admin/connecteurs/" + id);

        assertThat(page.select(".alert-warning").text()).contains("Migration");
        assertThat(page.select("#connecteur > fieldset").hasAttr("disabled")).isTrue();
        assertThat(page.select(".save-bar")).isEmpty();
        platform.submit("Déverrouiller", Map.of());
        assertThat(new Browser(school::adml).open("/admin/connecteurs/" + id).select(".save-bar"))
                .isNotEmpty();
    }

    @Test
    void readWhenInheritedThenControlsAreDisabledAndTheOwnerIsNamed() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));

        Document page = new Browser(child::adml).open("/admin/connecteurs/" + id);

        assertThat(page.select(".alert-info").text()).contains("Lycée " + parent.uai);
        assertThat(page.select("#connecteur > fieldset").hasAttr("disabled")).isTrue();
    }

    @Test
    void listWhenLanguageIsEnglishThenWordsAreEnglish() {
        School school = School.fresh();

        String page = school.adml()
                .accept("text/html")
                .header("Accept-Language", "en")
                .get("/admin/connecteurs")
                .asString();

        assertThat(page)
                .contains("lang=\"en\"")
                .contains("Connectors &amp; links")
                .contains("No connector in this school");
    }

    @Test
    void listWhenSchoolsAreManyThenOneIsFoundByTyping() {
        for (int i = 0; i < 101; i++) {
            School.fresh();
        }
        School wanted = School.fresh();
        Browser browser = new Browser(School::admc);

        Document page = browser.open("/admin/connecteurs?structure=" + wanted.uai.substring(0, 7));

        assertThat(page.select("input#structure").attr("value")).isEqualTo(wanted.uai);
        assertThat(page.select("#resultats").text()).contains("Aucun connecteur dans cet établissement");
        assertThat(browser.open("/admin/connecteurs?structure=marseille")
                        .select("#resultats li a")
                        .eachAttr("href"))
                .hasSize(20)
                .allMatch(href -> href.startsWith("/admin/connecteurs?structure="));
        assertThat(browser.open("/admin/connecteurs?structure=nulle-part")
                        .select("#resultats")
                        .text())
                .contains("Aucun établissement ne correspond");
        assertThat(browser.open("/admin/connecteurs?structure=" + wanted.uai + "&q=%00&page=2147483647")
                        .select("h1")
                        .text())
                .isEqualTo("Connecteurs & liens");
        assertThat(browser.status()).isEqualTo(200);
    }
}

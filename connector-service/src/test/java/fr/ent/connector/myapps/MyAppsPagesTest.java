package fr.ent.connector.myapps;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.OnePerson;
import fr.ent.connector.testsupport.Rows;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

@ServiceTest
class MyAppsPagesTest {
    @Test
    void startWhenSignedInThenMesApplis() {
        School.fresh().teacher().get("/").then().statusCode(303).header("Location", endsWith("/mes-applis"));
    }

    @Test
    void listWhenNobodyIsSignedInThenSentToSignIn() {
        School.nobody()
                .get("/mes-applis")
                .then()
                .statusCode(302)
                .header("Location", containsString("/oauth2/authorize"));
    }

    @Test
    void listWhenNothingIsGrantedThenSaysWhomToAsk() {
        Document page = new Browser(School.fresh()::teacher).open("/mes-applis");

        assertThat(page.select("h1").text()).isEqualTo("Mes applis");
        assertThat(page.select("main").text()).contains("Adressez-vous à l’administrateur");
        assertThat(page.select("form.tile-actions")).isEmpty();
        assertThat(page.select("nav").text()).doesNotContain("Connecteurs");
    }

    @Test
    void listWhenConnectorIsGrantedThenTileSaysItOpensANewWindow() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);

        Document page = new Browser(school::teacher).open("/mes-applis");

        Element tile = page.selectFirst("a.tile");
        assertThat(tile.text()).isEqualTo("Pronote - Lycée Paul Martin nouvelle fenêtre");
        assertThat(tile.attr("href")).isEqualTo("/launch/" + id);
        assertThat(tile.attr("target")).isEqualTo("_blank");
        assertThat(page.select("#filtre")).isEmpty();
    }

    @Test
    void listWhenTilesAreManyThenASearchIsOffered() {
        School school = School.fresh();
        for (int i = 0; i < 9; i++) {
            Map<String, Object> form =
                    TestConnectors.pronoteWith(school, "identifier", "Appli " + i + " " + school.uai);
            form.remove("cas");
            TestConnectors.grant(school, TestConnectors.created(school, form), school.teachers);
        }

        assertThat(new Browser(school::teacher).open("/mes-applis").select("#filtre"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "STUDENT, Parlez-en à votre professeur principal",
        "RELATIVE, Adressez-vous au secrétariat de l’établissement de votre enfant",
        "PERSONNEL, Adressez-vous à l’administrateur de l’ENT de votre établissement",
        "GUEST, Adressez-vous à l’administrateur de l’ENT"
    })
    void listWhenNothingIsGrantedThenTheWordsAreForHisProfileAndNameHisSchool(String profile, String words) {
        School school = School.fresh();
        OnePerson person = OnePerson.of(profile, List.of(), school.uai);

        assertThat(new Browser(person::calls).open("/mes-applis").select("main").text())
                .contains(words)
                .contains("(Lycée " + school.uai + ")");
    }

    @Test
    void listWhenSearchedThenWithoutRegardToAccentsAndCase() {
        School school = School.fresh();
        link(school, "Élève en ligne", null);
        link(school, "Notes", null);
        Browser browser = new Browser(OnePerson.teacher(school)::calls);

        assertThat(names(browser.open("/mes-applis?q=ELEVE"))).containsExactly("Élève en ligne");
        assertThat(browser.page().select("main [role=status]").text()).isEqualTo("1 application");
        assertThat(browser.open("/mes-applis?q=%3Cscript%3E").select("main").text())
                .contains("Aucune application ne correspond à cette recherche.");
    }

    @Test
    void listWhenThereAreHeadingsThenEachIsALinkThatShowsItsTiles() {
        School school = School.fresh();
        link(school, "Agenda", "ORGANISATION");
        link(school, "Cours", "PEDAGOGY");
        Browser browser = new Browser(OnePerson.teacher(school)::calls);

        Document all = browser.open("/mes-applis?rubrique=inconnue");
        assertThat(names(all)).containsExactly("Agenda", "Cours");
        assertThat(all.select("nav[aria-label=Rubriques] a").eachText())
                .containsExactly("Toutes", "Favoris", "Pédagogie", "Organisation");
        Document one = browser.open(all.select("a:contains(Pédagogie)").attr("href"));
        assertThat(names(one)).containsExactly("Cours");
        assertThat(one.select("nav [aria-current=page]").text()).isEqualTo("Pédagogie");
        assertThat(one.title()).startsWith("Mes applis – Pédagogie");
    }

    @Test
    void listWhenItCannotBeOpenedThenSaysWhenAndIsNoLink() {
        School school = School.fresh();
        String soon = link(school, "Bientôt", null);
        String over = link(school, "Passé", null);
        Rows.execute("update connector set opens_at = '2999-09-01 06:00Z' where id = cast(? as uuid)", soon);
        Rows.execute("update connector set closes_at = '2020-01-15 11:00Z' where id = cast(? as uuid)", over);

        Document page = new Browser(OnePerson.teacher(school)::calls).open("/mes-applis");

        assertThat(page.select("a.tile")).isEmpty();
        assertThat(page.select("div.tile").eachText())
                .containsExactly(
                        "B Bientôt Ouvre le 1er septembre 2999 à 08:00",
                        "P Passé Fermé depuis le 15 janvier 2020 à 12:00");
        assertThat(OnePerson.teacher(school)
                        .calls()
                        .accept("text/html")
                        .header("Accept-Language", "en")
                        .get("/mes-applis")
                        .asString())
                .contains("Opens on 1 September 2999 at 08:00");
    }

    @Test
    void listWhenSomethingIsWrongThenTheTileSaysIt() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronoteWith(school, "maintenance", "Lent <i>ce matin</i>");
        TestConnectors.grant(school, TestConnectors.created(school, form), school.teachers);
        Browser browser = new Browser(OnePerson.teacher(school)::calls);
        Rows.execute("insert into pronote_base (uai, published) values (?, true)", school.uai);
        assertThat(browser.open("/mes-applis").select("a.tile").text())
                .isEqualTo("Pronote - Lycée Paul Martin nouvelle fenêtre Lent <i>ce matin</i>");

        Rows.execute("update pronote_base set published = false where uai = ?", school.uai);

        assertThat(browser.open("/mes-applis").select("a.tile").text()).contains("Pronote n’est pas publié");
    }

    @Test
    void favouritesWhenChosenWithoutScriptThenTheyComeFirstAndTheFocusIsKept() {
        School school = School.fresh();
        String a = link(school, "A", null);
        link(school, "B", null);
        String c = link(school, "C", null);
        Browser browser = new Browser(OnePerson.teacher(school)::calls);
        browser.open("/mes-applis");

        Document added = browser.submit("Ajouter aux favoris : C", Map.of());

        assertThat(names(added)).containsExactly("C", "A", "B");
        assertThat(added.select("[role=status].alert").text()).isEqualTo("« C » est dans vos favoris.");
        assertThat(added.select("[autofocus]").attr("id")).isEqualTo("favori-" + c);
        browser.submit("Ajouter aux favoris : A", Map.of());
        browser.open("/mes-applis?rubrique=favoris");
        Document moved = browser.submit("Monter : A", Map.of());
        assertThat(names(moved)).containsExactly("A", "C");
        assertThat(moved.select("[autofocus]").attr("id")).isEqualTo("descendre-" + a);
        Document back = browser.submit("Descendre : A", Map.of());
        assertThat(names(back)).containsExactly("C", "A");
        assertThat(back.select("[autofocus]").attr("id")).isEqualTo("monter-" + a);
        Document removed = browser.submit("Retirer : A", Map.of());
        assertThat(names(removed)).containsExactly("C");
        assertThat(removed.select("[autofocus]").text()).isEqualTo("« A » n’est plus dans vos favoris.");
        assertThat(names(browser.submit("Revenir aux favoris proposés", Map.of())))
                .isEmpty();
        assertThat(browser.page().select("main").text()).contains("Vous n’avez pas de favori.");
    }

    @Test
    void favouritesWhenHtmxAsksThenOnlyTheTilesWithTheirSentence() {
        School school = School.fresh();
        String a = link(school, "A", null);

        Document part = Jsoup.parse(OnePerson.teacher(school)
                .calls()
                .accept("text/html")
                .header("HX-Request", "true")
                .get("/mes-applis?fait=ajouter&sur=" + a)
                .asString());

        assertThat(part.select("h1")).isEmpty();
        assertThat(part.select("[data-announce]").text()).isEqualTo("« A » est dans vos favoris.");
    }

    @Test
    void favouritesWhenTheFormIsBadThenRefused() {
        School school = School.fresh();
        link(school, "A", null);
        Browser browser = new Browser(OnePerson.teacher(school)::calls);

        for (Map<String, String> bad : List.of(
                Map.of("connector", ""),
                Map.of("geste", "voler"),
                Map.of("connector", UUID.randomUUID().toString()))) {
            browser.open("/mes-applis");
            browser.submit("Ajouter aux favoris : A", bad);
            assertThat(browser.status()).as(bad.toString()).isEqualTo(400);
        }
        browser.open("/mes-applis");
        browser.submit("Ajouter aux favoris : A", Map.of("form_token", "made-up-by-somebody-else"));
        assertThat(browser.status()).isEqualTo(403);
        assertThat(names(browser.open("/mes-applis?rubrique=favoris"))).isEmpty();
    }

    private static String link(School school, String name, String category) {
        Map<String, Object> form = TestConnectors.pronoteWith(school, "identifier", name + " " + school.uai);
        form.put("displayName", name);
        form.put("category", category);
        form.remove("cas");
        form.remove("icon");
        String id = TestConnectors.created(school, form);
        TestConnectors.grant(school, id, school.teachers);
        return id;
    }

    private static List<String> names(Document page) {
        return page.select(".tile > span:not([aria-hidden]):not(.small)").eachText();
    }
}

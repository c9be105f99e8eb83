package fr.ent.connector.myapps;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

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
}

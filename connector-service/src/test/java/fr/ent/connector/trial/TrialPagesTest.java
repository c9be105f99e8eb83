package fr.ent.connector.trial;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class TrialPagesTest {
    private static String page(String connector) {
        return "/admin/connecteurs/" + connector + "/essai";
    }

    @Test
    void runWhenPersonIsChosenThenStepsAndDataAreShown() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.teachers);
        TrialPerson person = TrialPerson.of(school, school.teachers);
        Browser browser = new Browser(school::adml);

        Document search = browser.open(page(id) + "?q=gaudin");
        assertThat(search.select("label[for=p-" + person.id + "]").text()).isEqualTo("GAUDIN Bernard (bernard.gaudin)");
        assertThat(search.select("#account").text()).contains("1 personnes affichées sur 30");
        Document result = browser.submit("Lancer l’essai", Map.of("account", person.id.toString()));

        assertThat(browser.status()).isEqualTo(200);
        assertThat(result.select("h2").eachText()).contains("Essai pour GAUDIN Bernard");
        assertThat(result.select("[role=status]").text()).isNotEmpty();
        assertThat(result.select("table").first().select("tbody th").eachText())
                .containsExactly(
                        "Publication",
                        "Droit d’accès",
                        "Adresse du connecteur",
                        "Données transmises",
                        "Réponse du site");
        assertThat(result.select("table").get(1).text())
                .contains("cas:user bernard.gaudin", "nom GAUDIN", "categories National_ENS");
        assertThat(result.select("table a[href*=explication]").attr("href")).endsWith("?account=" + person.id);
        assertThat(result.select("input[name=account][checked]").attr("value")).isEqualTo(person.id.toString());
        assertThat(result.select("nav [aria-current=page]").text()).isEqualTo("Tester");
    }

    @Test
    void runWhenNobodyIsChosenThenTheErrorIsTiedToItsField() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TrialPerson.of(school);
        Browser browser = new Browser(school::adml);
        browser.open(page(id) + "?q=gaudin");

        Document again = browser.submit("Lancer l’essai", Map.of());

        assertThat(browser.status()).isEqualTo(400);
        assertThat(again.title()).startsWith("Erreur");
        assertThat(again.select("[data-error-summary] a").attr("href")).isEqualTo("#account");
        assertThat(again.select("[data-error-summary] a").text()).startsWith("Personne");
        assertThat(again.select("fieldset#account").attr("aria-describedby")).isEqualTo("account-erreur");
    }

    @Test
    void runWhenServiceIsWrongThenWhatWasTypedIsKept() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TrialPerson person = TrialPerson.of(school);
        Browser browser = new Browser(school::adml);
        browser.open(page(id) + "?q=gaudin");

        Document again =
                browser.submit("Lancer l’essai", Map.of("account", person.id.toString(), "service", "<b>nowhere</b>"));

        assertThat(browser.status()).isEqualTo(400);
        assertThat(again.select("#service").attr("value")).isEqualTo("<b>nowhere</b>");
        assertThat(again.select("#service").attr("aria-invalid")).isEqualTo("true");
        assertThat(again.select("input[name=account][checked]")).hasSize(1);
    }

    @Test
    void readWhenNothingIsSearchedThenNobodyIsShown() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        Document page = new Browser(school::adml).open(page(id));

        assertThat(page.select("input[name=account]")).isEmpty();
        assertThat(page.select("select#structure option[selected]").attr("value"))
                .isEqualTo(school.uai);
    }

    @Test
    void readWhenStructureIsAnothersThenRefusedBesideItsField() {
        School school = School.fresh();
        School other = School.fresh();
        TrialPerson.of(other);
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        Document page = new Browser(school::adml).open(page(id) + "?q=gaudin&structure=" + other.uai);

        assertThat(page.select("#structure-erreur").text()).isNotEmpty();
        assertThat(page.text()).doesNotContain("bernard.gaudin");
    }

    @Test
    void readWhenDirectoryIsAwayThenSaid() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        SsoDouble.breaks();

        assertThat(new Browser(school::adml)
                        .open(page(id) + "?q=gaudin")
                        .select("[role=status]")
                        .text())
                .contains("L’annuaire de l’ENT ne répond pas");
    }

    @Test
    void readWhenCallerMayNotThenRefused() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        School.nobody().get(page(id)).then().statusCode(302);
        school.teacher().accept("text/html").get(page(id)).then().statusCode(403);
        School.fresh().adml().accept("text/html").get(page(id)).then().statusCode(403);
        school.adml().accept("text/html").post(page(id)).then().statusCode(403);
    }
}

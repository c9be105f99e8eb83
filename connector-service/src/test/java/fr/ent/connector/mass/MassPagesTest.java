package fr.ent.connector.mass;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ServiceTest
class MassPagesTest {
    private final School region = School.fresh();
    private final School school = School.fresh(region.uai);

    @Test
    void startWhenConfirmedThenProgressResultAndUndoWorkWithoutScript() {
        String id = TestConnectors.created(region, TestConnectors.pronoteWith(region, "inherits", true));
        Browser browser = new Browser(region::adml);

        Document plan = browser.open(path(id) + "?essai=true&profil=TEACHER&structure=" + region.uai + "&sous=true");
        assertThat(plan.select(".state").text()).contains("2 groupes recevraient le droit, sur 2 structures");
        assertThat(plan.select("tbody th").text()).contains("Lycée " + region.uai, "Lycée " + school.uai);
        browser.submit("Donner le droit à 2 groupes", Map.of());
        String address = browser.address();
        await().until(() -> browser.open(address).select(".state").text().contains("Terminée – 2 structures sur 2"));
        assertThat(browser.page().select("[role=status]").text()).contains("+2 groupes, −0");

        browser.submit("Annuler cette opération", Map.of());
        String undoing = browser.address();
        await().until(() -> browser.open(undoing).select(".state").text().contains("Terminée"));
        assertThat(browser.page().select("[role=status]").text()).contains("+0 groupe, −2");
        Document first = browser.open(address);
        assertThat(first.select("main").text()).contains("Cette opération a été annulée");
        assertThat(first.select("button").eachText()).doesNotContain("Annuler cette opération");
        assertThat(browser.open(path(id)).select("caption").text()).contains("les plus récentes d’abord");
    }

    @Test
    void chooseWhenNothingIsTickedThenTheErrorIsSaid() {
        String id = TestConnectors.created(region, TestConnectors.pronoteWith(region, "inherits", true));
        Browser browser = new Browser(region::adml);

        Document page = browser.open(path(id) + "?essai=true&structure=" + region.uai);

        assertThat(browser.status()).isEqualTo(400);
        assertThat(page.select("[data-error-summary]").text()).contains("Profils : Ce champ est obligatoire.");
        assertThat(page.title()).startsWith("Erreur");
    }

    @Test
    void chooseWhenNotSharedOrInheritedThenThePageExplains() {
        String alone = TestConnectors.created(region, TestConnectors.pronote(region));
        assertThat(new Browser(region::adml).open(path(alone)).select(".alert").text())
                .contains("n’est pas partagé");
        String shared = TestConnectors.created(school, TestConnectors.pronoteWith(school, "inherits", true));
        School below = School.fresh(school.uai);
        assertThat(new Browser(below::adml).open(path(shared)).select(".alert").text())
                .contains("Lycée " + school.uai);
        Browser foreign = new Browser(School.fresh()::adml);
        foreign.open(path(shared));
        assertThat(foreign.status()).isEqualTo(403);
    }

    @Test
    void chooseWhenOpenedFirstThenNoOperationIsThere() {
        String id = TestConnectors.created(region, TestConnectors.pronoteWith(region, "inherits", true));

        Document page = new Browser(region::adml).open(path(id));

        assertThat(page.select("main").text()).contains("Aucune attribution en masse");
        assertThat(page.select("#sous[checked]")).hasSize(1);
        assertThat(page.select("nav [aria-current=page]").text()).contains("Attribution en masse");
    }

    private static String path(String id) {
        return "/admin/connecteurs/" + id + "/attribution";
    }
}

package fr.ent.connector.access;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class AccessPagesTest {
    @Inject
    EffectiveUsers effectiveUsers;

    @BeforeEach
    void answer() {
        SsoDouble.counts(843);
        effectiveUsers.askAgain();
    }

    @Test
    void saveWhenGroupsAreTickedThenSummaryAndCountAreShown() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.pupils);
        Browser browser = new Browser(school::adml);
        browser.open("/admin/connecteurs/" + id + "/droits");

        Document page = browser.submit("Enregistrer", Map.of("groups", List.of(school.teachers.toString())));

        assertThat(page.select("[role=status]").text()).contains("+1 groupe, −1");
        assertThat(page.select(".state").text()).isEqualTo("Visible par 843 personnes");
        assertThat(page.select("input[name=groups][checked]").eachAttr("value"))
                .containsExactly(school.teachers.toString());
        assertThat(page.select("legend").text()).contains("Profils");
        assertThat(page.select("label").text()).contains("Enseignants du lycée " + school.uai + " (15 membres)");
    }

    @Test
    void readWhenSsoDoesNotAnswerThenTheCountSaysItIsAnEstimate() {
        SsoDouble.breaks();
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.pupils, school.teachers);

        Document page = new Browser(school::adml).open("/admin/connecteurs/" + id + "/droits");

        assertThat(page.select(".state").text()).contains("environ 20 personnes");
    }

    @Test
    void readWhenLockedThenBoxesAreDisabledAndTheReasonIsShown() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser platform = new Browser(School::admc);
        platform.open("/admin/connecteurs/" + id);
        platform.submit("Verrouiller", Map.of("reason", "Migration"));

        Document page = new Browser(school::adml).open("/admin/connecteurs/" + id + "/droits");

        assertThat(page.select(".alert-warning").text()).contains("Migration");
        assertThat(page.select("fieldset[disabled] input[name=groups]")).hasSize(2);
        assertThat(page.select(".save-bar")).isEmpty();
    }

    @Test
    void readWhenInheritedThenOnlyOwnGroupsAreShown() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));
        TestConnectors.grant(parent, id, parent.teachers);

        Document page = new Browser(child::adml).open("/admin/connecteurs/" + id + "/droits");

        assertThat(page.select(".alert-info").text()).contains("Lycée " + parent.uai);
        assertThat(page.select("main").text()).contains("1 groupe d’un autre établissement y a aussi accès");
        assertThat(page.select("input[name=groups]").eachAttr("value"))
                .containsExactlyInAnyOrder(child.teachers.toString(), child.pupils.toString());
    }

    @Test
    void readWhenConnectorIsSharedThenTheStructureIsChosenFirst() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));
        TestConnectors.grant(parent, id, child.teachers);
        Browser browser = new Browser(parent::adml);

        Document choice = browser.open("/admin/connecteurs/" + id + "/droits");
        assertThat(choice.select("tbody tr")).hasSize(2);
        assertThat(choice.select("tbody tr").first().text()).contains(parent.uai, "0 sur 2");
        assertThat(choice.select("tbody tr").last().text()).contains(child.uai, "1 sur 2");
        assertThat(browser.open("/admin/connecteurs/" + id + "/droits?q=" + child.uai)
                        .select("tbody tr"))
                .hasSize(1);

        browser.open("/admin/connecteurs/" + id + "/droits?structure=" + parent.uai);
        Document saved = browser.submit("Enregistrer", Map.of("groups", List.of(parent.pupils.toString())));
        assertThat(saved.select("[role=status]").text()).contains("+1 groupe, −0");
        assertThat(saved.select("main").text()).contains("Lycée " + parent.uai);
        assertThat(browser.open("/admin/connecteurs/" + id + "/droits")
                        .select("tbody")
                        .text())
                .contains("1 sur 2")
                .doesNotContain("0 sur 2");
    }

    @Test
    void saveWhenGroupsWereSearchedThenThoseNotShownStay() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.pupils, school.teachers);
        Browser browser = new Browser(school::adml);
        Document found = browser.open("/admin/connecteurs/" + id + "/droits?q=enseign");
        assertThat(found.select("input[name=groups]")).hasSize(1);

        Document saved = browser.submit("Enregistrer", Map.of("groups", List.of()));

        assertThat(saved.select("[role=status]").text()).contains("+0 groupe, −1");
        assertThat(browser.open("/admin/connecteurs/" + id + "/droits")
                        .select("input[name=groups][checked]")
                        .eachAttr("value"))
                .containsExactly(school.pupils.toString());
    }

    @Test
    void saveWhenLastDayIsGivenThenItIsShownInWords() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser browser = new Browser(school::adml);
        browser.open("/admin/connecteurs/" + id + "/droits");

        Document page = browser.submit(
                "Enregistrer",
                Map.of(
                        "groups",
                        List.of(school.teachers.toString()),
                        "shown",
                        List.of(school.pupils.toString(), school.teachers.toString()),
                        "until",
                        List.of("", "2999-07-05")));

        assertThat(page.select("#f-" + school.teachers).text()).isEqualTo("jusqu’au 5 juillet 2999");
        assertThat(page.select("#u-" + school.teachers).attr("value")).isEqualTo("2999-07-05");
        Document again = browser.submit("Enregistrer", Map.of());
        assertThat(again.select("[role=status]").text())
                .contains("+0 groupe, −0")
                .doesNotContain("date");
    }

    @Test
    void saveWhenLastDayIsPastThenTheFieldSaysSoAndTheTicksAreKept() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser browser = new Browser(school::adml);
        browser.open("/admin/connecteurs/" + id + "/droits");

        Document page = browser.submit(
                "Enregistrer",
                Map.of(
                        "groups",
                        List.of(school.teachers.toString()),
                        "shown",
                        List.of(school.teachers.toString(), school.pupils.toString()),
                        "until",
                        List.of("2020-01-01", "")));

        assertThat(browser.status()).isEqualTo(400);
        assertThat(page.select("[data-error-summary] a").attr("href")).isEqualTo("#u-" + school.teachers);
        assertThat(page.select("#u-" + school.teachers).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("input[name=groups][checked]")).hasSize(1);
        assertThat(page.title()).startsWith("Erreur");
    }

    @Test
    void previewWhenAskedThenTicksAreKeptAndNothingIsSaved() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        people();
        Browser browser = new Browser(school::adml);
        browser.open("/admin/connecteurs/" + id + "/droits");

        Document preview = browser.submit("Voir qui le verrait", Map.of("groups", List.of(school.teachers.toString())));

        assertThat(preview.select("section[role=status]").text())
                .contains("rien n’est encore enregistré", "+1 groupe, −0", "843 personnes", "ARMAND Hélène");
        assertThat(preview.select("input[name=groups][checked]")).hasSize(1);
        assertThat(browser.open("/admin/connecteurs/" + id + "/droits").select("input[name=groups][checked]"))
                .isEmpty();
    }

    @Test
    void previewWhenSsoDoesNotAnswerThenThePageSaysIt() {
        SsoDouble.breaks();
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser browser = new Browser(school::adml);
        browser.open("/admin/connecteurs/" + id + "/droits");

        Document preview = browser.submit("Voir qui le verrait", Map.of("groups", List.of(school.teachers.toString())));

        assertThat(preview.select("section[role=status]").text()).contains("Environ 15 personnes", "ne répond pas");
    }

    @Test
    void peopleWhenReadThenTheyAreListedAndSearchable() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser browser = new Browser(school::adml);
        assertThat(browser.open("/admin/connecteurs/" + id + "/droits/personnes")
                        .select("main")
                        .text())
                .contains("Personne ne le voit");
        TestConnectors.grant(school, id, school.teachers);
        people();

        Document page = browser.open("/admin/connecteurs/" + id + "/droits/personnes?q=arm");

        assertThat(page.select("tbody th").eachText()).containsExactly("ARMAND Hélène");
        assertThat(page.select("tbody").text()).contains("enseignants", "helene.armand");
        SsoDouble.breaks();
        assertThat(browser.open("/admin/connecteurs/" + id + "/droits/personnes")
                        .select("[role=alert]")
                        .text())
                .contains("ne répond pas");
    }

    @Test
    void denyWhenAPersonIsFoundByNameThenSheIsListedAndTheDenialCanBeLifted() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        String person = person(school.uai);
        SsoDouble.answers("/api/accounts", body -> "{\"items\":[" + person + "],\"total\":1,\"page\":0,\"size\":20}");
        SsoDouble.answers("/api/accounts/lookup", body -> "[" + person + "]");
        Browser browser = new Browser(school::adml);
        Document none = browser.open("/admin/connecteurs/" + id + "/droits/exceptions");
        assertThat(none.select("main").text()).contains("Aucune exception");
        browser.open("/admin/connecteurs/" + id + "/droits/exceptions?structure=" + school.uai + "&q=armand");

        Document denied = browser.submit("Refuser : ARMAND Hélène", Map.of());

        assertThat(denied.select("[role=status]").text()).contains("Le refus est enregistré");
        assertThat(denied.select("tbody th").text()).contains("ARMAND Hélène");
        Document lifted = browser.submit("Lever le refus : ARMAND Hélène", Map.of());
        assertThat(lifted.select("[role=status]").text()).contains("Le refus est levé");
        assertThat(lifted.select("main").text()).contains("Aucune exception");
    }

    @Test
    void rulesWhenTickedThenTheyAreKept() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Browser browser = new Browser(school::adml);
        browser.open("/admin/connecteurs/" + id + "/droits");

        Document page = browser.submit("Enregistrer", Map.of("rule", List.of("CLASS:STUDENT", "CLASS:RELATIVE")));

        assertThat(page.select("input[name=rule][checked]").eachAttr("value"))
                .containsExactly("CLASS:STUDENT", "CLASS:RELATIVE");
        assertThat(page.select("label[for=r-CLASS-STUDENT]").text()).isEqualTo("Nouvelles classes : élèves");
    }

    private static void people() {
        String person = person("0000000A");
        SsoDouble.answers(
                "/api/groups/members", body -> "{\"items\":[" + person + "],\"total\":1,\"page\":0,\"size\":20}");
    }

    private static String person(String uai) {
        return """
                {"id":"%s","login":"helene.armand","lastName":"ARMAND","firstName":"Hélène","profiles":["TEACHER"],
                 "structures":["%s"],"groups":[]}""".formatted(UUID.randomUUID(), uai);
    }
}

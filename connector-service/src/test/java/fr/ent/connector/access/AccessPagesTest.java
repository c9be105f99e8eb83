package fr.ent.connector.access;

import fr.ent.connector.testsupport.Browser;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
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
}

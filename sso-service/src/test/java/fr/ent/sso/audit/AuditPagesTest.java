package fr.ent.sso.audit;

import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** « Journal », read by an ADML. */
@QuarkusTest
class AuditPagesTest {
    @Inject
    TestSchool schools;

    @Inject
    AuditLog log;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void signIn() {
        school = schools.create();
        log.add("ent-cli", "account.blocked", school.id("teacher"), Map.of("note", "<script>"));
        log.add(null, "account.unworded", school.id("student"), Map.of());
        browser.login(null, school.login("adml"), TestSchool.PASSWORD);
    }

    private Document journal(String query) {
        HttpResponse<String> response = browser.get("/admin/journal" + query);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("<script>\"");
        return Browser.document(response);
    }

    @Test
    void journalThenActsInWordsAboutHisPeople() {
        Document page = journal("");
        assertThat(page.select("tbody th").eachText()).contains("Compte bloqué", "account.unworded", "Connexion");
        assertThat(page.select("tbody").text()).contains("ent-cli", "le service", school.login("teacher"), "<script>");
        assertThat(journal("?subject=" + school.login("teacher") + "&action=account")
                        .select("tbody th")
                        .eachText())
                .containsExactly("Compte bloqué");
        assertThat(journal("?q=nothingofthekind").select("#resultats").text()).contains("Rien ne correspond");
    }

    @Test
    void journalWhenADateIsWrongThenThePageSaysSo() {
        HttpResponse<String> page = browser.get("/admin/journal?from=hier");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(Browser.document(page).select("[role=alert]").text()).contains("AAAA-MM-JJ");
    }

    @Test
    void journalWhenHtmxAsksThenThePartOnly() {
        assertThat(browser.get("/admin/journal", Map.of("HX-Request", "true")).body())
                .contains("Compte bloqué")
                .doesNotContain("<html", "<form");
    }

    @Test
    void exportThenTheSameSearch() {
        HttpResponse<String> csv = browser.get("/admin/journal/export?action=account.blocked");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.body().lines()).hasSize(2);
        assertThat(csv.body()).contains(school.login("teacher"));
    }

    @Test
    void journalWhenNoAdministratorThenRefused() {
        Browser teacher = new Browser();
        teacher.login(null, school.login("teacher"), TestSchool.PASSWORD);
        assertThat(teacher.get("/admin/journal").statusCode()).isEqualTo(403);
        assertThat(teacher.get("/admin/journal/export").statusCode()).isEqualTo(403);
        assertThat(new Browser().get("/admin/journal").statusCode()).isEqualTo(302);
    }
}

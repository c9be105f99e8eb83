package fr.ent.sso.me;

import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.Forms;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A person ends her sessions where she no longer sits, and nobody else's. */
@QuarkusTest
class MySessionsPageTest {
    @Inject
    TestSchool schools;

    private final Browser here = new Browser();
    private final Browser there = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void signInTwice() {
        school = schools.create();
        here.login(null, school.login("teacher"), TestSchool.PASSWORD);
        there.login(null, school.login("teacher"), TestSchool.PASSWORD);
    }

    /** Those of the page, with this one first. */
    private List<String> sessions(HttpResponse<String> page) {
        return Browser.document(page).select("tbody tr").stream()
                .sorted(java.util.Comparator.comparing(row -> !row.text().contains("cet appareil")))
                .map(row -> row.select("input[name=session]").val())
                .toList();
    }

    @Test
    void showThenEachSessionAndWhichIsThisOne() {
        HttpResponse<String> page = here.get("/compte/sessions");
        assertThat(sessions(page)).hasSize(2);
        assertThat(Browser.document(page).select("tbody").text()).containsOnlyOnce("cet appareil");
    }

    @Test
    void endThenThatOneOnly() {
        HttpResponse<String> page = here.get("/compte/sessions");
        Forms.submit(
                here,
                page,
                "/compte/sessions/fermeture",
                Map.of("session", sessions(page).get(1)));
        assertThat(there.get("/compte").statusCode()).isEqualTo(302);
        assertThat(here.get("/compte/sessions?done=ended").statusCode()).isEqualTo(200);

        Forms.submit(
                here,
                page,
                "/compte/sessions/fermeture",
                Map.of("session", sessions(page).get(0)));
        assertThat(here.get("/compte").statusCode()).isEqualTo(302);
    }

    @Test
    void endOthersThenAllButThisOne() {
        Forms.submit(here, here.get("/compte/sessions"), "/compte/sessions/autres", Map.of());
        assertThat(there.get("/compte").statusCode()).isEqualTo(302);
        assertThat(here.get("/compte").statusCode()).isEqualTo(200);
    }

    @Test
    void endWhenSomebodyElsesOrNoneThenNothing() {
        Browser student = new Browser();
        student.login(null, school.login("student"), TestSchool.PASSWORD);
        HttpResponse<String> page = student.get("/compte/sessions");
        for (String id : List.of(sessions(here.get("/compte/sessions")).get(0), "", "x".repeat(64), "0".repeat(64))) {
            assertThat(Forms.submit(student, page, "/compte/sessions/fermeture", Map.of("session", id))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(here.get("/compte").statusCode()).isEqualTo(200);
        assertThat(here.post("/compte/sessions/autres", Map.of()).statusCode()).isEqualTo(403);
    }
}

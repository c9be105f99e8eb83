package fr.ent.sso.admin;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.Forms;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** « Administration » as an ADML and an ADMC see it, without script. */
@QuarkusTest
class PeoplePagesTest {
    @Inject
    TestSchool schools;

    @Inject
    Database database;

    private final Browser adml = new Browser();
    private final Browser admc = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void signIn() {
        school = schools.create();
        adml.login(null, school.login("adml"), TestSchool.PASSWORD);
        admc.login(null, school.login("admc"), TestSchool.PASSWORD);
    }

    private String path(String who) {
        return "/admin/personnes/" + school.id(who);
    }

    private static Document page(Browser browser, String path) {
        HttpResponse<String> response = browser.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Browser.document(response);
    }

    private static List<String> names(Document page) {
        return page.select("#resultats tbody th, tbody th[scope=row]").eachText();
    }

    private HttpResponse<String> submit(Browser browser, String from, String action, Map<String, String> fields) {
        return Forms.submit(browser, browser.get(from), action, fields);
    }

    private boolean canSignIn(String login) {
        return new Browser().login(null, login, TestSchool.PASSWORD).statusCode() == 303;
    }

    @Test
    void homeThenLinksForAdministratorsOnly() {
        Document home = page(adml, "/admin");
        assertThat(home.select("main a").eachAttr("href")).contains("/admin/personnes", "/admin/journal");
        assertThat(home.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page(adml.speaking("en"), "/admin/personnes").select("html").attr("lang"))
                .isEqualTo("en");
        adml.speaking("fr");
        Browser teacher = new Browser();
        teacher.login(null, school.login("teacher"), TestSchool.PASSWORD);
        assertThat(teacher.get("/admin").statusCode()).isEqualTo(403);
        assertThat(teacher.get("/admin/personnes").statusCode()).isEqualTo(403);
        assertThat(teacher.get(path("student")).statusCode()).isEqualTo(403);
        assertThat(new Browser().get("/admin").statusCode()).isEqualTo(302);
        assertThat(page(adml, "/compte").select("main a").eachAttr("href")).contains("/admin", "/compte/sessions");
        assertThat(page(teacher, "/compte").select("main a").eachAttr("href")).doesNotContain("/admin");
    }

    @Test
    void listThenThePeopleOfHisSchoolByName() {
        Document all = page(adml, "/admin/personnes");
        assertThat(names(all))
                .containsExactly(
                        "ARMAND Lucas", "D'ARC & <FILS> Zoé", "GAUDIN Bernard", "INVITÉ Jean", "MARTIN Claire");
        assertThat(all.select("[data-announce]").text()).isEqualTo("5 personnes");
        assertThat(names(page(adml, "/admin/personnes?q=invit%C3%A9+je"))).containsExactly("INVITÉ Jean");
        assertThat(names(page(adml, "/admin/personnes?q=INVITE"))).containsExactly("INVITÉ Jean");
        assertThat(names(page(adml, "/admin/personnes?q=d%27arc"))).containsExactly("D'ARC & <FILS> Zoé");
        assertThat(names(page(adml, "/admin/personnes?q=teacher" + school.number())))
                .containsExactly("GAUDIN Bernard");
        assertThat(page(adml, "/admin/personnes?q=nobodyatall")
                        .select("#resultats")
                        .text())
                .contains("Personne ne correspond");
    }

    @Test
    void listWhenAskedForAnotherSchoolThenOnlyHisOwn() {
        TestSchool.School other = schools.create();
        Document asked = page(adml, "/admin/personnes?structure=" + other.uai() + "&q=gaudin");
        assertThat(asked.select("tbody a").eachAttr("href"))
                .containsExactly("/admin/personnes/" + school.id("teacher"));
        assertThat(page(admc, "/admin/personnes?structure=" + other.parent() + "&q=gaudin")
                        .select("tbody a")
                        .eachAttr("href"))
                .containsExactly("/admin/personnes/" + other.id("teacher"));
        assertThat(adml.get("/admin/personnes/" + other.id("teacher")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void listWhenFilteredByStateThenThose() {
        submit(adml, path("student") + "/blocage", path("student") + "/blocage", Map.of());
        assertThat(names(page(adml, "/admin/personnes?etat=BLOCKED"))).containsExactly("ARMAND Lucas");
        assertThat(names(page(adml, "/admin/personnes?etat=ACTIVE"))).doesNotContain("ARMAND Lucas");
        assertThat(names(page(adml, "/admin/personnes?etat=LEAVING"))).isEmpty();
        assertThat(names(page(admc, "/admin/personnes?etat=MERGED&q=armand&structure=" + school.uai())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%27%22%3C%3E%26%7C%21",
                "q=%5C%27%3A%2A",
                "page=-1",
                "page=2147483647",
                "etat=OTHER",
                "structure=%25",
                "q=a&q=b"
            })
    void listWhenTheInputIsOddThenStillAPage(String query) {
        assertThat(admc.get("/admin/personnes?" + query).statusCode()).isEqualTo(200);
    }

    @Test
    void listWhenHtmxAsksThenThePartOnly() {
        HttpResponse<String> part = adml.get("/admin/personnes?q=gaudin", Map.of("HX-Request", "true"));
        assertThat(part.body()).contains("GAUDIN Bernard").doesNotContain("<html", "<form");
    }

    @Test
    void personThenWhatIsKnownAndEscaped() {
        database.update("insert into guardianship values (?, ?)", school.id("both"), school.id("student"));
        Document student = page(adml, path("student"));
        assertThat(student.select("h1").text()).isEqualTo("ARMAND Lucas");
        assertThat(student.select("main").text())
                .contains(school.login("student"), "Élève", "5 septembre 2008", "2nde " + school.number());
        assertThat(student.select("main a").eachText()).contains("D'ARC & <FILS> Zoé");
        assertThat(page(adml, path("both")).select("main a").eachText()).contains("ARMAND Lucas");
    }

    @Test
    void personWhenSheHoldsMoreThanTheReaderThenSeenButNotActedOn() {
        database.update("insert into account_structure values (?, ?)", school.id("admc"), school.uai());
        Document page = page(adml, path("admc"));
        assertThat(page.select("main form")).isEmpty();
        assertThat(page.select("#sessions")).isEmpty();
        assertThat(page.select(".alert").text()).contains("une fonction d’administration que vous n’avez pas");
        for (String action : List.of("blocage", "identifiant", "suppression", "fusion")) {
            assertThat(adml.get(path("admc") + "/" + action).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void sessionsThenListedWithDeviceAndClosed() {
        Browser student = new Browser();
        student.login(null, school.login("student"), TestSchool.PASSWORD);
        database.update(
                "update sso_session set address = '192.0.2.7', user_agent = ? where account = ?",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                school.id("student"));
        HttpResponse<String> page = adml.get(path("student"));
        assertThat(Browser.document(page).select("main").text()).contains("Firefox, Linux", "192.0.2.7");
        assertThat(Browser.document(page).select("button[aria-label]").first().attr("aria-label"))
                .contains("Firefox, Linux");

        HttpResponse<String> closed = Forms.submit(adml, page, path("student") + "/session", Map.of());
        assertThat(Browser.location(closed)).endsWith(path("student") + "?done=session");
        assertThat(student.get("/compte").statusCode()).isEqualTo(302);

        student.login(null, school.login("student"), TestSchool.PASSWORD);
        submit(adml, path("student"), path("student") + "/sessions", Map.of());
        assertThat(student.get("/compte").statusCode()).isEqualTo(302);
        assertThat(page(adml, path("student") + "?done=sessions")
                        .select("[role=status]")
                        .text())
                .contains("Toutes les sessions sont fermées");
    }

    @Test
    void blockThenAskedByNameDoneAndTakenBack() {
        HttpResponse<String> asked = adml.get(path("student") + "/blocage");
        assertThat(Browser.document(asked).select("h1").text()).contains("ARMAND Lucas");
        assertThat(canSignIn(school.login("student"))).isTrue();

        Forms.submit(adml, asked, path("student") + "/blocage", Map.of());
        assertThat(canSignIn(school.login("student"))).isFalse();
        HttpResponse<String> unblocked = submit(adml, path("student"), path("student") + "/deblocage", Map.of());
        assertThat(Browser.location(unblocked)).as(unblocked.body()).endsWith("?done=unblocked");
        assertThat(canSignIn(school.login("student"))).isTrue();

        Document page = page(adml, path("student"));
        assertThat(page.select("#operations").parents().get(0).text())
                .contains("Compte bloqué", "Compte débloqué", school.login("adml"));
    }

    @Test
    void changeLoginThenWarnedAndErrorsStayInTheForm() {
        String form = path("student") + "/identifiant";
        assertThat(page(adml, form).select("main").text()).contains("sites partenaires");

        HttpResponse<String> taken = submit(adml, form, form, Map.of("login", school.login("teacher")));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(Browser.document(taken).select("#login").attr("aria-invalid"))
                .isEqualTo("true");
        assertThat(Browser.document(taken).select("#login-erreur").text()).contains("appartient déjà");
        HttpResponse<String> malformed = submit(adml, form, form, Map.of("login", "<script>"));
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).doesNotContain("<script>\"");

        HttpResponse<String> changed = submit(adml, form, form, Map.of("login", " lucas." + school.number() + " "));
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(canSignIn("lucas." + school.number())).isTrue();
    }

    @Test
    void deleteThenOnlyWithTheLoginRepeatedAndTakenBack() {
        String form = path("student") + "/suppression";
        HttpResponse<String> wrong = submit(adml, form, form, Map.of("login", school.login("teacher")));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(canSignIn(school.login("student"))).isTrue();

        HttpResponse<String> done = submit(adml, form, form, Map.of("login", school.login("student")));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(canSignIn(school.login("student"))).isFalse();
        assertThat(page(adml, path("student")).select(".alert-warning").text()).contains("sera supprimé le");
        assertThat(page(adml, "/admin/personnes?q=armand").select("tbody").text())
                .contains("Suppression prévue le");

        HttpResponse<String> restored = submit(adml, path("student"), path("student") + "/restauration", Map.of());
        assertThat(Browser.location(restored)).as(restored.body()).endsWith("?done=restored");
        assertThat(canSignIn(school.login("student"))).isTrue();
    }

    @Test
    void mergeThenPreviewedDoneAndUndone() {
        UUID twin = UUID.randomUUID();
        database.update(
                "insert into account (id, login, last_name, first_name, birth_date, profiles, functions, external_id)"
                        + " values (?, ?, 'GAUDIN', 'Bernard', '1975-03-14', '{RELATIVE}', '{ADMC}', ?)",
                twin,
                "twin" + school.number(),
                "<AAF>" + school.number());
        String form = path("teacher") + "/fusion";
        Document candidates = page(admc, form);
        assertThat(candidates.select("main li").text()).contains("même nom, même date de naissance");
        assertThat(adml.get(form + "?compte=twin" + school.number()).statusCode())
                .isEqualTo(403);
        assertThat(admc.get(form + "?compte=nobodyatall").statusCode()).isEqualTo(404);

        HttpResponse<String> preview = admc.get(form + "?compte=twin" + school.number());
        assertThat(Browser.document(preview).select("main").text())
                .contains("Responsable", "<AAF>" + school.number(), "La fonction ADMC", "L’identifiant twin");
        HttpResponse<String> merged = Forms.submit(admc, preview, form, Map.of());
        assertThat(merged.statusCode()).isEqualTo(303);
        Document gone = page(admc, "/admin/personnes/" + twin);
        assertThat(gone.select(".alert-warning a").attr("href")).isEqualTo(path("teacher"));
        assertThat(page(admc, path("teacher")).select("dd").text()).contains("Enseignant, Responsable");

        String undo =
                page(admc, path("teacher")).select("form[action*=/fusions/]").attr("action");
        HttpResponse<String> undone = submit(admc, path("teacher"), undo, Map.of());
        assertThat(undone.statusCode()).isEqualTo(303);
        assertThat(page(admc, path("teacher")).select("dd").text()).doesNotContain("Responsable");
    }

    @ParameterizedTest
    @CsvSource({
        "session",
        "sessions",
        "identifiant",
        "blocage",
        "deblocage",
        "suppression",
        "restauration",
        "fusion",
        "fusions/7b7c1a3e-0000-4000-8000-000000000000/annulation"
    })
    void anyActWhenNotSentByOurFormOrByTheRightPersonThenNothingHappens(String act) {
        String action = path("student") + "/" + act;
        Map<String, String> fields = Map.of(
                "login", school.login("student"), "other", school.id("guest").toString());
        assertThat(adml.post(action, fields).statusCode()).isEqualTo(403);

        TestSchool.School other = schools.create();
        Browser stranger = new Browser();
        stranger.login(null, other.login("adml"), TestSchool.PASSWORD);
        String token = Browser.document(stranger.get("/admin/personnes/" + other.id("student") + "/blocage"))
                .select("input[name=form_token]")
                .first()
                .val();
        Map<String, String> guarded = new java.util.HashMap<>(fields);
        guarded.put("form_token", token);
        assertThat(stranger.post(action, guarded).statusCode()).isEqualTo(403);
        assertThat(canSignIn(school.login("student"))).isTrue();
    }
}

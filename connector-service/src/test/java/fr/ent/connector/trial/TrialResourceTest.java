package fr.ent.connector.trial;

import fr.ent.connector.probe.Outcome;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.connector.testsupport.TestConnectors;
import fr.ent.connector.testsupport.TestSite;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@ServiceTest
class TrialResourceTest {
    private static ValidatableResponse run(RequestSpecification caller, String connector, Object account) {
        return run(caller, connector, account, null);
    }

    private static ValidatableResponse run(
            RequestSpecification caller, String connector, Object account, String service) {
        Map<String, Object> form = new HashMap<>();
        form.put("account", account);
        form.put("service", service);
        return caller.contentType(ContentType.JSON)
                .body(form)
                .post("/api/connectors/" + connector + "/trial")
                .then();
    }

    private static String finding(String part) {
        return "steps.find { it.part == '" + part + "' }.finding";
    }

    private static Map<String, Object> at(School school, TestSite site) {
        return TestConnectors.pronoteWith(school, "url", site.address() + "/" + school.uai + "/");
    }

    @Test
    void runWhenAllIsRightThenEachStepSaysSo() {
        School school = School.fresh();
        try (TestSite site = new TestSite(200)) {
            String id = TestConnectors.created(school, at(school, site));
            TestConnectors.grant(school, id, school.teachers);
            TrialPerson person = TrialPerson.of(school, school.teachers);

            run(school.adml(), id, person.id)
                    .statusCode(200)
                    .header("Cache-Control", equalTo("no-store"))
                    .body("succeeded", equalTo(true))
                    .body("steps.part", equalTo(List.of("PUBLICATION", "RIGHT", "ADDRESS", "RELEASE", "SITE")))
                    .body(
                            "steps.finding",
                            equalTo(List.of("open", "right-given", "address-own", "release-told", "site-answers")))
                    .body("steps.state.unique()", equalTo(List.of("OK")))
                    .body("steps[3].message", containsString("bernard.gaudin » et 2 attributs"))
                    .body("released.user", equalTo("bernard.gaudin"))
                    .body("released.attributes.nom", equalTo(List.of("GAUDIN")))
                    .body("released.answer", containsString("cas:user"));
            assertThat(site.asked()).isEqualTo(1);
        }
        assertThat(SsoDouble.authorization(TrialPerson.PREVIEW)).startsWith("Bearer ey");
    }

    @Test
    void runWhenLanguageIsEnglishThenInEnglish() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TrialPerson person = TrialPerson.of(school, school.teachers);

        run(school.adml().header("Accept-Language", "en"), id, person.id)
                .body("steps[1].message", startsWith("No group of GAUDIN Bernard has this connector."));
    }

    @Test
    void runWhenNoGroupHasItThenFailureAndWhatToDo() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TestConnectors.grant(school, id, school.pupils);
        TrialPerson person = TrialPerson.of(school, school.teachers);

        run(school.adml(), id, person.id)
                .body("succeeded", equalTo(false))
                .body(finding("RIGHT"), equalTo("right-no-group"))
                .body("steps[1].message", containsString("Cochez l’un de ses groupes"));
    }

    @Test
    void runWhenPersonIsOfASchoolItIsNotSharedWithThenNotHere() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronote(parent));
        TestConnectors.grant(parent, id, parent.teachers);
        TrialPerson person = TrialPerson.of(child, parent.teachers);

        run(parent.adml(), id, person.id).body(finding("RIGHT"), equalTo("right-not-here"));
    }

    @Test
    void runWhenDraftThenTheRightIsJudgedAsThoughItWerePublished() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronoteWith(school, "draft", true));
        TestConnectors.grant(school, id, school.teachers);
        TrialPerson person = TrialPerson.of(school, school.teachers);

        run(school.adml(), id, person.id)
                .body(finding("PUBLICATION"), equalTo("draft"))
                .body(finding("RIGHT"), equalTo("right-given"))
                .body(finding("ADDRESS"), equalTo("address-draft"))
                .body(finding("RELEASE"), equalTo("release-told"));
        run(school.adml(), id, person.id, "https://elsewhere.example/")
                .body(finding("TYPED_ADDRESS"), equalTo("address-of-none"));
    }

    @Test
    void runWhenTheAddressIsATemplateThenThePersonsSchoolFillsIt() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        Map<String, Object> form = TestConnectors.pronoteWith(
                parent, "url", "https://{uai}.t" + parent.uai.toLowerCase(Locale.ROOT) + ".example/pronote/");
        form.put("inherits", true);
        String id = TestConnectors.created(parent, form);
        TrialPerson person = TrialPerson.of(child);

        run(parent.adml(), id, person.id)
                .body(finding("ADDRESS"), equalTo("address-own"))
                .body("steps[2].message", containsString("https://" + child.uai + ".t"));
    }

    @ParameterizedTest
    @CsvSource({"opensAt,+,opens-later", "closesAt,-,closed"})
    void runWhenItIsNotOpenNowThenFailureWithTheDate(String field, String sign, String finding) {
        School school = School.fresh();
        Instant moment = Instant.now().plusSeconds(sign.equals("+") ? 864_000 : -864_000);
        String id = TestConnectors.created(school, TestConnectors.pronoteWith(school, field, moment.toString()));
        TrialPerson person = TrialPerson.of(school);

        run(school.adml(), id, person.id)
                .body(finding("PUBLICATION"), equalTo(finding))
                .body("steps[0].state", equalTo("FAILURE"))
                .body("steps[0].message", containsString("20"));
    }

    @Test
    void runWhenItOpensLaterThenTheTimeIsThatOfTheSchools() {
        School school = School.fresh();
        String id =
                TestConnectors.created(school, TestConnectors.pronoteWith(school, "opensAt", "2199-06-30T22:30:00Z"));
        TrialPerson person = TrialPerson.of(school);

        run(school.adml(), id, person.id).body("steps[0].message", containsString("1er juillet 2199 à 00:30"));
    }

    @Test
    void runWhenMaintenanceIsAnnouncedThenWarning() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronoteWith(school, "maintenance", "Mise à jour"));
        TrialPerson person = TrialPerson.of(school);

        run(school.adml(), id, person.id)
                .body(finding("PUBLICATION"), equalTo("maintenance"))
                .body("steps[0].message", containsString("Mise à jour"));
    }

    @Test
    void runWhenPatternDoesNotCoverItsOwnAddressThenFailure() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronote(school);
        form.put("cas", Map.of("type", "PRONOTE", "pattern", "https://p" + school.uai + "\\.example/pronote/.*"));
        String id = TestConnectors.created(school, form);
        TrialPerson person = TrialPerson.of(school);

        run(school.adml(), id, person.id).body(finding("ADDRESS"), equalTo("address-of-none"));
        run(school.adml(), id, person.id, "https://p" + school.uai + ".example/pronote/eleve.html")
                .body(finding("TYPED_ADDRESS"), equalTo("address-own"));
    }

    @Test
    void runWhenTypedAddressBelongsToAnotherThenItsNameIsTold() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        Map<String, Object> more = TestConnectors.pronoteWith(school, "identifier", "Autre " + school.uai);
        more.put("url", TestConnectors.pronote(school).get("url") + "mobile/");
        TestConnectors.created(school, more);
        TrialPerson person = TrialPerson.of(school);

        run(school.adml(), id, person.id, TestConnectors.pronote(school).get("url") + "mobile/x?y=z")
                .body(finding("TYPED_ADDRESS"), equalTo("address-of-another"))
                .body("steps.find { it.part == 'TYPED_ADDRESS' }.message", containsString("Autre " + school.uai));
    }

    @Test
    void runWhenTheSiteSendsToOurCasThenItsServiceIsMatched() {
        School school = School.fresh();
        try (TestSite site =
                new TestSite(302, "Location", "http://localhost:8082/cas/login?service=https%3A%2F%2Fold.example%2F")) {
            String id = TestConnectors.created(school, at(school, site));
            TrialPerson person = TrialPerson.of(school);

            run(school.adml(), id, person.id)
                    .body(finding("SITE"), equalTo("site-sign-in"))
                    .body(finding("ASKED_ADDRESS"), equalTo("address-of-none"))
                    .body(
                            "steps.find { it.part == 'ASKED_ADDRESS' }.message",
                            startsWith("https://old.example/ n’est couverte par aucun connecteur"));
        }
    }

    @Test
    void runWhenPlainLinkThenNothingIsTold() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronote(school);
        form.remove("cas");
        String id = TestConnectors.created(school, form);
        TrialPerson person = TrialPerson.of(school);

        run(school.adml(), id, person.id)
                .body(finding("ADDRESS"), equalTo("address-link"))
                .body(finding("RELEASE"), equalTo("release-nothing"))
                .body("released", nullValue());
    }

    @Test
    void runWhenOAuthHasNoRedirectAddressThenFailure() {
        School school = School.fresh();
        Map<String, Object> form = TestConnectors.pronote(school);
        form.remove("cas");
        form.put("oauth", Map.of("grantType", "authorization_code", "scope", "openid profile"));
        String id = TestConnectors.created(school, form);
        TrialPerson person = TrialPerson.of(school);

        run(school.adml(), id, person.id)
                .body(finding("ADDRESS"), equalTo("address-no-redirect"))
                .body(finding("RELEASE"), equalTo("release-oauth"))
                .body("steps.find { it.part == 'RELEASE' }.message", containsString("openid profile"));
    }

    @ParameterizedTest
    @CsvSource({
        "400,release-connector-unknown",
        "403,release-opaque",
        "404,release-type-unknown",
        "409,release-no-identifier",
        "401,release-away",
        "500,release-away"
    })
    void runWhenSsoRefusesThePreviewThenOnlyThatStepSaysSo(int status, String finding) {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TrialPerson person = TrialPerson.of(school);
        SsoDouble.refuses(TrialPerson.PREVIEW, status);

        run(school.adml(), id, person.id)
                .statusCode(200)
                .body(finding("RELEASE"), equalTo(finding))
                .body(finding("ADDRESS"), equalTo("address-own"))
                .body("released", nullValue());
    }

    @Test
    void runWhenSsoIsAwayThenTheOtherStepsAnswer() {
        School school = School.fresh();
        try (TestSite site = new TestSite(503)) {
            String id = TestConnectors.created(school, at(school, site));
            TestConnectors.grant(school, id, school.teachers);
            SsoDouble.breaks();

            run(school.adml(), id, UUID.randomUUID())
                    .statusCode(200)
                    .body(finding("PUBLICATION"), equalTo("open"))
                    .body(finding("RIGHT"), equalTo("right-unknown"))
                    .body(finding("ADDRESS"), equalTo("address-own"))
                    .body(finding("RELEASE"), equalTo("release-away"))
                    .body(finding("SITE"), equalTo("site-failing"));
        }
    }

    @Test
    void runWhenAddressIsInternalThenItIsNotCalled() {
        School school = School.fresh();
        Map<String, Object> form =
                TestConnectors.pronoteWith(school, "url", "http://169.254.169.254/" + school.uai + "/");
        String id = TestConnectors.created(school, form);
        TrialPerson person = TrialPerson.of(school);

        run(school.adml(), id, person.id).body(finding("SITE"), equalTo("site-internal"));
    }

    @Test
    void runWhenPersonIsAnothersOrUnknownThenTheSame404() {
        School school = School.fresh();
        School other = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TrialPerson stranger = TrialPerson.of(other);

        String answer = run(school.adml(), id, stranger.id)
                .statusCode(404)
                .body("type", containsString("trial-person-unknown"))
                .extract()
                .path("detail");
        run(school.adml(), id, UUID.randomUUID()).statusCode(404).body("detail", equalTo(answer));
        run(School.admc(), id, stranger.id).statusCode(200);
    }

    @Test
    void runWhenCallerAdministersOnlyAChildThenHeTriesAnInheritedConnector() {
        School parent = School.fresh();
        School child = School.fresh(parent.uai);
        String id = TestConnectors.created(parent, TestConnectors.pronoteWith(parent, "inherits", true));
        TestConnectors.grant(parent, id, child.teachers);
        TrialPerson person = TrialPerson.of(child, child.teachers);

        run(child.adml(), id, person.id).statusCode(200).body(finding("RIGHT"), equalTo("right-given"));
    }

    @Test
    void runWhenCallerMayNotThenNothingIsAskedOrTold() {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TrialPerson person = TrialPerson.of(school);

        run(School.nobody(), id, person.id).statusCode(401);
        run(school.teacher(), id, person.id).statusCode(403);
        run(School.fresh().adml(), id, person.id).statusCode(403);
        run(school.adml(), UUID.randomUUID().toString(), person.id).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"account\":null}", "{\"account\":\"x\"}", "{\"account\":1,\"z\":2}", "[]"})
    void runWhenBodyIsWrongThen400(String body) {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));

        school.adml()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/connectors/" + id + "/trial")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "ftp://x.example/", "https://u:p@x.example/", "https://x.example/\u0000"})
    void runWhenServiceIsNoAddressThen400(String service) {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        TrialPerson person = TrialPerson.of(school);

        run(school.adml(), id, person.id, service).statusCode(400).body("errors.field", equalTo(List.of("service")));
        run(school.adml(), id, person.id, "https://x.example/" + "a".repeat(2_000))
                .statusCode(400);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void messageWhenSiteAnsweredAnyhowThenItHasWordsInBothLanguages(Outcome outcome) {
        String finding = "site-" + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Step step = Step.warning(Step.Part.SITE, finding, "site.example", "503");

        assertThat(step.message(Locale.FRENCH)).contains(" ").isNotEqualTo(step.message(Locale.ENGLISH));
    }
}

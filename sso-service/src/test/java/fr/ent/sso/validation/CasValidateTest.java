package fr.ent.sso.validation;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.CasSchema;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** CAS 3.0 §2.4 to 2.8, 3.1 and appendix A. Numbers are those of docs/cas-rules.md. */
@QuarkusTest
class CasValidateTest {
    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers(), school.students()));
    }

    private String ticket(String who) {
        return Browser.ticket(browser.login(school.site(), school.login(who), TestSchool.PASSWORD));
    }

    private HttpResponse<String> validate(String path, String ticket, String service) {
        HttpResponse<String> answer = new Browser()
                .get("/cas/" + path + (path.contains("?") ? "&" : "?") + "ticket=" + ticket + "&service="
                        + Browser.encode(service));
        CasSchema.body(answer); // rules 40, 41, 53
        return answer;
    }

    /** ent.md §4.5: letter by letter what PRONOTE servers live with, and the postal code. */
    @Test
    void serviceValidateWhenConnectorIsPronoteThenItsLayout() {
        HttpResponse<String> answer = validate("serviceValidate", ticket("teacher"), school.site());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualToIgnoringCase("text/xml;charset=UTF-8");
        assertThat(answer.body()).isEqualTo("""
                        <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
                            <cas:authenticationSuccess>
                                <cas:user>%s</cas:user>
                                <cas:attributes>
                                    <cas:longTermAuthenticationRequestTokenUsed>false</cas:longTermAuthenticationRequestTokenUsed>
                                    <cas:isFromNewLogin>false</cas:isFromNewLogin>
                                    <cas:userAttributes>
                                        <dateNaissance xmlns="">14/03/1975</dateNaissance>
                                        <codePostal xmlns="">75011</codePostal>
                                        <categories xmlns="">National_3</categories>
                                        <nom xmlns="">GAUDIN</nom>
                                        <prenom xmlns="">Bernard</prenom>
                                    </cas:userAttributes>
                                </cas:attributes>
                            </cas:authenticationSuccess>
                        </cas:serviceResponse>
                        """.formatted(school.login("teacher")));
    }

    /** Rule 95; several profiles, no birth date, no postal code. */
    @Test
    void serviceValidateWhenNameHoldsMarkupThenItIsEscaped() {
        String body = validate("serviceValidate", ticket("both"), school.site()).body();

        assertThat(body)
                .contains("<nom xmlns=\"\">D'ARC &amp; &lt;FILS&gt;</nom>", "National_3;National_2", "Zoé")
                .doesNotContain("dateNaissance", "codePostal");
    }

    /** Rules 52, 82: the session is one the person chose to keep. */
    @Test
    void p3ServiceValidateWhenSessionIsRememberedThenToldInXmlAndJson() {
        String first = ticket("teacher");
        String second = Browser.ticket(browser.get("/cas/login?service=" + Browser.encode(school.site())));
        database.update("update sso_session set remembered = true where account = ?", school.id("teacher"));

        assertThat(validate("p3/serviceValidate", first, school.site()).body())
                .contains("<cas:longTermAuthenticationRequestTokenUsed>true<", "<cas:isFromNewLogin>true<");
        assertThat(validate("p3/serviceValidate?format=JSON", second, school.site())
                        .body())
                .contains("\"longTermAuthenticationRequestTokenUsed\":[true]", "\"isFromNewLogin\":[false]");
    }

    /** Rule 39: renew counts at /validate too. */
    @Test
    void validateWhenRenewAndTicketOfASessionThenNo() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String ticket = Browser.ticket(browser.get("/cas/login?service=" + Browser.encode(school.site())));

        assertThat(validate("validate?renew=true", ticket, school.site()).body())
                .isEqualTo("no\n");
    }

    /** Rules 37, 39: what is missing, for another service, or used up is all the same to CAS 1. */
    @Test
    void validateWhenAnythingIsWrongThenNoAsPlainText() {
        HttpResponse<String> nothing = browser.get("/cas/validate");

        assertThat(nothing.body()).isEqualTo("no\n");
        assertThat(nothing.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(validate("validate", ticket("teacher"), school.site() + "x").body())
                .isEqualTo("no\n");
    }

    /** Rule 44: a fresh login passes; renew=false asks for nothing. */
    @Test
    void serviceValidateWhenRenewAndFreshLoginThenSuccess() {
        assertThat(validate("serviceValidate?renew=true", ticket("teacher"), school.site())
                        .body())
                .contains("authenticationSuccess");
        assertThat(validate(
                                "serviceValidate?renew=false",
                                Browser.ticket(browser.get("/cas/login?service=" + Browser.encode(school.site()))),
                                school.site())
                        .body())
                .contains("authenticationSuccess");
    }

    /** Rules 67 to 69, 79: ST-, 172 random bits in letters and digits, 32 characters that every client takes. */
    @Test
    void ticketThenPrefixLengthAndLetters() {
        assertThat(ticket("teacher")).matches("ST-[A-Za-z0-9]{29}");
    }

    /** Rules 51 to 54. */
    @Test
    void p3ServiceValidateThenProtocolAttributesFirst() {
        String body =
                validate("p3/serviceValidate", ticket("teacher"), school.site()).body();

        assertThat(body.replaceAll("\\s+", ""))
                .matches(".*<cas:attributes><cas:authenticationDate>[0-9T:.-]+Z</cas:authenticationDate>"
                        + "<cas:longTermAuthenticationRequestTokenUsed>false</cas:longTermAuthenticationRequestTokenUsed>"
                        + "<cas:isFromNewLogin>true</cas:isFromNewLogin><cas:dateNaissance>.*");
        assertThat(body).contains("<cas:nom>GAUDIN</cas:nom>");
    }

    /** Rule 37. */
    @Test
    void validateThenTwoLinesOrNo() {
        String ticket = ticket("teacher");

        assertThat(validate("validate", ticket, school.site()).body())
                .isEqualTo("yes\n" + school.login("teacher") + "\n");
        assertThat(validate("validate", ticket, school.site()).body()).isEqualTo("no\n");
    }

    /** Rules 65, 67; design.md §5. */
    @Test
    void serviceValidateWhenFiftyAtOnceThenExactlyOneSuccess() {
        String ticket = ticket("teacher");
        Browser sites = new Browser();

        List<String> answers = IntStream.range(0, 50)
                .mapToObj(i -> java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> CasSchema.body(sites.get(
                                "/cas/serviceValidate?ticket=" + ticket + "&service=" + Browser.encode(school.site()))),
                        java.util.concurrent.ForkJoinPool.commonPool()))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .toList();

        assertThat(answers)
                .filteredOn(each -> each.contains("authenticationSuccess"))
                .hasSize(1);
        assertThat(answers).filteredOn(each -> each.contains("INVALID_TICKET")).hasSize(49);
    }

    /** Rules 48, 64, 65. */
    @Test
    void serviceValidateWhenServiceIsAnotherThenInvalidServiceAndTheTicketIsSpent() {
        String ticket = ticket("teacher");

        String wrong = validate("serviceValidate", ticket, school.site() + "x").body();
        String right = validate("serviceValidate", ticket, school.site()).body();

        assertThat(wrong).contains("code=\"INVALID_SERVICE\"");
        assertThat(right).contains("code=\"INVALID_TICKET\"", "used already");
    }

    /** The path keeps its case (rule 88). */
    @Test
    void serviceValidateWhenPathHasAnotherCaseThenInvalidService() {
        assertThat(validate("serviceValidate", ticket("teacher"), school.site().replace("pronote", "PRONOTE"))
                        .body())
                .contains("INVALID_SERVICE");
    }

    /** Rule 66. */
    @Test
    void serviceValidateWhenTicketIsTooOldThenInvalidTicketSaysExpired() {
        String ticket = ticket("teacher");
        database.update(
                "update service_ticket set expires_at = now() - interval '1 second' where account = ?",
                school.id("teacher"));

        assertThat(validate("serviceValidate", ticket, school.site()).body())
                .contains("code=\"INVALID_TICKET\"", "expired");
    }

    /** Rule 44. */
    @Test
    void serviceValidateWhenRenewAndTicketOfASessionThenInvalidTicket() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String ticket = Browser.ticket(browser.get("/cas/login?service=" + Browser.encode(school.site())));

        assertThat(validate("serviceValidate?renew=true", ticket, school.site()).body())
                .contains("code=\"INVALID_TICKET\"", "renew");
    }

    /** Rules 43, 102. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?ticket=ST-1",
                "?service=https%3A%2F%2Fa.example",
                "?ticket=&service=",
                "?ticket=ST-1&ticket=ST-2&service=https%3A%2F%2Fa.example"
            })
    void serviceValidateWhenParametersAreMissingThenInvalidRequest(String query) {
        HttpResponse<String> answer = browser.get("/cas/serviceValidate" + query);

        assertThat(CasSchema.body(answer)).contains("code=\"INVALID_REQUEST\"");
    }

    /** Rules 38, 42. */
    @Test
    void serviceValidateWhenTicketIsAProxyTicketThenInvalidTicketSpec() {
        assertThat(validate("serviceValidate", "PT-1", school.site()).body()).contains("INVALID_TICKET_SPEC");
        assertThat(validate("validate", "PT-1", school.site()).body()).isEqualTo("no\n");
    }

    /** Rules 46, 101: whatever comes, a clean refusal that repeats nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {"ST-unknown", "x", "ST-%3Cscript%3E", "%00", "ST-%F0%9F%98%80", "ST-1%27%20or%20%271%27=%271"})
    void serviceValidateWhenTicketIsUnknownThenInvalidTicket(String ticket) {
        HttpResponse<String> answer = validate("serviceValidate", ticket, school.site());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("authenticationFailure").doesNotContain("script");
    }

    /** docs/cas-rules.md: the Java client adds it at validation only. */
    @Test
    void serviceValidateWhenJsessionidWasAddedThenSuccess() {
        assertThat(validate("serviceValidate", ticket("teacher"), school.site() + ";jsessionid=AB12")
                        .body())
                .contains("authenticationSuccess");
    }

    /** Rules 65, 101: a ticket that is somebody's, with a service nobody could mean. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "a\u0000b",
                "\ud83d\ude00",
                "\r\nX: y",
                "javascript:alert(1)",
                "https://\uff53.example/"
            })
    void serviceValidateWhenServiceIsOddThenTheTicketIsSpentAndTheRefusalIsClean(String service) {
        String ticket = ticket("teacher");

        assertThat(validate("serviceValidate", ticket, service).body())
                .contains("code=\"INVALID_SERVICE\"")
                .doesNotContain("alert", "X: y");
        assertThat(validate("serviceValidate", ticket, school.site()).body()).contains("used already");
    }

    /** Rule 101: as long as a request line may be. */
    @Test
    void serviceValidateWhenParametersAreLongThenACleanRefusal() {
        HttpResponse<String> answer = validate("serviceValidate", "ST-" + "x".repeat(3_000), "https://a.example/");

        assertThat(answer.body()).contains("code=\"INVALID_TICKET\"");
        assertThat(browser.get("/cas/serviceValidate?service=x&ticket=" + "x".repeat(100_000))
                        .statusCode())
                .isEqualTo(414);
    }

    /** Rule 45. */
    @Test
    void serviceValidateWhenFormatIsJsonThenJson() {
        String ok = validate("p3/serviceValidate?format=JSON", ticket("teacher"), school.site())
                .body();
        String failed =
                validate("serviceValidate?format=JSON", "ST-1", school.site()).body();
        String unknown =
                validate("serviceValidate?format=YAML", "ST-1", school.site()).body();

        assertThat(ok)
                .contains(
                        "\"user\":\"" + school.login("teacher") + "\"",
                        "\"nom\":[\"GAUDIN\"]",
                        "\"isFromNewLogin\":[true]");
        assertThat(failed).contains("\"authenticationFailure\":{\"code\":\"INVALID_TICKET\"");
        assertThat(unknown).contains("code=\"INVALID_REQUEST\"");
    }

    /** docs/cas-rules.md: clients look before they ask; a HEAD uses nothing up, and a POST is not in the protocol. */
    @Test
    void serviceValidateWhenNotGetThenTheTicketIsNotSpent() {
        String ticket = ticket("teacher");
        String query = "?ticket=" + ticket + "&service=" + Browser.encode(school.site());

        assertThat(browser.head("/cas/serviceValidate" + query).statusCode()).isEqualTo(200);
        assertThat(browser.head("/cas/validate" + query).statusCode()).isEqualTo(200);
        assertThat(browser.post("/cas/serviceValidate" + query, Map.of()).statusCode())
                .isEqualTo(405);
        assertThat(browser.post("/cas/serviceValidate", Map.of("ticket", ticket, "service", school.site()))
                        .statusCode())
                .isEqualTo(405);

        assertThat(validate("serviceValidate", ticket, school.site()).body()).contains("authenticationSuccess");
    }

    /** Rules 26, 80, 106. */
    @Test
    void serviceValidateWhenSignedOutMeanwhileThenInvalidTicket() {
        String ticket = ticket("teacher");

        browser.get("/cas/logout");

        assertThat(validate("serviceValidate", ticket, school.site()).body()).contains("INVALID_TICKET");
    }

    /** ent.md §9, case 7. */
    @Test
    void serviceValidateWhenRightWasTakenAwayMeanwhileThenInvalidTicket() {
        Map<String, Object> connector = TestConnectors.pronote(school, school.teachers());
        connector.put("url", school.site() + "prof/");
        connectors.publish(connector);
        String ticket =
                Browser.ticket(browser.login(school.site() + "prof/", school.login("teacher"), TestSchool.PASSWORD));

        connector.put("version", 2);
        connector.put("grants", List.of());
        connectors.publish(connector);

        assertThat(validate("serviceValidate", ticket, school.site() + "prof/").body())
                .contains("INVALID_TICKET", "no longer");
    }

    /** Rule 106: several tickets may wait at once. */
    @Test
    void serviceValidateWhenTwoTicketsWaitThenBothAreGood() {
        String first = ticket("teacher");
        String second = Browser.ticket(browser.get("/cas/login?service=" + Browser.encode(school.site())));

        assertThat(validate("serviceValidate", second, school.site()).body()).contains("authenticationSuccess");
        assertThat(validate("serviceValidate", first, school.site()).body()).contains("authenticationSuccess");
    }

    /** Nothing but the user where no profile says more. */
    @Test
    void serviceValidateWhenProfileIsUnknownThenUserOnly() {
        String url = "https://other" + school.number() + ".example.org/";
        connectors.publish(TestConnectors.connector(school.uai(), url, "SOMETHING", school.teachers()));
        String ticket = Browser.ticket(browser.login(url, school.login("teacher"), TestSchool.PASSWORD));

        assertThat(validate("serviceValidate", ticket, url).body())
                .contains("<cas:user>" + school.login("teacher") + "</cas:user>")
                .doesNotContain("GAUDIN", "attributes");
    }

    /** Rules 27 to 30. */
    @Test
    void logoutThenGoesToDeclaredServicesOnly() {
        ticket("teacher");

        HttpResponse<String> declared = browser.get("/cas/logout?service=" + Browser.encode(school.site()));
        HttpResponse<String> foreign = browser.get("/cas/logout?service=https%3A%2F%2Fevil.example%2F");
        HttpResponse<String> old = browser.get("/cas/logout?url=" + Browser.encode(school.site()));

        assertThat(Browser.location(declared)).isEqualTo(school.site());
        assertThat(foreign.statusCode()).isEqualTo(200);
        assertThat(foreign.body()).contains("Vous êtes déconnecté");
        assertThat(old.statusCode()).isEqualTo(200);
        assertThat(browser.get("/cas/login").body()).contains("name=\"password\"");
    }

    /** Rule 46: INTERNAL_ERROR, in the protocol's shape, while the database cannot answer. */
    @Test
    void validateWhenTheServerFailsThenInternalErrorInTheShapeOfTheProtocol() {
        String query = "?ticket=ST-x&service=" + Browser.encode(school.site());
        database.update("alter table service_ticket rename to service_ticket_away");
        try {
            assertThat(CasSchema.body(browser.get("/cas/serviceValidate" + query)))
                    .contains("<cas:authenticationFailure code=\"INTERNAL_ERROR\">");
            assertThat(browser.get("/cas/p3/serviceValidate" + query + "&format=JSON")
                            .body())
                    .contains("\"code\":\"INTERNAL_ERROR\"");
            assertThat(browser.get("/cas/validate" + query).body()).isEqualTo("no\n");
        } finally {
            database.update("alter table service_ticket_away rename to service_ticket");
        }
    }
}

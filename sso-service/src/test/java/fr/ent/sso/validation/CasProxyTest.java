package fr.ent.sso.validation;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.CallbackSite;
import fr.ent.sso.testsupport.CasSchema;
import fr.ent.sso.testsupport.Certificates;
import fr.ent.sso.testsupport.SentEvents;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** CAS 3.0 §2.5.4, 2.6, 2.7, 3.2 to 3.4: a portal goes on to another site in the name of a person, over real TLS. */
@QuarkusTest
class CasProxyTest {
    private static final String CALLBACK = "/back";

    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    private final Browser browser = new Browser();
    private final List<CallbackSite> sites = new ArrayList<>();
    private TestSchool.School school;
    private CallbackSite site;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        site = opened(CallbackSite.start());
        publishPortal(List.of(site.url() + CALLBACK), 1);
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
    }

    @AfterEach
    void close() {
        sites.forEach(CallbackSite::close);
    }

    private CallbackSite opened(CallbackSite opened) {
        sites.add(opened);
        return opened;
    }

    private String portal() {
        return "https://portal" + school.number() + ".example.org/";
    }

    private Map<String, Object> portal;

    private void publishPortal(List<String> callbacks, int version) {
        Map<String, Object> changed =
                TestConnectors.proxying(school, portal(), callbacks, school.teachers(), school.students());
        if (portal != null) {
            changed.put("id", portal.get("id"));
        }
        changed.put("version", version);
        connectors.publish(changed);
        portal = changed;
    }

    private String ticket(String service) {
        HttpResponse<String> answer = browser.get("/cas/login?service=" + Browser.encode(service));
        return Browser.ticket(
                answer.statusCode() == 302
                        ? answer
                        : browser.submit(answer, school.login("teacher"), TestSchool.PASSWORD));
    }

    private static String validate(String path, String ticket, String service, String callback) {
        return CasSchema.body(new Browser()
                .get("/cas/" + path + (path.contains("?") ? "&" : "?") + "ticket=" + ticket + "&service="
                        + Browser.encode(service)
                        + (callback == null ? "" : "&pgtUrl=" + Browser.encode(callback))));
    }

    private static String element(String xml, String name) {
        Matcher found =
                Pattern.compile("<cas:" + name + ">([^<]*)</cas:" + name + ">").matcher(xml);
        assertThat(found.find()).as(xml).isTrue();
        return found.group(1);
    }

    /** A proxy-granting ticket of the portal. */
    private String grant() {
        return grant("serviceValidate", ticket(portal()), portal(), site.url() + CALLBACK);
    }

    private String grant(String path, String ticket, String service, String callback) {
        String answer = validate(path, ticket, service, callback);
        String pgt = site.grant(element(answer, "proxyGrantingTicket"));
        assertThat(pgt).isNotNull();
        return pgt;
    }

    private static String proxy(String pgt, String target) {
        return CasSchema.body(new Browser().get("/cas/proxy?pgt=" + pgt + "&targetService=" + Browser.encode(target)));
    }

    private String proxyTicket(String pgt) {
        return element(proxy(pgt, school.site()), "proxyTicket");
    }

    /** Who gets no answer is named to no callback, and nothing is kept to go on with in her name. */
    @Test
    void serviceValidateWhenPgtUrlAndThePersonHasNoIdentifierOfTheKindThenNoCallback() {
        portal.put("cas", Map.of("type", "PROTECTED_EMAIL", "proxyCallbacks", List.of(site.url() + CALLBACK)));
        portal.put("version", 2);
        connectors.publish(portal);

        String answer = validate("serviceValidate", ticket(portal()), portal(), site.url() + CALLBACK);

        assertThat(answer).contains("code=\"INVALID_TICKET\"", "no identifier of the kind");
        assertThat(site.received()).isEmpty();
        assertThat(database.exists("select 1 from proxy_granting_ticket where connector = ?", portal.get("id")))
                .isFalse();
    }

    // --- The callback (rules 55 to 60) ---------------------------------------------------------------------------

    /** Rules 57, 41: GET with pgtId and pgtIou, own parameters kept; the answer names the IOU after the attributes. */
    @Test
    void serviceValidateWhenPgtUrlThenCallbackByGetWithOwnParametersKeptAndIouInTheAnswer() {
        String callback = site.url() + CALLBACK + "/in?etab=1&x=%C3%A9";

        String answer = validate("p3/serviceValidate", ticket(portal()), portal(), callback);

        String iou = element(answer, "proxyGrantingTicket");
        assertThat(answer.replaceAll("\\s", "")).contains("</cas:attributes><cas:proxyGrantingTicket>");
        assertThat(site.received())
                .containsExactly("GET " + CALLBACK + "/in?etab=1&x=%C3%A9&pgtId=" + site.grant(iou) + "&pgtIou=" + iou);
    }

    /** Rules 73, 79: prefixes, 172 bits of letters and digits, and nothing in common. */
    @Test
    void serviceValidateWhenPgtUrlThenGrantAndIouAreUnguessableAndUnrelated() {
        String answer = validate("serviceValidate", ticket(portal()), portal(), site.url() + CALLBACK);
        String iou = element(answer, "proxyGrantingTicket");
        String pgt = site.grant(iou);

        assertThat(pgt).matches("PGT-[A-Za-z0-9]{29}");
        assertThat(iou).matches("PGTIOU-[A-Za-z0-9]{29}");
        assertThat(iou).doesNotEndWith(pgt.substring("PGT-".length()));
        assertThat(answer).doesNotContain(pgt);
    }

    /** The value itself is kept nowhere. */
    @Test
    void serviceValidateWhenPgtUrlThenOnlyTheDigestIsStored() {
        String pgt = grant();

        assertThat(database.exists(
                        "select 1 from proxy_granting_ticket g where g.digest = sha256(convert_to(?, 'UTF8'))", pgt))
                .isTrue();
        assertThat(database.exists("select 1 from proxy_granting_ticket g where g::text like '%' || ? || '%'", pgt))
                .isFalse();
    }

    /** Rules 58, 65: anything but 200 is a refusal that releases nothing and spends the ticket. */
    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 400, 404, 500})
    void serviceValidateWhenCallbackDoesNotAnswer200ThenInvalidProxyCallbackAndNothingIsReleased(int status) {
        site.answering(status);
        String ticket = ticket(portal());

        String answer = validate("p3/serviceValidate", ticket, portal(), site.url() + CALLBACK);

        assertThat(answer)
                .contains("code=\"INVALID_PROXY_CALLBACK\"")
                .doesNotContain(school.login("teacher"), "proxyGrantingTicket");
        assertThat(validate("serviceValidate", ticket, portal(), null)).contains("used already");
        // Rule 59: a redirect may be followed; ours is not, so nobody else is sent the ticket.
        assertThat(site.received()).hasSize(1);
        assertThat(proxy(Browser.parameter(site.received().get(0).substring(4), "pgtId"), school.site()))
                .contains("proxyFailure");
    }

    /** Rule 56. */
    @Test
    void serviceValidateWhenCertificateIsExpiredThenInvalidProxyCallback() {
        assertThat(codeWith(
                        Certificates.trusted().site("localhost", Instant.now().minus(Duration.ofDays(1)))))
                .contains("INVALID_PROXY_CALLBACK");
    }

    /** Rule 56. */
    @Test
    void serviceValidateWhenCertificateIsOfAnUntrustedAuthorityThenInvalidProxyCallback() {
        assertThat(codeWith(
                        Certificates.authority().site("localhost", Instant.now().plus(Duration.ofDays(1)))))
                .contains("INVALID_PROXY_CALLBACK");
    }

    /** Rule 56. */
    @Test
    void serviceValidateWhenCertificateIsForAnotherHostThenInvalidProxyCallback() {
        assertThat(codeWith(Certificates.trusted()
                        .site("other.example", Instant.now().plus(Duration.ofDays(1)))))
                .contains("INVALID_PROXY_CALLBACK");
    }

    private String codeWith(javax.net.ssl.SSLContext tls) {
        CallbackSite odd = opened(CallbackSite.with(tls));
        publishPortal(List.of(odd.url()), 2);
        String answer = validate("serviceValidate", ticket(portal()), portal(), odd.url() + "/");
        assertThat(odd.received()).isEmpty();
        return answer;
    }

    /** Nobody listens. */
    @Test
    void serviceValidateWhenCallbackCannotBeReachedThenInvalidProxyCallback() {
        site.close();

        assertThat(validate("serviceValidate", ticket(portal()), portal(), site.url() + CALLBACK))
                .contains("INVALID_PROXY_CALLBACK");
    }

    /** Rule 55, and addresses that no two parsers read alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:PORT/back",
                "",
                "x",
                "https://localhost:PORT/back#fragment",
                "https://user@localhost:PORT/back",
                "https://localhost:PORT/back/../x",
                "https://localhost:PORT/back%2f..%2fx",
                "https://localhost:PORT/back?a={b}",
                "https://localhost:PORT\\@evil.example/back",
                "file:///back",
                "https://local_host:PORT/back"
            })
    void serviceValidateWhenPgtUrlIsNoHttpsAddressThenInvalidProxyCallbackAndNobodyIsCalled(String callback) {
        String port = site.url().substring(site.url().lastIndexOf(':') + 1);

        String answer = validate("serviceValidate", ticket(portal()), portal(), callback.replace("PORT", port));

        assertThat(answer).contains("code=\"INVALID_PROXY_CALLBACK\"");
        assertThat(site.received()).isEmpty();
    }

    /** Rule 60: the allow-list of the connector, at a segment boundary. */
    @ParameterizedTest
    @ValueSource(
            strings = {"https://localhost:1/back", "SITE/backdoor", "SITE/", "SITE/BACK", "https://evil.example/back"})
    void serviceValidateWhenPgtUrlIsNotOnTheListThenUnauthorizedServiceProxyAndNobodyIsCalled(String callback) {
        String ticket = ticket(portal());

        String answer = validate("serviceValidate", ticket, portal(), callback.replace("SITE", site.url()));

        assertThat(answer).contains("code=\"UNAUTHORIZED_SERVICE_PROXY\"");
        assertThat(validate("serviceValidate", ticket, portal(), null)).contains("used already");
        assertThat(site.received()).isEmpty();
    }

    /** Rule 60: a connector without a list may not. */
    @Test
    void serviceValidateWhenConnectorMayNotProxyThenUnauthorizedServiceProxy() {
        assertThat(validate("proxyValidate", ticket(school.site()), school.site(), site.url() + CALLBACK))
                .contains("code=\"UNAUTHORIZED_SERVICE_PROXY\"");
    }

    /** Rule 102. */
    @Test
    void serviceValidateWhenPgtUrlIsRepeatedThenInvalidRequest() {
        String again = "serviceValidate?pgtUrl=https%3A%2F%2Fevil.example%2F";

        assertThat(validate(again, ticket(portal()), portal(), site.url() + CALLBACK))
                .contains("code=\"INVALID_REQUEST\"");
        assertThat(site.received()).isEmpty();
    }

    /** A site that takes its time holds no transaction: the ticket is spent already, and the account is not locked. */
    @Test
    void serviceValidateWhenCallbackIsRunningThenNoTransactionIsOpen() {
        List<Boolean> seen = new ArrayList<>();
        site.during(request -> {
            seen.add(database.exists(
                    "select 1 from service_ticket where account = ? and used_at is not null and not validated",
                    school.id("teacher")));
            seen.add(database.exists("select 1 from account where id = ? for update nowait", school.id("teacher")));
        });

        String answer = validate("serviceValidate", ticket(portal()), portal(), site.url() + CALLBACK);

        assertThat(answer).contains("authenticationSuccess");
        assertThat(seen).containsExactly(true, true);
    }

    /** Signed out while the site was being called. */
    @Test
    void serviceValidateWhenSessionEndsDuringTheCallbackThenInvalidTicketAndNoGrant() {
        site.during(request -> browser.get("/cas/logout"));

        String answer = validate("serviceValidate", ticket(portal()), portal(), site.url() + CALLBACK);

        assertThat(answer).contains("code=\"INVALID_TICKET\"").doesNotContain(school.login("teacher"));
        assertThat(proxy(Browser.parameter(site.received().get(0).substring(4), "pgtId"), school.site()))
                .contains("proxyFailure");
    }

    /** The right was taken away while the site was being called. */
    @Test
    void serviceValidateWhenRightEndsDuringTheCallbackThenInvalidTicketAndNoGrant() {
        site.during(request -> database.update("delete from service_grant where connector = ?", portal.get("id")));

        String answer = validate("serviceValidate", ticket(portal()), portal(), site.url() + CALLBACK);

        assertThat(answer).contains("code=\"INVALID_TICKET\"", "no longer").doesNotContain(school.login("teacher"));
    }

    // --- Proxy tickets (rules 49, 50, 61 to 63, 70 to 72) ----------------------------------------------------------

    /** Rules 49, 50, 70: a proxy ticket is good once, at /proxyValidate, and tells its way. */
    @Test
    void proxyValidateWhenProxyTicketThenUserAndProxies() {
        String ticket = proxyTicket(grant());

        String answer = validate("proxyValidate", ticket, school.site(), null);

        assertThat(ticket).matches("PT-[A-Za-z0-9]{29}");
        assertThat(element(answer, "user")).isEqualTo(school.login("teacher"));
        assertThat(element(answer, "proxy")).isEqualTo(site.url() + CALLBACK);
        assertThat(validate("proxyValidate", ticket, school.site(), null))
                .contains("code=\"INVALID_TICKET\"", "used already");
    }

    /** Rules 49, 51. */
    @Test
    void proxyValidateWhenServiceTicketThenSuccessWithoutProxies() {
        assertThat(validate("proxyValidate", ticket(school.site()), school.site(), null))
                .contains("authenticationSuccess")
                .doesNotContain("proxies");
        assertThat(validate("p3/proxyValidate", ticket(school.site()), school.site(), null))
                .contains("<cas:nom>GAUDIN</cas:nom>")
                .doesNotContain("proxies");
    }

    /** Rules 51, 52: of a proxied site nobody gave a password for. */
    @Test
    void p3ProxyValidateWhenProxyTicketThenAttributesAndProxies() {
        String answer = validate("p3/proxyValidate", proxyTicket(grant()), school.site(), null);

        assertThat(element(answer, "isFromNewLogin")).isEqualTo("false");
        assertThat(element(answer, "nom")).isEqualTo("GAUDIN");
        assertThat(answer.replaceAll("\\s", "")).contains("</cas:attributes><cas:proxies><cas:proxy>");
    }

    /** Rules 38, 42, 70: refused where proxies are not wanted, with the reason, and used up. */
    @ParameterizedTest
    @ValueSource(strings = {"serviceValidate", "p3/serviceValidate"})
    void serviceValidateWhenProxyTicketThenInvalidTicketSpecAndTheTicketIsSpent(String path) {
        String ticket = proxyTicket(grant());

        assertThat(validate(path, ticket, school.site(), null))
                .contains("code=\"INVALID_TICKET_SPEC\"", "Proxy tickets are not accepted");
        assertThat(validate("proxyValidate", ticket, school.site(), null)).contains("used already");
    }

    /** Rule 38. */
    @Test
    void validateWhenProxyTicketThenNo() {
        assertThat(validate("validate", proxyTicket(grant()), school.site(), null))
                .isEqualTo("no\n");
    }

    /** Rules 63, 64, 70. */
    @Test
    void proxyValidateWhenTargetIsAnotherThenInvalidServiceAndTheTicketIsSpent() {
        String ticket = proxyTicket(grant());

        assertThat(validate("proxyValidate", ticket, portal(), null)).contains("code=\"INVALID_SERVICE\"");
        assertThat(validate("proxyValidate", ticket, school.site(), null)).contains("used already");
    }

    /** Rules 44, 70: nobody gave a password for it. */
    @Test
    void proxyValidateWhenRenewThenInvalidTicket() {
        assertThat(validate("proxyValidate?renew=true", proxyTicket(grant()), school.site(), null))
                .contains("code=\"INVALID_TICKET\"", "renew");
    }

    /** Rules 66, 70. */
    @Test
    void proxyValidateWhenProxyTicketIsTooOldThenInvalidTicket() {
        String ticket = proxyTicket(grant());
        database.update(
                "update service_ticket set expires_at = now() - interval '1 second' where account = ?",
                school.id("teacher"));

        assertThat(validate("proxyValidate", ticket, school.site(), null))
                .contains("code=\"INVALID_TICKET\"", "expired");
    }

    /** Rules 65, 70; design.md §5. */
    @Test
    void proxyValidateWhenFiftyAtOnceThenExactlyOneSuccess() {
        String ticket = proxyTicket(grant());
        Browser backend = new Browser();
        String address = "/cas/proxyValidate?ticket=" + ticket + "&service=" + Browser.encode(school.site());

        List<String> answers = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> CasSchema.body(backend.get(address)), ForkJoinPool.commonPool()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers)
                .filteredOn(each -> each.contains("authenticationSuccess"))
                .hasSize(1);
        assertThat(answers).filteredOn(each -> each.contains("INVALID_TICKET")).hasSize(49);
    }

    /** Rule 71. */
    @Test
    void proxyWhenGrantIsUsedAgainThenAnotherTicket() {
        String pgt = grant();

        assertThat(proxyTicket(pgt)).isNotEqualTo(proxyTicket(pgt));
    }

    /** Rule 72; and a proxy ticket that was waiting is dead too (106). */
    @Test
    void proxyWhenSessionHasEndedThenGrantAndTicketsAreDead() {
        String pgt = grant();
        String waiting = proxyTicket(pgt);

        browser.get("/cas/logout");

        assertThat(proxy(pgt, school.site())).contains("<cas:proxyFailure code=\"UNAUTHORIZED_SERVICE\">");
        assertThat(validate("proxyValidate", waiting, school.site(), null)).contains("code=\"INVALID_TICKET\"");
    }

    /** sso.ticket.grant-lifetime. */
    @Test
    void proxyWhenGrantIsTooOldThenUnauthorizedService() {
        String pgt = grant();
        database.update(
                "update proxy_granting_ticket g set expires_at = now() from sso_session s"
                        + " where s.id = g.session and s.account = ?",
                school.id("teacher"));

        assertThat(proxy(pgt, school.site())).contains("<cas:proxyFailure code=\"UNAUTHORIZED_SERVICE\">");
    }

    /** Idle too long, though nobody has removed the session yet. */
    @Test
    void proxyWhenSessionHasBeenIdleTooLongThenUnauthorizedService() {
        String pgt = grant();
        database.update(
                "update sso_session set last_used_at = now() - interval '40 days', ends_at = now() where account = ?",
                school.id("teacher"));

        assertThat(proxy(pgt, school.site())).contains("<cas:proxyFailure code=\"UNAUTHORIZED_SERVICE\">");
    }

    /** Several sites on the way, the most recent first (rule 50). */
    @Test
    void proxyValidateWhenProxiesFormAChainThenMostRecentFirst() {
        String middle = "https://middle" + school.number() + ".example.org/";
        connectors.publish(TestConnectors.proxying(school, middle, List.of(site.url() + "/middle"), school.teachers()));
        String toMiddle = element(proxy(grant(), middle), "proxyTicket");

        String pgt = grant("proxyValidate", toMiddle, middle, site.url() + "/middle");
        String answer = validate("proxyValidate", proxyTicket(pgt), school.site(), null);

        assertThat(answer.replaceAll("\\s", ""))
                .contains("<cas:proxies><cas:proxy>" + site.url() + "/middle</cas:proxy><cas:proxy>" + site.url()
                        + CALLBACK + "</cas:proxy></cas:proxies>");
    }

    /** A site that proxies itself does not grow for ever. */
    @Test
    void proxyValidateWhenChainIsTooLongThenUnauthorizedServiceProxy() {
        String pgt = grant();
        for (int i = 1; i < 5; i++) {
            pgt = grant("proxyValidate", element(proxy(pgt, portal()), "proxyTicket"), portal(), site.url() + CALLBACK);
        }

        String last = element(proxy(pgt, portal()), "proxyTicket");

        assertThat(validate("proxyValidate", last, portal(), site.url() + CALLBACK))
                .contains("code=\"UNAUTHORIZED_SERVICE_PROXY\"");
    }

    /** Rule 62. */
    @Test
    void proxyWhenTargetIsNotDeclaredThenUnauthorizedService() {
        assertThat(proxy(grant(), "https://unknown.example/"))
                .contains("<cas:proxyFailure code=\"UNAUTHORIZED_SERVICE\">", "not declared");
        assertThat(proxy(grant(), "javascript:alert(1)"))
                .contains("<cas:proxyFailure code=\"UNAUTHORIZED_SERVICE\">")
                .doesNotContain("alert");
    }

    /** Rule 62; design.md §5: the rights hold for proxied sites too. */
    @Test
    void proxyWhenPersonMayNotUseTheTargetThenUnauthorizedService() {
        String hidden = "https://hidden" + school.number() + ".example.org/";
        connectors.publish(TestConnectors.connector(school.uai(), hidden, "SOMETHING", school.students()));

        assertThat(proxy(grant(), hidden)).contains("<cas:proxyFailure code=\"UNAUTHORIZED_SERVICE\">", "may not use");
    }

    /** A change of rights takes effect at once, for tickets that wait as well. */
    @Test
    void proxyValidateWhenRightWasTakenAwayMeanwhileThenInvalidTicket() {
        String ticket = proxyTicket(grant());
        database.update(
                "delete from service_grant g using registered_service c where c.id = g.connector and c.url = ?",
                school.site());

        assertThat(validate("proxyValidate", ticket, school.site(), null))
                .contains("code=\"INVALID_TICKET\"", "no longer");
    }

    /** The portal's address names a school: its right is that of the person there. */
    @Test
    void proxyWhenThePortalsAddressNamesASchoolThenItGoesOnAsLongAsThePersonIsOfIt() {
        String address = "https://template" + school.number() + ".example.org/{uai}/";
        Map<String, Object> template =
                TestConnectors.proxying(school, address, List.of(site.url() + CALLBACK), school.teachers());
        connectors.publish(template);
        String portalOfTheSchool = address.replace("{uai}", school.uai());
        String pgt = grant("serviceValidate", ticket(portalOfTheSchool), portalOfTheSchool, site.url() + CALLBACK);

        assertThat(proxy(pgt, school.site())).contains("proxySuccess");
        database.update(
                "update proxy_granting_ticket set uai = ? where connector = ?", school.parent(), template.get("id"));
        assertThat(proxy(pgt, school.site())).contains("<cas:proxyFailure code=\"UNAUTHORIZED_SERVICE\">");
    }

    /** What is closed is closed for sites that come in somebody's name as well. */
    @Test
    void proxyWhenTheTargetIsClosedThenUnauthorizedService() {
        String closed = "https://closed" + school.number() + ".example.org/";
        Map<String, Object> target = TestConnectors.connector(school.uai(), closed, "SOMETHING", school.teachers());
        target.put("closesAt", "2020-09-01T06:00:00Z");
        connectors.publish(target);

        assertThat(proxy(grant(), closed)).contains("<cas:proxyFailure code=\"UNAUTHORIZED_SERVICE\">", "not open");
    }

    /** The portal may no longer: what it holds is worth nothing at once. */
    @Test
    void proxyWhenThePortalMayNoLongerThenUnauthorizedService() {
        String pgt = grant();

        publishPortal(List.of(site.url() + "/elsewhere"), 2);

        assertThat(proxy(pgt, school.site())).contains("<cas:proxyFailure code=\"UNAUTHORIZED_SERVICE\">");
    }

    /** The person may no longer use the portal. */
    @Test
    void proxyWhenThePersonMayNoLongerUseThePortalThenUnauthorizedService() {
        String pgt = grant();
        database.update("delete from service_grant where connector = ?", portal.get("id"));

        assertThat(proxy(pgt, school.site())).contains("<cas:proxyFailure code=\"UNAUTHORIZED_SERVICE\">");
    }

    /** Rules 61, 62, 102. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?pgt=PGT-1",
                "?targetService=https%3A%2F%2Fa.example",
                "?pgt=&targetService=",
                "?pgt=PGT-1&pgt=PGT-2&targetService=https%3A%2F%2Fa.example",
                "?pgt=PGT-1&targetService=https%3A%2F%2Fa.example&targetService=https%3A%2F%2Fb.example",
                "?pgt=PGT-1&targetService=https%3A%2F%2Fa.example&format=YAML",
                "?PGT=PGT-1&targetservice=https%3A%2F%2Fa.example"
            })
    void proxyWhenParametersAreMissingThenInvalidRequest(String query) {
        assertThat(CasSchema.body(browser.get("/cas/proxy" + query)))
                .contains("<cas:proxyFailure code=\"INVALID_REQUEST\">");
    }

    /** Rules 62, 95, 101. */
    @ParameterizedTest
    @ValueSource(strings = {"PGT-never", "ST-1", "%00", "%3Cscript%3E", "PGTIOU-1", "%F0%9F%98%80"})
    void proxyWhenGrantIsUnknownThenUnauthorizedService(String pgt) {
        assertThat(proxy(pgt, school.site()))
                .contains("<cas:proxyFailure code=\"UNAUTHORIZED_SERVICE\">")
                .doesNotContain("script", pgt);
    }

    /** Rule 73: the IOU alone opens nothing. */
    @Test
    void proxyWhenIouIsGivenForTheGrantThenUnauthorizedService() {
        String answer = validate("serviceValidate", ticket(portal()), portal(), site.url() + CALLBACK);

        assertThat(proxy(element(answer, "proxyGrantingTicket"), school.site())).contains("UNAUTHORIZED_SERVICE");
    }

    /** Rules 45, 62. */
    @Test
    void proxyWhenFormatIsJsonThenJson() {
        String answer = new Browser()
                .get("/cas/proxy?format=json&pgt=" + grant() + "&targetService=" + Browser.encode(school.site()))
                .body();
        String ticket =
                answer.replaceAll("^\\{\"serviceResponse\":\\{\"proxySuccess\":\\{\"proxyTicket\":\"|\"}}}$", "");

        assertThat(ticket).matches("PT-[A-Za-z0-9]{29}");
        assertThat(browser.get("/cas/proxy?format=JSON").body())
                .startsWith("{\"serviceResponse\":{\"proxyFailure\":{\"code\":\"INVALID_REQUEST\"");
        assertThat(validate("p3/proxyValidate?format=JSON", ticket, school.site(), null))
                .contains("\"proxies\":[\"" + site.url() + CALLBACK + "\"]");
        assertThat(validate("serviceValidate?format=JSON", ticket(portal()), portal(), site.url() + CALLBACK))
                .contains("\"proxyGrantingTicket\":\"PGTIOU-");
    }

    /** Rule 62. */
    @Test
    void proxyWhenTheServerFailsThenInternalErrorAsProxyFailure() {
        database.update("alter table proxy_granting_ticket rename to proxy_granting_ticket_away");
        try {
            assertThat(proxy("PGT-1", school.site())).contains("<cas:proxyFailure code=\"INTERNAL_ERROR\">");
        } finally {
            database.update("alter table proxy_granting_ticket_away rename to proxy_granting_ticket");
        }
    }

    /** design.md §6. */
    @Test
    void eventsWhenProxyTicketThenSentAsForServiceTicketsWithTheWay() {
        String key = school.id("teacher").toString();
        String ticket = proxyTicket(grant());
        validate("proxyValidate", ticket, school.site(), null);
        validate("proxyValidate", ticket, school.site(), null);

        SentEvents.Sent issued = SentEvents.await(
                        "ent.tickets",
                        key,
                        1,
                        event -> event.type().endsWith("ticket.issued.v1")
                                && event.body().has("proxies"))
                .get(0);
        SentEvents.Sent validated = SentEvents.await(
                        "ent.tickets",
                        key,
                        1,
                        event -> event.type().endsWith("ticket.validated.v1")
                                && event.body().has("proxies"))
                .get(0);
        SentEvents.Sent refused = SentEvents.await("ent.tickets", key, "fr.ent.sso.service-ticket.refused.v1");

        assertThat(issued.body().get("proxies").toString()).isEqualTo("[\"" + site.url() + CALLBACK + "\"]");
        assertThat(issued.body().get("renewed").asBoolean()).isFalse();
        assertThat(validated.body().get("attributes").has("nom")).isTrue();
        assertThat(refused.body().get("cause").asText()).isEqualTo("USED_TICKET");
    }

    /** What is told of the attempts that end at the callback. */
    @Test
    void eventsWhenCallbackFailsThenRefusedAndNotValidated() {
        site.answering(500);
        validate("serviceValidate", ticket(portal()), portal(), site.url() + CALLBACK);
        validate("serviceValidate", ticket(portal()), portal(), "https://evil.example/");

        List<SentEvents.Sent> refused = SentEvents.await(
                "ent.tickets",
                school.id("teacher").toString(),
                2,
                event -> event.type().endsWith("ticket.refused.v1"));

        assertThat(refused)
                .extracting(event -> event.body().get("cause").asText())
                .containsExactly("PROXY_CALLBACK_FAILED", "PROXY_NOT_ALLOWED");
        assertThat(database.exists(
                        "select 1 from service_ticket where account = ? and validated", school.id("teacher")))
                .isFalse();
    }
}

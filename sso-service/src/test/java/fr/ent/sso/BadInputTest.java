package fr.ent.sso;

import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rule 101 of docs/cas-rules.md: bad input is refused cleanly, never by a 5xx. Sent as bytes, because no client would
 * send it.
 */
@QuarkusTest
class BadInputTest {
    private static final String AUTHORIZE = "/oauth2/authorize?client_id=openapi-ui&response_type=code"
            + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            + "&redirect_uri=http%3A%2F%2Flocalhost%3A8082%2Fq%2Fswagger-ui%2Foauth2-redirect.html";

    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    private final Browser browser = new Browser();

    @Test
    void requestWhenMalformedThenNeverAServerError() {
        TestSchool.School school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        browser.get("/cas/login?warn=true&renew=true");
        String cookies =
                "Cookie: TGC-SSO=" + browser.cookie("TGC-SSO").orElseThrow().getValue() + "; ent_form="
                        + browser.cookie("ent_form").orElseThrow().getValue();
        String token = browser.cookie("ent_form").orElseThrow().getValue();
        String bearer = "Authorization: Bearer " + AccessTokens.of(school.login("admc"));
        String site = Browser.encode(school.site());
        List<String> failed = new ArrayList<>();

        for (String odd : List.of(
                "%00",
                "a%00b",
                "%zz",
                "%",
                "%ff%fe",
                "%ED%A0%80",
                "%F0%9F%98%80",
                "%0d%0aX:y",
                "x".repeat(3500),
                "",
                "%22%3E%3Cscript%3E",
                "-1",
                "99999999999999999999",
                "%5c",
                "[]|^",
                "%E2%80%AE")) {
            for (String path : List.of(
                    "/cas/login?service=",
                    "/cas/login?service=" + site + "&renew=true&service=",
                    "/cas/login?service=" + site,
                    "/cas/login?service=" + site + "%3F",
                    "/cas/login?gateway=true&service=",
                    "/cas/login?method=POST&service=" + site + "&warn=",
                    "/cas/login?TARGET=" + site + "&method=",
                    "/cas/login?",
                    "/cas/logout?service=",
                    "/cas/validate?ticket=ST-1&service=",
                    "/cas/serviceValidate?service=" + site + "&ticket=",
                    "/cas/serviceValidate?service=" + site + "&ticket=ST-1&format=",
                    "/cas/p3/serviceValidate?ticket=ST-1&service=",
                    "/cas/p3/serviceValidate?pgtUrl=",
                    "/cas/p3/proxyValidate?service=" + site + "&ticket=PT-1&pgtUrl=",
                    "/cas/proxyValidate?service=" + site + "&ticket=",
                    "/cas/proxy?targetService=" + site + "&pgt=",
                    "/cas/proxy?pgt=PGT-1&targetService=",
                    "/cas/proxy?pgt=PGT-1&targetService=" + site + "&format=",
                    AUTHORIZE + "&scope=openid&nonce=",
                    AUTHORIZE + "&scope=openid%20",
                    AUTHORIZE + "&scope=",
                    AUTHORIZE + "&state=",
                    AUTHORIZE + "&prompt=",
                    AUTHORIZE + "&scope=openid&prompt=",
                    AUTHORIZE + "&scope=openid&max_age=",
                    AUTHORIZE + "&scope=openid&claims=",
                    AUTHORIZE + "&scope=openid&id_token_hint=",
                    AUTHORIZE + "&scope=openid&ui_locales=",
                    AUTHORIZE + "&response_mode=",
                    AUTHORIZE + "&request=",
                    AUTHORIZE + "&resource=",
                    AUTHORIZE + "&dpop_jkt=",
                    AUTHORIZE + "&authorization_details=",
                    AUTHORIZE.replace("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "") + "&x=",
                    AUTHORIZE.replace("-cM", odd),
                    "/oauth2/authorize?client_id=",
                    "/oauth2/logout?id_token_hint=",
                    "/oauth2/logout?client_id=connector-service&post_logout_redirect_uri=http://localhost:8081/&state=",
                    "/api/accounts?q=",
                    "/api/accounts?structure=",
                    "/api/accounts?page=",
                    "/api/accounts?size=",
                    "/api/accounts?sort=",
                    "/api/accounts?profile=",
                    "/api/accounts?group=",
                    "/api/accounts?class=",
                    "/api/accounts?function=",
                    "/api/accounts/",
                    "/api/accounts/imports/",
                    "/api/accounts/imports?page=",
                    "/api/structures?q=",
                    "/api/structures?page=",
                    "/api/sessions?account=",
                    "/api/structures/",
                    "/langue/",
                    "/nothing/")) {
                // Logging out would end the session that the others need.
                String who = path.contains("logout") ? "X-Nobody: 1" : cookies;
                note(failed, "GET " + path + odd + " HTTP/1.1", List.of(bearer, who), null);
            }
            for (String field : List.of(
                    "&password=x&username=",
                    "&username=x&password=",
                    "&username=x&password=x&service=",
                    "&username=x&password=x&TARGET=",
                    "&username=x&password=x&method=POST&service=" + site + "&rememberMe=",
                    "&username=" + school.login("teacher") + "&password=" + TestSchool.PASSWORD + "&resume=",
                    "&username=x&password=x&renew=",
                    "")) {
                String lt = Browser.hiddenFields(browser.get("/cas/login?renew=true"))
                        .get("lt");
                note(failed, "POST /cas/login HTTP/1.1", List.of(cookies), "lt=" + lt + field + odd);
            }
            for (String field : List.of("&service=", "&service=" + site + "&method=", "&TARGET=", "")) {
                note(
                        failed,
                        "POST /cas/login/continue HTTP/1.1",
                        List.of(cookies),
                        "form_token=" + token + field + odd);
                note(failed, "POST /cas/login HTTP/1.1", List.of(cookies), field + "&lt=" + odd);
            }
            for (String field : List.of(
                    "grant_type=",
                    "grant_type=authorization_code&client_id=openapi-ui&code=",
                    "grant_type=authorization_code&client_id=openapi-ui&code=x&redirect_uri=",
                    "grant_type=authorization_code&client_id=openapi-ui&code=x&code_verifier=",
                    "grant_type=refresh_token&client_id=openapi-ui&refresh_token=",
                    "grant_type=client_credentials&client_id=ent-cli&client_secret=",
                    "grant_type=client_credentials&client_id=ent-cli&client_secret=Demo-2026-ent&scope=",
                    "grant_type=client_credentials&client_assertion_type=x&client_assertion=",
                    "")) {
                note(failed, "POST /oauth2/token HTTP/1.1", List.of(), field + odd);
            }
            for (String header : List.of(
                    "Authorization: Basic ",
                    "Authorization: Bearer ",
                    "Accept: ",
                    "Accept-Language: ",
                    "Referer: http://localhost/cas/login?",
                    "Cookie: TGC-SSO=",
                    "Cookie: ent_form=",
                    "Content-Type: ",
                    "Sec-Fetch-Site: ",
                    "X-Request-Id: ",
                    "Origin: ")) {
                note(failed, "GET /langue/fr HTTP/1.1", List.of(header + odd), null);
                note(failed, "GET /api/sessions HTTP/1.1", List.of(header + odd), null);
                note(failed, "GET /nothing HTTP/1.1", List.of(header + odd), null);
                note(failed, "POST /oauth2/token HTTP/1.1", List.of(header + odd), "grant_type=client_credentials");
            }
            for (String body : List.of("{\"login\":\"" + odd + "\"}", odd, "[" + odd + "]", "{\"login\":null}")) {
                note(
                        failed,
                        "PUT /api/accounts/" + school.id("teacher") + "/login HTTP/1.1",
                        List.of(bearer, "Content-Type: application/json"),
                        body);
                note(
                        failed,
                        "POST /api/groups/effective-members HTTP/1.1",
                        List.of(bearer, "Content-Type: application/json"),
                        body.replace("login", "groups"));
            }
        }
        note(
                failed,
                "GET /api/sessions HTTP/1.1",
                // {"alg":"RS256","kid":"\u0000"}
                List.of("Authorization: Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6Ilx1MDAwMCJ9.e30.AAAA"),
                null);

        assertThat(failed).isEmpty();
    }

    private static void note(List<String> failed, String line, List<String> headers, String body) {
        int status = status(line, headers, body);
        if (status < 200 || status >= 500) {
            failed.add(abbreviated(status + " " + line + " " + headers + " " + body));
        }
    }

    private static String abbreviated(String text) {
        return text.substring(0, Math.min(text.length(), 200));
    }

    private static int status(String line, List<String> headers, String body) {
        URI base = URI.create(Browser.base());
        StringBuilder request = new StringBuilder(line).append("\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        if (body != null) {
            if (headers.stream().noneMatch(header -> header.startsWith("Content-Type"))) {
                request.append("Content-Type: application/x-www-form-urlencoded\r\n");
            }
            request.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        request.append("\r\n").append(body == null ? "" : body);
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.length() < 12 || answer.contains("INTERNAL_ERROR")
                    ? 0
                    : Integer.parseInt(answer.substring(9, 12));
        } catch (IOException e) {
            return 0;
        }
    }
}

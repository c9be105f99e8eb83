package fr.ent.sso.oauth;

import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent to an OAuth endpoint: a refusal in its own words, nothing changed, nothing shown of what was sent.
 */
@QuarkusTest
class OAuthBadInputTest {
    private static final String LONG = "x".repeat(100_000);
    private static final List<String> ODD = List.of(
            "", " ", LONG, "%", "\u0000", "é😀", "<script>alert(1)</script>", "a\r\nSet-Cookie: b=c", "' or 1=1 --");

    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    private OpenIdFlow flow;

    @BeforeEach
    void registerClient() {
        TestSchool.School school = schools.create();
        Map<String, Object> connector =
                TestConnectors.oauth(school, "authorization_code", "openid profile", school.teachers());
        connectors.publish(connector);
        flow = OpenIdFlow.of(connector);
        flow.browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
    }

    private static void assertRefused(HttpResponse<String> answer, String what) {
        assertThat(answer.statusCode()).as(what).isBetween(200, 499);
        assertThat(answer.body())
                .as(what)
                .doesNotContain("Exception", "at fr.ent", "at java.", "<script>alert(1)</script>");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .as(what)
                .doesNotContain("b=c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response_type",
                "client_id",
                "redirect_uri",
                "scope",
                "state",
                "nonce",
                "prompt",
                "max_age",
                "id_token_hint",
                "response_mode",
                "code_challenge",
                "code_challenge_method",
                "claims",
                "ui_locales",
                "acr_values",
                "login_hint",
                "resource"
            })
    void authorizeWhenAParameterIsOddThenPageOrErrorAtTheClient(String name) {
        for (String odd : ODD) {
            Map<String, String> request = flow.request();
            request.put(name, odd);

            HttpResponse<String> answer = flow.browser.post("/oauth2/authorize", request);

            assertRefused(answer, name + "=" + odd.substring(0, Math.min(20, odd.length())));
            assertThat(Browser.location(answer)).doesNotContain("\r", "\n");
        }
    }

    @Test
    void authorizeWhenAParameterIsMissingOrRepeatedThenNoCode() {
        for (String name : List.of("response_type", "client_id", "redirect_uri")) {
            Map<String, String> request = flow.request();
            String twice = Browser.encoded(request) + "&" + name + "=" + Browser.encode(request.get(name));
            request.remove(name);

            for (HttpResponse<String> answer :
                    List.of(flow.authorize(request), flow.browser.get("/oauth2/authorize?" + twice))) {
                assertRefused(answer, name);
                assertThat(Browser.location(answer)).as(name).doesNotContain("code=");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke"})
    void postWhenAFieldIsOddThenErrorInJson(String path) {
        Map<String, String> grants = Map.of("refresh_token", "refresh_token", "scope", "client_credentials");
        for (String name : List.of(
                "grant_type",
                "code",
                "redirect_uri",
                "code_verifier",
                "refresh_token",
                "scope",
                "client_id",
                "client_secret",
                "token",
                "assertion")) {
            for (String odd : ODD) {
                Map<String, String> form = new LinkedHashMap<>(flow.exchange("code"));
                form.put("grant_type", grants.getOrDefault(name, "authorization_code"));
                form.put("refresh_token", "token");
                form.put("token", "token");
                form.put(name, odd);

                assertRefused(flow.post(path, form), path + " " + name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke"})
    void postWhenMethodOrTypeIsWrongThen405Or415(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(405);
        assertThat(given().put(path).statusCode()).isEqualTo(405);
        assertThat(given().contentType(ContentType.JSON).body("{}").post(path).statusCode())
                .isEqualTo(415);
        assertThat(given().contentType("application/x-www-form-urlencoded")
                        .post(path)
                        .statusCode())
                .isBetween(400, 401);
    }

    @Test
    void userInfoWhenTokenIsOddThenInvalidToken() {
        for (String odd : List.of("x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "é", LONG)) {
            HttpResponse<String> answer = flow.userInfo(odd);

            assertRefused(answer, "userinfo");
            assertThat(answer.statusCode()).isBetween(400, 413);
        }
        for (String header : List.of("Bearer", "Bearer ", "Bearer a b", "Basic eDp5", "Digest", "bearer x")) {
            assertThat(given().header("Authorization", header)
                            .get("/oauth2/userinfo")
                            .statusCode())
                    .as(header)
                    .isEqualTo(401);
        }
        assertThat(given().delete("/oauth2/userinfo").statusCode()).isEqualTo(405);
    }

    /** A client's name and secret in the header, in every wrong shape. */
    @Test
    void tokenWhenBasicIsOddThenInvalidClientOrRequest() {
        for (String header : List.of("Basic", "Basic %", "Basic eA==", "Basic OnM=", "Basic bm86JUdH", "Bearer x")) {
            int status = given().header("Authorization", header)
                    .formParam("grant_type", "client_credentials")
                    .post("/oauth2/token")
                    .statusCode();

            assertThat(status).as(header).isBetween(400, 401);
        }
    }

    @Test
    void logoutWhenParametersAreOddThenNobodyIsSentAnywhere() {
        for (String name : List.of("id_token_hint", "client_id", "post_logout_redirect_uri", "state")) {
            for (String odd : ODD) {
                HttpResponse<String> answer = new Browser().post("/oauth2/logout", Map.of(name, odd));

                assertRefused(answer, name);
                assertThat(Browser.location(answer)).isEmpty();
            }
        }
    }
}

package fr.ent.sso.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** RFC 6749, RFC 7636 and OpenID Connect as our consoles use them. */
@QuarkusTest
class OpenIdProviderTest {
    @Inject
    TestSchool schools;

    @Inject
    Database database;

    private final OpenIdFlow flow = new OpenIdFlow();
    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
    }

    private JsonNode tokens() {
        return OpenIdFlow.json(flow.token(flow.exchange(flow.code(school.login("teacher"), TestSchool.PASSWORD))));
    }

    @Test
    void authorizeWhenNobodyIsSignedInThenLoginPageAndBackWithCode() {
        HttpResponse<String> page = flow.authorize(flow.request());
        HttpResponse<String> signedIn = flow.browser.submit(page, school.login("teacher"), TestSchool.PASSWORD);
        HttpResponse<String> back = flow.browser.get(Browser.location(signedIn));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Browser.location(back)).startsWith(OpenIdFlow.REDIRECT + "?");
        assertThat(Browser.parameter(Browser.location(back), "state")).isEqualTo("the state");
        assertThat(OpenIdFlow.code(back)).hasSize(29);
    }

    @Test
    void tokenWhenCodeIsRightThenClaimsOfThePerson() throws Exception {
        JsonNode tokens = tokens();
        SignedJWT id = SignedJWT.parse(tokens.get("id_token").asText());
        JWTClaimsSet access =
                SignedJWT.parse(tokens.get("access_token").asText()).getJWTClaimsSet();
        JWKSet keys = JWKSet.parse(new Browser().get("/oauth2/jwks").body());

        assertThat(id.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(id.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(keys.getKeys()).noneMatch(key -> key.isPrivate());
        assertThat(id.getJWTClaimsSet().getAudience()).containsExactly("connector-service");
        assertThat(id.getJWTClaimsSet().getClaim("nonce")).isEqualTo("the-nonce");
        assertThat(access.getAudience()).containsExactly("ent-api");
        assertThat(access.getIssuer()).isEqualTo("http://localhost:8082");
        assertThat(access.getSubject()).isEqualTo(school.id("teacher").toString());
        assertThat(access.getClaim("login")).isEqualTo(school.login("teacher"));
        assertThat(access.getClaim("name")).isEqualTo("GAUDIN Bernard");
        assertThat(access.getClaim("profiles")).isEqualTo(List.of("TEACHER"));
        assertThat(access.getClaim("structures")).isEqualTo(List.of(school.uai()));
        assertThat(access.getClaim("groups"))
                .isEqualTo(List.of(school.teachers().toString()));
        assertThat(access.getClaim("functions")).isEqualTo(List.of());
    }

    /** RFC 6749 §4.1.2: used twice, all it gave is taken back. */
    @Test
    void tokenWhenCodeIsUsedTwiceThenInvalidGrantAndRefreshTokenIsRevoked() {
        String code = flow.code(school.login("teacher"), TestSchool.PASSWORD);
        JsonNode first = OpenIdFlow.json(flow.token(flow.exchange(code)));

        HttpResponse<String> second = flow.token(flow.exchange(code));

        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(OpenIdFlow.json(second).get("error").asText()).isEqualTo("invalid_grant");
        assertThat(flow.refresh(first.get("refresh_token").asText()).statusCode())
                .isEqualTo(400);
        assertThat(flow.userInfo(first.get("access_token").asText()).statusCode())
                .isEqualTo(401);
    }

    /** RFC 7636 §4.6; the failed attempt has used the code up. */
    @Test
    void tokenWhenVerifierIsWrongThenInvalidGrant() {
        String code = flow.code(school.login("teacher"), TestSchool.PASSWORD);
        Map<String, String> exchange = flow.exchange(code);
        exchange.put("code_verifier", "a".repeat(43));

        assertThat(OpenIdFlow.json(flow.token(exchange)).get("error").asText()).isEqualTo("invalid_grant");
        assertThat(flow.token(flow.exchange(code)).statusCode()).isEqualTo(400);
    }

    @Test
    void tokenWhenRedirectUriDiffersThenInvalidGrant() {
        Map<String, String> exchange = flow.exchange(flow.code(school.login("teacher"), TestSchool.PASSWORD));
        exchange.put("redirect_uri", OpenIdFlow.REDIRECT + "/");

        assertThat(OpenIdFlow.json(flow.token(exchange)).get("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void tokenWhenSecretIsWrongThenInvalidClient() {
        Map<String, String> exchange = flow.exchange("any");
        exchange.put("client_secret", "wrong");

        HttpResponse<String> answer = flow.token(exchange);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(OpenIdFlow.json(answer).get("error").asText()).isEqualTo("invalid_client");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void tokenWhenGrantTypeIsUnknownThenUnsupportedGrantType() {
        assertThat(OpenIdFlow.json(flow.token(Map.of("grant_type", "password", "username", "a", "password", "b")))
                        .get("error")
                        .asText())
                .isEqualTo("unsupported_grant_type");
        assertThat(OpenIdFlow.json(flow.token(Map.of())).get("error").asText()).isEqualTo("invalid_request");
    }

    /** RFC 9700 §4.14.2. */
    @Test
    void refreshThenNewTokensAndTheOldRefreshTokenEndsTheFamily() {
        String first = tokens().get("refresh_token").asText();

        JsonNode second = OpenIdFlow.json(flow.refresh(first));
        letGraceGoBy();
        HttpResponse<String> reused = flow.refresh(first);
        HttpResponse<String> afterReuse =
                flow.refresh(second.get("refresh_token").asText());

        assertThat(second.get("access_token").asText()).isNotEmpty();
        assertThat(reused.statusCode()).isEqualTo(400);
        assertThat(afterReuse.statusCode()).isEqualTo(400);
        assertThat(flow.userInfo(second.get("access_token").asText()).statusCode())
                .isEqualTo(401);
    }

    /** Two tabs of a console that share a cookie: both go on, and the cookie ends up with one of the two tokens. */
    @Test
    void refreshWhenTwoComeAtOnceThenBothGoOnAndOneLineIsLeft() {
        String token = tokens().get("refresh_token").asText();

        CompletableFuture<HttpResponse<String>> other = CompletableFuture.supplyAsync(() -> flow.refresh(token));
        HttpResponse<String> mine = flow.refresh(token);
        String kept = OpenIdFlow.json(mine).get("refresh_token").asText();
        String lost = OpenIdFlow.json(other.join()).get("refresh_token").asText();
        HttpResponse<String> next = flow.refresh(kept);
        letGraceGoBy();

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(flow.refresh(lost).statusCode()).isEqualTo(400);
        assertThat(flow.refresh(OpenIdFlow.json(next).get("refresh_token").asText())
                        .statusCode())
                .as("a thief held one of the two: all of the family has ended")
                .isEqualTo(400);
    }

    @Test
    void refreshWhenManyComeAtOnceThenNobodyWaitsForEachOther() {
        String token = tokens().get("refresh_token").asText();

        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> flow.refresh(token)))
                .limit(30)
                .toList();

        assertThat(answers).allMatch(answer -> answer.join().statusCode() == 200);
    }

    /** RFC 6749 §6; asked for too much, the token is not spent. */
    @Test
    void refreshWhenScopeIsMoreThanGrantedThenInvalidScope() {
        String token = tokens().get("refresh_token").asText();

        HttpResponse<String> more =
                flow.token(Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", "openid profile"));

        assertThat(OpenIdFlow.json(more).get("error").asText()).isEqualTo("invalid_scope");
        assertThat(flow.refresh(token).statusCode()).isEqualTo(200);
    }

    private void letGraceGoBy() {
        database.update("update refresh_token set used_at = used_at - interval '1 minute'"
                + " where session in (select id from sso_session where account = '" + school.id("teacher") + "')");
    }

    @Test
    void refreshWhenSignedOutThenInvalidGrant() {
        String refresh = tokens().get("refresh_token").asText();

        flow.browser.get("/oauth2/logout");

        assertThat(OpenIdFlow.json(flow.refresh(refresh)).get("error").asText()).isEqualTo("invalid_grant");
    }

    /** An access token says more than its time: our own REST asks. */
    @Test
    void restWhenSignedOutThenTheAccessTokenOpensNothing() {
        String token = tokens().get("access_token").asText();
        int before = given().auth().oauth2(token).get("/api/sessions").statusCode();

        flow.browser.get("/oauth2/logout");

        assertThat(before).isEqualTo(200);
        assertThat(given().auth().oauth2(token).get("/api/sessions").statusCode())
                .isEqualTo(401);
    }

    /** An ID token names who is signed in, to whoever is shown it; it opens nothing. */
    @Test
    void restWhenTokenIsAnIdTokenThenRefused() {
        String token = tokens().get("id_token").asText();

        assertThat(given().auth().oauth2(token).get("/api/sessions").statusCode())
                .isEqualTo(401);
        assertThat(flow.userInfo(token).statusCode()).isEqualTo(401);
    }

    @Test
    void tokensAreKeptAsDigestsOnly() {
        String refresh = tokens().get("refresh_token").asText();

        assertThat(database.exists("select 1 from refresh_token where digest = sha256(convert_to(?, 'UTF8'))", refresh))
                .isTrue();
    }

    /** RFC 6749 §4.1.2.1: never a redirect to an address nobody declared. */
    @Test
    void authorizeWhenClientOrRedirectUriIsUnknownThenPage() {
        for (Map<String, String> change : List.of(
                Map.of("client_id", "nobody"),
                Map.of("redirect_uri", OpenIdFlow.REDIRECT + "/evil"),
                Map.of("redirect_uri", "http://localhost:8081.evil.example/signed-in"))) {
            Map<String, String> request = flow.request();
            request.putAll(change);

            HttpResponse<String> answer = flow.authorize(request);

            assertThat(answer.statusCode()).as("%s", change).isEqualTo(400);
            assertThat(Browser.location(answer)).isEmpty();
            assertThat(answer.body()).contains("Demande de connexion incorrecte");
        }
    }

    @Test
    void authorizeWhenRequestIsUnfitThenErrorAtTheClient() {
        Map<Map<String, String>, String> cases = Map.of(
                Map.of("response_type", "token"), "unsupported_response_type",
                Map.of("code_challenge_method", "plain"), "invalid_request",
                Map.of("code_challenge", ""), "invalid_request",
                Map.of("prompt", "none"), "login_required");
        cases.forEach((change, error) -> {
            Map<String, String> request = flow.request();
            request.putAll(change);

            HttpResponse<String> answer = flow.authorize(request);

            assertThat(answer.statusCode()).as("%s", change).isEqualTo(302);
            assertThat(Browser.location(answer)).startsWith(OpenIdFlow.REDIRECT);
            assertThat(Browser.parameter(Browser.location(answer), "error"))
                    .as("%s", change)
                    .isEqualTo(error);
            assertThat(Browser.parameter(Browser.location(answer), "state")).isEqualTo("the state");
        });
    }

    @Test
    void authorizeWhenPromptIsLoginOrMaxAgeIsOverThenPasswordIsAskedOnceMore() {
        flow.browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        for (Map<String, String> change : List.of(Map.of("prompt", "login"), Map.of("max_age", "0"))) {
            database.update(
                    "update sso_session set authenticated_at = now() - interval '1 hour' where account = ?",
                    school.id("teacher"));
            Map<String, String> request = flow.request();
            request.putAll(change);

            HttpResponse<String> page = flow.authorize(request);
            HttpResponse<String> signedIn = flow.browser.submit(page, school.login("teacher"), TestSchool.PASSWORD);
            HttpResponse<String> back = flow.browser.get(Browser.location(signedIn));

            assertThat(page.body()).contains("name=\"password\"");
            assertThat(OpenIdFlow.code(back)).isNotEmpty();
        }
    }

    @Test
    void authorizeWhenSignedInThroughCasThenCodeAtOnce() {
        flow.browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        assertThat(OpenIdFlow.code(flow.authorize(flow.request()))).isNotEmpty();
    }

    @Test
    void logoutThenBackToTheConsoleAndSessionIsGone() {
        JsonNode tokens = tokens();

        HttpResponse<String> answer = flow.browser.get("/oauth2/logout?state=s&post_logout_redirect_uri="
                + Browser.encode("http://localhost:8081/") + "&id_token_hint="
                + tokens.get("id_token").asText());

        assertThat(Browser.location(answer)).isEqualTo("http://localhost:8081/?state=s");
        assertThat(flow.authorize(flow.request()).statusCode()).isEqualTo(200);
    }

    /** Rule 89: no open redirect. */
    @Test
    void logoutWhenAddressIsNotDeclaredThenPage() {
        HttpResponse<String> answer = flow.browser.get(
                "/oauth2/logout?client_id=connector-service&post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Vous êtes déconnecté");
    }

    @Test
    void clientCredentialsThenTokenInTheClientsOwnName() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(AccessTokens.ofClient("ent-cli", "Demo-2026-ent"))
                .getJWTClaimsSet();

        assertThat(claims.getSubject()).isEqualTo("ent-cli");
        assertThat(claims.getClaim("functions")).isEqualTo(List.of("ADMC"));
    }

    @Test
    void clientCredentialsWhenClientIsPublicThenRefused() {
        HttpResponse<String> answer = new Browser()
                .post("/oauth2/token", Map.of("grant_type", "client_credentials", "client_id", "openapi-ui"));

        assertThat(answer.statusCode()).isBetween(400, 401);
    }

    @Test
    void discoveryThenAddressesFollowTheConfiguration() {
        given().get("/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .body("issuer", equalTo("http://localhost:8082"))
                .body("token_endpoint", equalTo("http://localhost:8082/oauth2/token"))
                .body("end_session_endpoint", equalTo("http://localhost:8082/oauth2/logout"))
                .body("code_challenge_methods_supported", contains("S256"))
                .body("introspection_endpoint", equalTo("http://localhost:8082/oauth2/introspect"))
                .body("revocation_endpoint", equalTo("http://localhost:8082/oauth2/revoke"))
                .body("authorization_response_iss_parameter_supported", equalTo(true))
                .body("backchannel_logout_supported", equalTo(true))
                .body("backchannel_logout_session_supported", equalTo(true))
                .body("subject_types_supported", contains("public", "pairwise"))
                .body("scopes_supported", contains("openid", "profile", "email", "birthdate", "userinfo"))
                .body("grant_types_supported", not(hasItem("password")));
        given().get("/oauth2/jwks").then().statusCode(200).body("keys.size()", greaterThan(0));
    }

    @Test
    void userInfoThenSameClaims() {
        given().auth()
                .oauth2(AccessTokens.of(school.login("teacher")))
                .get("/oauth2/userinfo")
                .then()
                .statusCode(200)
                .body("sub", equalTo(school.id("teacher").toString()))
                .body("login", equalTo(school.login("teacher")))
                .body("structures", contains(school.uai()));
        given().get("/oauth2/userinfo").then().statusCode(401);
    }

    @Test
    void tokenWhenAskedFromADeclaredPageThenItMayReadTheAnswer() {
        given().header("Origin", "http://localhost:8083")
                .header("Access-Control-Request-Method", "POST")
                .options("/oauth2/token")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("http://localhost:8083"));
        given().header("Origin", "https://evil.example")
                .get("/.well-known/openid-configuration")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    /** The OpenAPI UI's « Authorize » follows the configured address. */
    @Test
    void openApiThenDescribesTheAuthorizationEndpoint() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "components.securitySchemes.oauth2.flows.authorizationCode.authorizationUrl",
                        equalTo("http://localhost:8082/oauth2/authorize"));
    }
}

package fr.ent.sso.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Connectors with « Champs spécifiques OAuth »: their rights, their ceiling, and what they get to know. */
@QuarkusTest
class ConnectorClientTest {
    private static final String CODE = "authorization_code";

    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
    }

    private Map<String, Object> published(String grantType, String scope) {
        Map<String, Object> connector = TestConnectors.oauth(school, grantType, scope, school.teachers());
        connectors.publish(connector);
        return connector;
    }

    private static Map<String, String> request(OpenIdFlow flow, String scope) {
        Map<String, String> request = flow.request();
        request.put("scope", scope);
        return request;
    }

    private JsonNode tokens(OpenIdFlow flow, String scope) {
        if (flow.browser.cookie("TGC-SSO").isEmpty()) {
            flow.browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        }
        return OpenIdFlow.json(flow.token(flow.exchange(OpenIdFlow.code(flow.authorize(request(flow, scope))))));
    }

    private static JWTClaimsSet claims(JsonNode tokens, String which) {
        try {
            return SignedJWT.parse(tokens.get(which).asText()).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static String error(HttpResponse<String> answer) {
        return OpenIdFlow.json(answer).get("error").asText();
    }

    private static String errorAtTheSite(HttpResponse<String> answer) {
        return Browser.parameter(Browser.location(answer), "error");
    }

    @Test
    void tokenWhenEntitledThenOnlyWhatTheSiteNeeds() {
        Map<String, Object> connector = published(CODE, "openid profile");
        JsonNode tokens = tokens(OpenIdFlow.of(connector), "openid profile");

        assertThat(claims(tokens, "id_token").getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss", "sub", "aud", "iat", "exp", "jti", "azp", "auth_time", "nonce", "sid");
        assertThat(claims(tokens, "id_token").getAudience())
                .containsExactly(connector.get("identifier").toString());
        assertThat(claims(tokens, "access_token").getClaims())
                .doesNotContainKeys("login", "name", "profiles", "structures", "groups", "functions");
        assertThat(tokens.toString()).doesNotContain(school.id("teacher").toString());
    }

    /** Its tokens are for the site: they open none of our REST. */
    @Test
    void restWhenTokenIsAConnectorsThenRefused() {
        JsonNode tokens = tokens(OpenIdFlow.of(published(CODE, "openid")), "openid");

        assertThat(given().auth()
                        .oauth2(tokens.get("access_token").asText())
                        .get("/api/sessions")
                        .statusCode())
                .isEqualTo(401);
    }

    /** Not even when an administrator gives his connector the name of our REST, or of a console. */
    @Test
    void authorizeWhenIdentifierIsReservedThenUnknownClient() {
        for (String reserved : List.of("ent-api", "openapi-ui")) {
            Map<String, Object> connector = TestConnectors.oauth(school, CODE, "openid", school.teachers());
            connector.put("identifier", reserved);
            connectors.publish(connector);

            HttpResponse<String> answer =
                    OpenIdFlow.of(connector).authorize(OpenIdFlow.of(connector).request());

            assertThat(answer.statusCode()).as(reserved).isEqualTo(400);
        }
    }

    @Test
    void authorizeWhenTwoConnectorsClaimOneIdentifierThenNeitherIsAClient() {
        Map<String, Object> first = published(CODE, "openid");
        Map<String, Object> second = TestConnectors.oauth(school, CODE, "openid", school.teachers());
        second.put("identifier", first.get("identifier"));
        connectors.publish(second);
        OpenIdFlow flow = OpenIdFlow.of(first);
        int both = flow.authorize(flow.request()).statusCode();

        first.put("identifier", "Autre nom " + UUID.randomUUID());
        first.put("version", 2);
        connectors.publish(first);

        assertThat(both).isEqualTo(400);
        assertThat(flow.authorize(flow.request()).statusCode()).isEqualTo(200);
    }

    /** A code of the one that had the name before is nothing to the one that has it now. */
    @Test
    void tokenWhenAnotherConnectorTookTheIdentifierThenInvalidGrant() {
        Map<String, Object> first = published(CODE, "openid");
        OpenIdFlow flow = OpenIdFlow.of(first);
        flow.browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String code = OpenIdFlow.code(flow.authorize(request(flow, "openid")));
        String access = tokens(flow, "openid").get("access_token").asText();
        Map<String, Object> second = TestConnectors.oauth(school, CODE, "openid", school.teachers());
        second.put("identifier", first.get("identifier"));

        connectors.delete((UUID) first.get("id"));
        connectors.publish(second);

        assertThat(error(flow.token(flow.exchange(code)))).isEqualTo("invalid_grant");
        assertThat(flow.userInfo(access).statusCode()).isEqualTo(401);
    }

    @Test
    void authorizeWhenNotEntitledThenPageInWordsAndNoCode() {
        OpenIdFlow flow = OpenIdFlow.of(published(CODE, "openid"));
        flow.browser.login(null, school.login("student"), TestSchool.PASSWORD);

        HttpResponse<String> answer = flow.authorize(request(flow, "openid"));
        Map<String, String> silent = request(flow, "openid");
        silent.put("prompt", "none");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Vous n’avez pas accès à ce service");
        assertThat(Browser.document(answer).select("a.btn-primary").attr("href"))
                .startsWith(school.site() + "callback?")
                .contains("error=access_denied", "iss=");
        assertThat(errorAtTheSite(flow.authorize(silent))).isEqualTo("access_denied");
    }

    @Test
    void authorizeWhenClosedThenPageWithTheDateAndNoCodeNorToken() {
        Map<String, Object> connector = published(CODE, "openid");
        OpenIdFlow flow = OpenIdFlow.of(connector);
        flow.browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        String code = OpenIdFlow.code(flow.authorize(request(flow, "openid")));

        connector.put("closesAt", Instant.parse("2020-09-01T06:00:00Z"));
        connector.put("version", 2);
        connectors.publish(connector);
        HttpResponse<String> answer = flow.authorize(request(flow, "openid"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("est fermé depuis le", "2020");
        assertThat(Browser.document(answer).select("a.btn-primary").attr("href"))
                .contains("error=access_denied");
        assertThat(error(flow.token(flow.exchange(code)))).isEqualTo("invalid_grant");
    }

    @Test
    void authorizeWhenDeniedThenNoCode() {
        Map<String, Object> connector = TestConnectors.oauth(school, CODE, "openid", school.teachers());
        connector.put("deniedGroups", List.of(school.teachers()));
        connectors.publish(connector);
        OpenIdFlow flow = OpenIdFlow.of(connector);
        flow.browser.login(null, school.login("teacher"), TestSchool.PASSWORD);

        assertThat(flow.authorize(request(flow, "openid")).body()).contains("Vous n’avez pas accès à ce service");
    }

    /** Rights are enforced at each step, so taking one away takes effect at once. */
    @Test
    void tokenWhenRightIsTakenAwayThenNothingWorksAnyMore() {
        Map<String, Object> connector = published(CODE, "openid");
        OpenIdFlow flow = OpenIdFlow.of(connector);
        JsonNode tokens = tokens(flow, "openid");
        String code = OpenIdFlow.code(flow.authorize(request(flow, "openid")));

        connector.put("grants", List.of(school.students()));
        connector.put("version", 2);
        connectors.publish(connector);

        assertThat(error(flow.token(flow.exchange(code)))).isEqualTo("invalid_grant");
        assertThat(error(flow.refresh(tokens.get("refresh_token").asText()))).isEqualTo("invalid_grant");
        assertThat(flow.userInfo(tokens.get("access_token").asText()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void tokenWhenConnectorIsDeletedThenInvalidClient() {
        Map<String, Object> connector = published(CODE, "openid");
        OpenIdFlow flow = OpenIdFlow.of(connector);
        JsonNode tokens = tokens(flow, "openid");

        connectors.delete((UUID) connector.get("id"));

        assertThat(error(flow.refresh(tokens.get("refresh_token").asText()))).isEqualTo("invalid_client");
        assertThat(flow.userInfo(tokens.get("access_token").asText()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void tokenWhenOAuthIsSwitchedOffThenInvalidClient() {
        Map<String, Object> connector = published(CODE, "openid");
        OpenIdFlow flow = OpenIdFlow.of(connector);
        connector.put("cas", Map.of("type", "DEFAULT"));
        connector.put("oauth", null);
        connector.put("version", 2);

        connectors.publish(connector);

        assertThat(flow.authorize(flow.request()).statusCode()).isEqualTo(400);
        assertThat(Browser.ticket(new Browser().login(school.site(), school.login("teacher"), TestSchool.PASSWORD)))
                .startsWith("ST-");
    }

    /** « Code secret » is replaced: the old one is good no longer, remembered or not. */
    @Test
    void tokenWhenSecretIsReplacedThenTheOldOneIsRefused() {
        Map<String, Object> connector = published(CODE, "openid");
        OpenIdFlow flow = OpenIdFlow.of(connector);
        String refresh = tokens(flow, "openid").get("refresh_token").asText();
        Map<String, Object> other = TestConnectors.oauthOf(connector);
        other.put("secretDigest", other.get("secretDigest").toString().replace("$10$", "$11$"));
        connector.put("version", 2);

        connectors.publish(connector);

        assertThat(error(flow.refresh(refresh))).isEqualTo("invalid_client");
    }

    /** « Scope » is the most a client may ask for. */
    @Test
    void authorizeWhenScopeIsAboveTheCeilingThenInvalidScope() {
        OpenIdFlow flow = OpenIdFlow.of(published(CODE, "openid profile"));

        assertThat(errorAtTheSite(flow.authorize(request(flow, "openid email"))))
                .isEqualTo("invalid_scope");
    }

    @Test
    void userInfoThenTheClaimsOfTheScope() {
        database.update(
                "update account set email = 'b.gaudin@example.org', main_structure = ? where id = ?",
                school.uai(),
                school.id("teacher"));
        OpenIdFlow flow = OpenIdFlow.of(published(CODE, "openid profile email birthdate userinfo"));
        Map<String, List<String>> expected = Map.of(
                "openid", List.of("sub"),
                "openid profile", List.of("sub", "name", "family_name", "given_name", "preferred_username"),
                "openid email", List.of("sub", "email"),
                "openid birthdate", List.of("sub", "birthdate"),
                "userinfo", List.of("sub", "login", "lastName", "firstName", "username", "type", "schoolName", "uai"));

        expected.forEach((scope, names) -> {
            JsonNode claims = OpenIdFlow.json(
                    flow.userInfo(tokens(flow, scope).get("access_token").asText()));

            assertThat(claims.fieldNames()).toIterable().as(scope).containsExactlyElementsOf(names);
        });
        JsonNode session = OpenIdFlow.json(
                flow.userInfo(tokens(flow, "userinfo").get("access_token").asText()));
        assertThat(session.get("type").asText()).isEqualTo("ENSEIGNANT");
        assertThat(session.get("uai").asText()).isEqualTo(school.uai());
    }

    /** « Transmettre la session » is the right to ask who it is. */
    @Test
    void userInfoWhenSessionIsNotTransferredThenInsufficientScope() {
        Map<String, Object> connector = TestConnectors.oauth(school, CODE, "openid profile", school.teachers());
        TestConnectors.oauthOf(connector).put("transferSession", false);
        connectors.publish(connector);
        OpenIdFlow flow = OpenIdFlow.of(connector);

        HttpResponse<String> answer =
                flow.userInfo(tokens(flow, "openid profile").get("access_token").asText());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(header -> assertThat(header).contains("insufficient_scope"));
    }

    /** For two connectors the same person is two, and for one she stays who she is when her login changes. */
    @Test
    void subjectThenStableAndAnotherForEachConnector() {
        Map<String, Object> first = published(CODE, "openid");
        Map<String, Object> second = published(CODE, "openid");
        String before =
                claims(tokens(OpenIdFlow.of(first), "openid"), "id_token").getSubject();
        String elsewhere =
                claims(tokens(OpenIdFlow.of(second), "openid"), "id_token").getSubject();

        String after =
                claims(tokens(OpenIdFlow.of(first), "openid"), "id_token").getSubject();

        assertThat(after).isEqualTo(before).isNotEqualTo(elsewhere);
    }

    @Test
    void authorizeWhenClientHasASecretThenPkceIsOptionalButNoVerifierOutOfNowhere() {
        OpenIdFlow flow = OpenIdFlow.of(published(CODE, "openid"));
        flow.browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        Map<String, String> without = request(flow, "openid");
        without.remove("code_challenge");
        without.remove("code_challenge_method");
        Map<String, String> exchange = flow.exchange(OpenIdFlow.code(flow.authorize(without)));
        exchange.remove("code_verifier");
        Map<String, String> stripped = flow.exchange(OpenIdFlow.code(flow.authorize(without)));

        assertThat(flow.token(exchange).statusCode()).isEqualTo(200);
        assertThat(error(flow.token(stripped))).isEqualTo("invalid_grant");
    }

    @Test
    void authorizeWhenClientIsPublicThenPkceIsRequiredAndNoRefreshToken() {
        Map<String, Object> connector = TestConnectors.oauth(school, CODE, "openid", school.teachers());
        TestConnectors.oauthOf(connector).put("secretDigest", null);
        connectors.publish(connector);
        OpenIdFlow flow = OpenIdFlow.of(connector);
        flow.browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
        Map<String, String> without = request(flow, "openid");
        without.remove("code_challenge");
        Map<String, String> exchange = flow.exchange(OpenIdFlow.code(flow.authorize(request(flow, "openid"))));
        exchange.put("client_id", connector.get("identifier").toString());

        JsonNode tokens = OpenIdFlow.json(new Browser().post("/oauth2/token", exchange));

        assertThat(errorAtTheSite(flow.authorize(without))).isEqualTo("invalid_request");
        assertThat(tokens.has("access_token")).isTrue();
        assertThat(tokens.has("refresh_token")).isFalse();
    }

    /** The identifier of the seed has spaces and accents: as RFC 6749 §2.3.1 has it, and as most clients send it. */
    @Test
    void tokenWhenBasicAuthenticationThenIdentifierMayHoldSpacesAndAccents() {
        Map<String, Object> connector =
                TestConnectors.oauth(school, "client_credentials", "openid profile", school.teachers());
        String identifier = "Pronote - Lycée Paul Martin " + school.number();
        connector.put("identifier", identifier);
        connectors.publish(connector);

        for (String sent : List.of(identifier, Browser.encode(identifier))) {
            byte[] credentials = (sent + ":" + TestConnectors.SECRET).getBytes(StandardCharsets.UTF_8);
            given().header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                    .formParam("grant_type", "client_credentials")
                    .post("/oauth2/token")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void clientCredentialsThenTokenOfTheClientWithoutFunctions() {
        Map<String, Object> connector = published("client_credentials", "stats");
        OpenIdFlow flow = OpenIdFlow.of(connector);

        JsonNode tokens = OpenIdFlow.json(flow.token(Map.of("grant_type", "client_credentials", "scope", "stats")));
        HttpResponse<String> more = flow.token(Map.of("grant_type", "client_credentials", "scope", "stats profile"));

        assertThat(claims(tokens, "access_token").getSubject())
                .isEqualTo(connector.get("identifier").toString());
        assertThat(claims(tokens, "access_token").getClaims()).doesNotContainKeys("functions", "sid");
        assertThat(tokens.has("refresh_token")).isFalse();
        assertThat(error(more)).isEqualTo("invalid_scope");
        assertThat(flow.userInfo(tokens.get("access_token").asText()).statusCode())
                .isEqualTo(403);
    }

    /** « Mode d'identification » names the one way. */
    @Test
    void tokenWhenGrantTypeIsAnotherThenUnauthorizedClient() {
        OpenIdFlow own = OpenIdFlow.of(published("client_credentials", "openid"));
        OpenIdFlow code = OpenIdFlow.of(published(CODE, "openid"));
        OpenIdFlow password = OpenIdFlow.of(published("password", "openid"));

        assertThat(errorAtTheSite(own.authorize(own.request()))).isEqualTo("unauthorized_client");
        assertThat(error(own.token(own.exchange("any")))).isEqualTo("unauthorized_client");
        assertThat(error(own.refresh("any"))).isEqualTo("unauthorized_client");
        assertThat(error(code.token(Map.of("grant_type", "client_credentials"))))
                .isEqualTo("unauthorized_client");
        assertThat(error(password.token(Map.of("grant_type", "password", "username", "a", "password", "b"))))
                .isEqualTo("unsupported_grant_type");
        assertThat(errorAtTheSite(password.authorize(password.request()))).isEqualTo("unauthorized_client");
    }

    /** RFC 7662. */
    @Test
    void introspectThenOwnTokensOnlyAndNothingOfEndedSessions() {
        Map<String, Object> connector = published(CODE, "openid");
        OpenIdFlow flow = OpenIdFlow.of(connector);
        OpenIdFlow other = OpenIdFlow.of(published(CODE, "openid"));
        JsonNode tokens = tokens(flow, "openid");
        String access = tokens.get("access_token").asText();
        String refresh = tokens.get("refresh_token").asText();

        JsonNode active = OpenIdFlow.json(flow.post("/oauth2/introspect", Map.of("token", access)));
        boolean refreshActive = isActive(flow, refresh);
        boolean foreign = isActive(other, access) || isActive(other, refresh);
        flow.browser.get("/oauth2/logout");

        assertThat(active.get("active").asBoolean()).isTrue();
        assertThat(active.get("scope").asText()).isEqualTo("openid");
        assertThat(active.get("client_id").asText())
                .isEqualTo(connector.get("identifier").toString());
        assertThat(active.get("sub").asText())
                .isEqualTo(claims(tokens, "id_token").getSubject());
        assertThat(refreshActive).isTrue();
        assertThat(foreign).isFalse();
        assertThat(isActive(flow, access)).isFalse();
        assertThat(isActive(flow, refresh)).isFalse();
        assertThat(isActive(flow, "nonsense")).isFalse();
    }

    private static boolean isActive(OpenIdFlow flow, String token) {
        return OpenIdFlow.json(flow.post("/oauth2/introspect", Map.of("token", token)))
                .get("active")
                .asBoolean();
    }

    @Test
    void introspectWhenClientIsPublicOrWrongThenInvalidClient() {
        Browser anybody = new Browser();

        assertThat(error(anybody.post("/oauth2/introspect", Map.of("token", "x"))))
                .isEqualTo("invalid_client");
        assertThat(error(anybody.post("/oauth2/introspect", Map.of("token", "x", "client_id", "openapi-ui"))))
                .isEqualTo("invalid_client");
        assertThat(error(OpenIdFlow.of(published(CODE, "openid"))
                        .post("/oauth2/introspect", Map.of("token", "x", "client_secret", "wrong"))))
                .isEqualTo("invalid_client");
    }

    /** RFC 7009. */
    @Test
    void revokeThenAccessTokenAloneOrWithARefreshTokenAll() {
        OpenIdFlow flow = OpenIdFlow.of(published(CODE, "openid"));
        OpenIdFlow other = OpenIdFlow.of(published(CODE, "openid"));
        JsonNode first = tokens(flow, "openid");
        JsonNode second = tokens(flow, "openid");

        other.post("/oauth2/revoke", Map.of("token", first.get("refresh_token").asText()));
        boolean foreignChangesNothing =
                isActive(flow, first.get("refresh_token").asText());
        int answer = flow.post(
                        "/oauth2/revoke",
                        Map.of("token", first.get("access_token").asText()))
                .statusCode();
        boolean accessGone = !isActive(flow, first.get("access_token").asText());
        boolean refreshStays = isActive(flow, first.get("refresh_token").asText());
        flow.post("/oauth2/revoke", Map.of("token", second.get("refresh_token").asText()));

        assertThat(foreignChangesNothing).isTrue();
        assertThat(answer).isEqualTo(200);
        assertThat(accessGone).isTrue();
        assertThat(refreshStays).isTrue();
        assertThat(isActive(flow, second.get("access_token").asText())).isFalse();
        assertThat(flow.refresh(second.get("refresh_token").asText()).statusCode())
                .isEqualTo(400);
        assertThat(flow.post("/oauth2/revoke", Map.of("token", "unknown")).statusCode())
                .isEqualTo(200);
    }

    /** OpenID Connect RP-Initiated Logout: the address the connector declared, and no other. */
    @Test
    void logoutWhenConnectorDeclaredTheAddressThenBackToIt() {
        OpenIdFlow flow = OpenIdFlow.of(published(CODE, "openid"));
        String hint = tokens(flow, "openid").get("id_token").asText();

        HttpResponse<String> declared = flow.browser.get("/oauth2/logout?id_token_hint=" + hint
                + "&post_logout_redirect_uri=" + Browser.encode(school.site() + "bye"));
        HttpResponse<String> other = flow.browser.get("/oauth2/logout?id_token_hint=" + hint
                + "&post_logout_redirect_uri=" + Browser.encode(school.site() + "bye/bye"));

        assertThat(Browser.location(declared)).isEqualTo(school.site() + "bye");
        assertThat(other.statusCode()).isEqualTo(200);
    }

    /** OpenID Connect Back-Channel Logout 1.0 §2.4: sub, sid, events, no nonce; typ logout+jwt. */
    @Test
    void sessionWhenItEndsThenALogoutTokenIsToBeDelivered() throws ParseException {
        Map<String, Object> connector = published(CODE, "openid");
        OpenIdFlow flow = OpenIdFlow.of(connector);
        JWTClaimsSet identity = claims(tokens(flow, "openid"), "id_token");

        flow.browser.get("/cas/logout");

        Map<String, String> delivery = database.one(
                        "select url, field, body from logout_delivery where connector = ?",
                        row -> Map.of(
                                "url", row.getString("url"),
                                "field", row.getString("field"),
                                "body", row.getString("body")),
                        connector.get("id"))
                .orElseThrow();
        SignedJWT token = SignedJWT.parse(delivery.get("body"));
        assertThat(delivery.get("url")).isEqualTo(connector.get("logoutUrl"));
        assertThat(delivery.get("field")).isEqualTo("logout_token");
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(identity.getSubject());
        assertThat(token.getJWTClaimsSet().getClaim("sid")).isEqualTo(identity.getClaim("sid"));
        assertThat(token.getJWTClaimsSet().getAudience()).isEqualTo(identity.getAudience());
        assertThat(token.getJWTClaimsSet().getClaim("nonce")).isNull();
        assertThat(token.getJWTClaimsSet().getJSONObjectClaim("events"))
                .containsKey("http://schemas.openid.net/event/backchannel-logout");
        assertThat(flow.userInfo(delivery.get("body")).statusCode()).isEqualTo(401);
    }

    /** Two clients of one session know it by two names. */
    @Test
    void sidThenAnotherForEachConnector() {
        OpenIdFlow first = OpenIdFlow.of(published(CODE, "openid"));
        Map<String, Object> other = published(CODE, "openid");
        Object sid = claims(tokens(first, "openid"), "id_token").getClaim("sid");
        Object again = claims(tokens(first, "openid"), "id_token").getClaim("sid");
        Map<String, String> request = new HashMap<>(request(first, "openid"));
        request.put("client_id", other.get("identifier").toString());
        Map<String, String> exchange = first.exchange(OpenIdFlow.code(first.authorize(request)));
        exchange.put("client_id", other.get("identifier").toString());

        Object elsewhere =
                claims(OpenIdFlow.json(first.token(exchange)), "id_token").getClaim("sid");

        assertThat(again).isEqualTo(sid).isNotEqualTo(elsewhere);
    }
}

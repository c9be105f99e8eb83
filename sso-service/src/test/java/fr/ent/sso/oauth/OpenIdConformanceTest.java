package fr.ent.sso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the OpenID Foundation's basic profile (oidcc-basic-certification-test-plan, static client, plain code flow)
 * expects of a provider, asked by Nimbus as the client. Names after {@code oidcc-}:
 *
 * <table>
 *   <caption>Module and test</caption>
 *   <tr><td>server</td><td>{@link #server}</td></tr>
 *   <tr><td>response-type-missing</td><td>{@link #responseTypeMissing}</td></tr>
 *   <tr><td>idtoken-signature, idtoken-kid-absent…</td><td>{@link #server}, by Nimbus's validator</td></tr>
 *   <tr><td>userinfo-get, -post-header, -post-body</td><td>{@link #userInfo}</td></tr>
 *   <tr><td>ensure-request-without-nonce-succeeds-for-code-flow</td><td>{@link #withoutNonce}</td></tr>
 *   <tr><td>scope-profile, -email</td><td>{@link #scopes}; address, phone and all: not offered, invalid_scope</td></tr>
 *   <tr><td>ensure-other-scope-order-succeeds</td><td>{@link #scopes}</td></tr>
 *   <tr><td>display-page, -popup, ui-locales, claims-locales, ensure-request-with-acr-values-succeeds,
 *     ensure-request-with-unknown-parameter-succeeds, login-hint, claims-essential</td>
 *     <td>{@link #harmlessParameters}</td></tr>
 *   <tr><td>prompt-login</td><td>{@link #promptLogin}</td></tr>
 *   <tr><td>prompt-none-not-logged-in</td><td>{@link #promptNoneNotLoggedIn}</td></tr>
 *   <tr><td>prompt-none-logged-in, id-token-hint</td><td>{@link #promptNoneLoggedIn}</td></tr>
 *   <tr><td>max-age-1</td><td>{@link #maxAge1}</td></tr>
 *   <tr><td>max-age-10000</td><td>{@link #maxAge10000}</td></tr>
 *   <tr><td>codereuse, codereuse-30seconds</td><td>{@link #codeReuse}</td></tr>
 *   <tr><td>ensure-registered-redirect-uri</td><td>{@link #registeredRedirectUri}</td></tr>
 *   <tr><td>server-client-secret-post</td><td>{@link #clientSecretPost}</td></tr>
 *   <tr><td>unsigned-request-object-supported-correctly-or-rejected-as-unsupported,
 *     ensure-request-object-with-redirect-uri</td><td>{@link #requestObjectUnsupported}</td></tr>
 *   <tr><td>refresh-token</td><td>{@link #refreshToken}</td></tr>
 *   <tr><td>ensure-post-request-succeeds</td><td>{@link #postRequest}</td></tr>
 *   <tr><td>ensure-request-with-valid-pkce-succeeds</td><td>OpenIdProviderTest, all of it</td></tr>
 * </table>
 */
@QuarkusTest
class OpenIdConformanceTest {
    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    private final Browser browser = new Browser();
    private TestSchool.School school;
    private ClientID client;
    private URI redirectUri;

    @BeforeEach
    void registerClient() {
        school = schools.create();
        Map<String, Object> connector =
                TestConnectors.oauth(school, "authorization_code", "openid profile email", school.teachers());
        connectors.publish(connector);
        client = new ClientID(connector.get("identifier").toString());
        redirectUri = URI.create(school.site() + "callback");
    }

    private AuthenticationRequest.Builder request() {
        return new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid"), client, redirectUri)
                .state(new State("af0ifjsldkj"))
                .nonce(new Nonce("n-0S6_WzA2Mj"));
    }

    private HttpResponse<String> ask(AuthenticationRequest request) {
        return browser.get("/oauth2/authorize?" + request.toQueryString());
    }

    private void signIn() {
        browser.login(null, school.login("teacher"), TestSchool.PASSWORD);
    }

    private HttpResponse<String> submit(HttpResponse<String> page) {
        HttpResponse<String> signedIn = browser.submit(page, school.login("teacher"), TestSchool.PASSWORD);
        return browser.get(Browser.location(signedIn));
    }

    private AuthorizationResponse answer(HttpResponse<String> redirect) {
        try {
            AuthorizationResponse answer = AuthorizationResponse.parse(URI.create(Browser.location(redirect)));
            assertThat(answer.getState()).isEqualTo(new State("af0ifjsldkj"));
            assertThat(answer.getIssuer()).isEqualTo(new Issuer("http://localhost:8082"));
            assertThat(Browser.location(redirect)).startsWith(redirectUri + "?");
            return answer;
        } catch (ParseException e) {
            throw new AssertionError(redirect.statusCode() + " " + redirect.headers(), e);
        }
    }

    private AuthorizationCode code(HttpResponse<String> redirect) {
        return answer(redirect).toSuccessResponse().getAuthorizationCode();
    }

    private String error(HttpResponse<String> redirect) {
        return answer(redirect).toErrorResponse().getErrorObject().getCode();
    }

    private ClientAuthentication basic() {
        return new ClientSecretBasic(client, new Secret(TestConnectors.SECRET));
    }

    private TokenResponse token(ClientAuthentication authentication, AuthorizationGrant grant) {
        try {
            URI endpoint = URI.create(Browser.base() + "/oauth2/token");
            HTTPRequest request = new TokenRequest.Builder(endpoint, authentication, grant)
                    .build()
                    .toHTTPRequest();
            return OIDCTokenResponseParser.parse(request.send());
        } catch (IOException | ParseException e) {
            throw new AssertionError(e);
        }
    }

    private OIDCTokens tokens(AuthorizationCode code) {
        TokenResponse response = token(basic(), new AuthorizationCodeGrant(code, redirectUri));
        assertThat(response.indicatesSuccess())
                .as("%s", response.toHTTPResponse().getBody())
                .isTrue();
        return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
    }

    private IDTokenClaimsSet validated(OIDCTokens tokens, Nonce nonce) throws Exception {
        JWKSet keys = JWKSet.load(URI.create(Browser.base() + "/oauth2/jwks").toURL());
        return new IDTokenValidator(new Issuer("http://localhost:8082"), client, JWSAlgorithm.RS256, keys)
                .validate(tokens.getIDToken(), nonce);
    }

    private HttpResponse<String> askFor(String name, String value) {
        return ask(request().customParameter(name, value).build());
    }

    @Test
    void server() throws Exception {
        AuthorizationCode code = code(submit(ask(request().build())));
        IDTokenClaimsSet claims = validated(tokens(code), new Nonce("n-0S6_WzA2Mj"));
        OIDCProviderMetadata provider = OIDCProviderMetadata.parse(
                new Browser().get("/.well-known/openid-configuration").body());

        assertThat(claims.getSubject().getValue()).isNotEmpty();
        assertThat(provider.getIssuer()).isEqualTo(claims.getIssuer());
        assertThat(provider.getIDTokenJWSAlgs()).contains(JWSAlgorithm.RS256);
    }

    @Test
    void responseTypeMissing() {
        Map<String, String> request = new LinkedHashMap<>();
        request().build().toParameters().forEach((name, values) -> request.put(name, values.get(0)));
        request.remove("response_type");

        assertThat(error(browser.get("/oauth2/authorize?" + Browser.encoded(request))))
                .isEqualTo("invalid_request");
    }

    @Test
    void userInfo() throws Exception {
        signIn();
        OIDCTokens tokens =
                tokens(code(ask(request().scope(new Scope("openid", "profile")).build())));
        URI endpoint = URI.create(Browser.base() + "/oauth2/userinfo");
        BearerAccessToken token = tokens.getBearerAccessToken();
        HTTPRequest get = new UserInfoRequest(endpoint, HTTPRequest.Method.GET, token).toHTTPRequest();
        HTTPRequest postHeader = new HTTPRequest(HTTPRequest.Method.POST, endpoint);
        postHeader.setAuthorization(token.toAuthorizationHeader());
        HTTPRequest postBody = new UserInfoRequest(endpoint, HTTPRequest.Method.POST, token).toHTTPRequest();
        HTTPRequest postForm = new HTTPRequest(HTTPRequest.Method.POST, endpoint);
        postForm.setContentType("application/x-www-form-urlencoded");
        postForm.setBody("access_token=" + token.getValue());

        for (HTTPRequest request : List.of(get, postHeader, postBody, postForm)) {
            UserInfoResponse answer = UserInfoResponse.parse(request.send());

            assertThat(answer.indicatesSuccess()).isTrue();
            assertThat(answer.toSuccessResponse().getUserInfo().getSubject().getValue())
                    .isEqualTo(tokens.getIDToken().getJWTClaimsSet().getSubject());
            assertThat(answer.toSuccessResponse().getUserInfo().getFamilyName()).isEqualTo("GAUDIN");
        }
    }

    @Test
    void withoutNonce() throws Exception {
        signIn();

        OIDCTokens tokens = tokens(code(ask(request().nonce(null).build())));

        assertThat(validated(tokens, null).getNonce()).isNull();
    }

    @Test
    void scopes() {
        signIn();

        for (String scope : List.of("openid profile", "profile openid", "email openid profile")) {
            OIDCTokens tokens =
                    tokens(code(ask(request().scope(Scope.parse(scope)).build())));

            assertThat(tokens.getBearerAccessToken().getScope()).isEqualTo(Scope.parse(scope));
        }
        assertThat(error(ask(request().scope(new Scope("openid", "address")).build())))
                .isEqualTo("invalid_scope");
    }

    @Test
    void harmlessParameters() {
        signIn();
        Map<String, String> parameters = Map.of(
                "display", "popup",
                "ui_locales", "se fr",
                "claims_locales", "se",
                "acr_values", "1 2",
                "extra", "foobar",
                "login_hint", "bernard.gaudin",
                "claims", "{\"userinfo\":{\"name\":{\"essential\":true}}}");

        parameters.forEach(
                (name, value) -> assertThat(code(askFor(name, value))).as(name).isNotNull());
    }

    @Test
    void promptLogin() throws Exception {
        signIn();
        age();
        IDTokenClaimsSet before = validated(tokens(code(ask(request().build()))), new Nonce("n-0S6_WzA2Mj"));

        HttpResponse<String> page = askFor("prompt", "login");
        IDTokenClaimsSet after = validated(tokens(code(submit(page))), new Nonce("n-0S6_WzA2Mj"));

        assertThat(page.body()).contains("name=\"password\"");
        assertThat(after.getAuthenticationTime()).isAfter(before.getAuthenticationTime());
        assertThat(after.getSubject()).isEqualTo(before.getSubject());
    }

    @Test
    void promptNoneNotLoggedIn() {
        assertThat(error(askFor("prompt", "none"))).isEqualTo("login_required");
    }

    @Test
    void promptNoneLoggedIn() throws Exception {
        signIn();
        OIDCTokens tokens = tokens(code(ask(request().build())));
        AuthenticationRequest silent = request()
                .customParameter("prompt", "none")
                .idTokenHint(tokens.getIDToken())
                .build();
        JWTClaimsSet before = tokens.getIDToken().getJWTClaimsSet();

        JWTClaimsSet after = tokens(code(ask(silent))).getIDToken().getJWTClaimsSet();
        browser.get("/cas/logout");
        browser.login(null, school.login("both"), TestSchool.PASSWORD);
        String otherPerson = error(ask(silent));

        assertThat(after.getSubject()).isEqualTo(before.getSubject());
        assertThat(after.getClaim("auth_time")).isEqualTo(before.getClaim("auth_time"));
        assertThat(otherPerson).isEqualTo("login_required");
    }

    @Test
    void maxAge1() throws Exception {
        signIn();
        age();

        HttpResponse<String> page = askFor("max_age", "1");
        IDTokenClaimsSet after = validated(tokens(code(submit(page))), new Nonce("n-0S6_WzA2Mj"));

        assertThat(page.body()).contains("name=\"password\"");
        assertThat(after.getAuthenticationTime()).isNotNull();
    }

    @Test
    void maxAge10000() throws Exception {
        signIn();
        age();

        IDTokenClaimsSet claims = validated(tokens(code(askFor("max_age", "10000"))), new Nonce("n-0S6_WzA2Mj"));

        assertThat(claims.getAuthenticationTime()).isNotNull();
    }

    private void age() {
        database.update(
                "update sso_session set authenticated_at = now() - interval '1 hour' where account = ?",
                school.id("teacher"));
    }

    @Test
    void codeReuse() {
        signIn();
        AuthorizationCode code = code(ask(request().build()));
        OIDCTokens tokens = tokens(code);

        TokenResponse second = token(basic(), new AuthorizationCodeGrant(code, redirectUri));

        assertThat(second.toErrorResponse().getErrorObject().getCode()).isEqualTo("invalid_grant");
        assertThat(new Browser()
                        .post(
                                "/oauth2/userinfo",
                                Map.of("access_token", tokens.getAccessToken().getValue()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void registeredRedirectUri() {
        for (URI other : List.of(
                URI.create(redirectUri + "?a=b"),
                URI.create(redirectUri + "/x"),
                URI.create("https://evil.example/"))) {
            HttpResponse<String> answer = ask(
                    new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid"), client, other).build());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Browser.location(answer)).isEmpty();
        }
    }

    @Test
    void clientSecretPost() {
        signIn();
        AuthorizationCode code = code(ask(request().build()));

        TokenResponse answer = token(
                new ClientSecretPost(client, new Secret(TestConnectors.SECRET)),
                new AuthorizationCodeGrant(code, redirectUri));

        assertThat(answer.indicatesSuccess()).isTrue();
    }

    @Test
    void requestObjectUnsupported() {
        assertThat(error(askFor("request", "eyJhbGciOiJub25lIn0.e30."))).isEqualTo("request_not_supported");
        assertThat(error(askFor("request", "nonsense"))).isEqualTo("request_not_supported");
        assertThat(error(askFor("request_uri", "https://evil.example/r"))).isEqualTo("request_uri_not_supported");
    }

    @Test
    void refreshToken() throws Exception {
        signIn();
        OIDCTokens first = tokens(code(ask(request().build())));

        TokenResponse answer = token(basic(), new RefreshTokenGrant(first.getRefreshToken()));
        OIDCTokens second = ((OIDCTokenResponse) answer.toSuccessResponse()).getOIDCTokens();

        assertThat(second.getIDToken().getJWTClaimsSet().getSubject())
                .isEqualTo(first.getIDToken().getJWTClaimsSet().getSubject());
        assertThat(second.getIDToken().getJWTClaimsSet().getClaim("auth_time"))
                .isEqualTo(first.getIDToken().getJWTClaimsSet().getClaim("auth_time"));
        assertThat(second.getRefreshToken()).isNotEqualTo(first.getRefreshToken());
    }

    @Test
    void postRequest() {
        signIn();
        Map<String, String> form = new LinkedHashMap<>();
        request().build().toParameters().forEach((name, values) -> form.put(name, values.get(0)));

        assertThat(code(browser.post("/oauth2/authorize", form))).isNotNull();
    }
}

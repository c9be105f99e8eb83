package fr.ent.sso.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** A console that signs a person in, step by step. */
final class OpenIdFlow {
    static final String REDIRECT = "http://localhost:8081/signed-in";

    final Browser browser = new Browser();
    private final String client;
    private final String secret;
    private final String redirectUri;
    final CodeVerifier verifier = new CodeVerifier();

    OpenIdFlow() {
        this("connector-service", "Demo-2026-ent", REDIRECT);
    }

    OpenIdFlow(String client, String secret, String redirectUri) {
        this.client = client;
        this.secret = secret;
        this.redirectUri = redirectUri;
    }

    /** The site of an OAuth connector. */
    static OpenIdFlow of(Map<String, Object> connector) {
        return new OpenIdFlow(
                connector.get("identifier").toString(), TestConnectors.SECRET, connector.get("url") + "callback");
    }

    Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", client);
        request.put("redirect_uri", redirectUri);
        request.put("scope", "openid");
        request.put("state", "the state");
        request.put("nonce", "the-nonce");
        request.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        request.put("code_challenge_method", "S256");
        return request;
    }

    HttpResponse<String> authorize(Map<String, String> request) {
        return browser.get("/oauth2/authorize?" + Browser.encoded(request));
    }

    /** Signs in through the form, follows back to the authorization endpoint and takes the code. */
    String code(String login, String password) {
        HttpResponse<String> signedIn = browser.submit(authorize(request()), login, password);
        return code(browser.get(Browser.location(signedIn)));
    }

    static String code(HttpResponse<String> redirect) {
        return Browser.parameter(Browser.location(redirect), "code");
    }

    Map<String, String> exchange(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri);
        form.put("code_verifier", verifier.getValue());
        return form;
    }

    HttpResponse<String> token(Map<String, String> form) {
        return post("/oauth2/token", form);
    }

    /** To an endpoint that asks for the client's secret. */
    HttpResponse<String> post(String path, Map<String, String> form) {
        Map<String, String> authenticated = new LinkedHashMap<>(form);
        authenticated.putIfAbsent("client_id", client);
        authenticated.putIfAbsent("client_secret", secret);
        return new Browser().post(path, authenticated);
    }

    HttpResponse<String> userInfo(String accessToken) {
        return new Browser().post("/oauth2/userinfo", Map.of("access_token", accessToken));
    }

    HttpResponse<String> refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.statusCode() + " " + response.body(), e);
        }
    }
}

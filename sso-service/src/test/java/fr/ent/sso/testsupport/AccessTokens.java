package fr.ent.sso.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpResponse;
import java.util.Map;

/** Real access tokens, through the real endpoints. */
public final class AccessTokens {
    private static final String REDIRECT = "http://localhost:8082/q/swagger-ui/oauth2-redirect.html";

    private AccessTokens() {}

    /** As the OpenAPI UI gets it: a public client with PKCE, in a browser that is signed in. */
    public static String of(String login) {
        Browser browser = new Browser();
        browser.login(null, login, TestSchool.PASSWORD);
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> back = browser.get("/oauth2/authorize?"
                + Browser.encoded(Map.of(
                        "response_type", "code",
                        "client_id", "openapi-ui",
                        "redirect_uri", REDIRECT,
                        "code_challenge",
                                CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                        .getValue(),
                        "code_challenge_method", "S256")));
        return accessToken(browser.post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "openapi-ui",
                        "redirect_uri",
                        REDIRECT,
                        "code",
                        Browser.parameter(Browser.location(back), "code"),
                        "code_verifier",
                        verifier.getValue())));
    }

    /** In a client's own name. */
    public static String ofClient(String id, String secret) {
        return accessToken(new Browser()
                .post(
                        "/oauth2/token",
                        Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret)));
    }

    private static String accessToken(HttpResponse<String> response) {
        try {
            return new ObjectMapper()
                    .readTree(response.body())
                    .required("access_token")
                    .asText();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new AssertionError(response.statusCode() + " " + response.body(), e);
        }
    }
}

package fr.ent.connector;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.localstack.testing.TestIssuer;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The sign-in of the pages: authorization code with PKCE, back to the page asked for, our own cookie, logout. */
@ServiceTest
class SignInTest {
    private final Map<String, String> cookies = new HashMap<>();

    @Test
    void signedInWhenCodeComesBackThenThePageAskedForIsShownUntilLogout() {
        School school = School.fresh();
        SsoDouble.signsIn(TestIssuer.token(
                UUID.randomUUID().toString(),
                Map.of("functions", List.of("ADML:" + school.uai), "name", "MARTIN Claire", "groups", List.of())));

        Map<String, String> question =
                parameters(get("/admin/connecteurs?q=abc").header("Location"));
        Response back = get("/signed-in?code=some-code&state=" + question.get("state"));
        Response page = get(pathOf(back.header("Location")));
        while (page.statusCode() == 302) {
            page = get(pathOf(page.header("Location")));
        }

        assertThat(question).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
        assertThat(question.get("redirect_uri")).endsWith("/signed-in");
        assertThat(SsoDouble.tokenRequests()).hasSize(1);
        assertThat(SsoDouble.tokenRequests().get(0)).contains("code=some-code").contains("code_verifier=");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains("MARTIN Claire")
                .contains("value=\"abc\"")
                .contains("Se déconnecter");
        assertThat(cookies.keySet())
                .anyMatch(name -> name.startsWith("q_session") && name.endsWith("_connector-service"));

        Response logout = get("/deconnexion");

        assertThat(logout.statusCode()).isEqualTo(302);
        assertThat(logout.header("Location")).contains("/oauth2/logout").contains("post_logout_redirect_uri=");
        assertThat(get("/admin/connecteurs").statusCode()).isEqualTo(302);
    }

    private Response get(String path) {
        Response response = RestAssured.given()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .accept("text/html")
                .cookies(cookies)
                .get(path);
        response.detailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return response;
    }

    private static String pathOf(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static Map<String, String> parameters(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}

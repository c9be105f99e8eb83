package fr.ent.sso.me;

import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Our own pages are reached by the SSO session, and REST is not. */
@QuarkusTest
class MyAccountPageTest {
    @Inject
    TestSchool schools;

    private final Browser browser = new Browser();

    @Test
    void accountWhenNobodyIsSignedInThenTheLoginLeadsBackToIt() {
        String login = schools.create().login("teacher");

        HttpResponse<String> first = browser.get("/compte");
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(Browser.location(first)).isEqualTo("/cas/login?resume=%2Fcompte");

        HttpResponse<String> form = browser.get(Browser.location(first));
        HttpResponse<String> signedIn = browser.submit(form, login, TestSchool.PASSWORD);
        assertThat(Browser.location(signedIn)).isEqualTo("/compte");

        HttpResponse<String> page = browser.get("/compte");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Browser.document(page).select("main").text()).contains("GAUDIN Bernard", login);
        assertThat(Browser.document(page).select(".user-name").text()).isEqualTo("GAUDIN Bernard");
    }

    @Test
    void restWhenTheSessionsCookieIsSentThenNobody() {
        browser.login(null, schools.create().login("admc"), TestSchool.PASSWORD);
        assertThat(browser.get("/api/sessions").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/compte",
                "//evil.example/compte",
                "/compte\\@evil.example",
                "/comptes",
                "/cas/logout",
                "/oauth2/authorizer?x",
                "/compte%0d%0aSet-Cookie:a=b\r\n"
            })
    void loginWhenTheWayBackIsNoPageOfOursThenTheLoginItself(String address) {
        HttpResponse<String> form = browser.get("/cas/login?resume=" + Browser.encode(address));
        assertThat(Browser.hiddenFields(form)).doesNotContainKey("resume");
    }
}

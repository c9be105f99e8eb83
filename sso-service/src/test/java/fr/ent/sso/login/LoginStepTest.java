package fr.ent.sso.login;

import fr.ent.sso.account.Account;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Between the right password and the session stand the steps that the account has to do. */
@QuarkusTest
class LoginStepTest {
    /** Asks the accounts that a test names for nothing but to come by. */
    @Path("/cas/test-step")
    @PermitAll
    @ApplicationScoped
    public static class ComeBy implements LoginStep {
        static final Set<String> LOGINS = ConcurrentHashMap.newKeySet();

        @Inject
        PendingLogins pending;

        @Inject
        LoginCompletion completion;

        @Override
        public String name() {
            return "come-by";
        }

        @Override
        public Optional<String> page(Account account) {
            return LOGINS.contains(account.login()) ? Optional.of("/cas/test-step") : Optional.empty();
        }

        @GET
        public Response show(
                @CookieParam(PendingLogins.COOKIE) String login, @CookieParam(SessionCookie.NAME) String session) {
            return pending.find(login)
                    .map(found -> completion.stepDone(found, name(), session))
                    .orElseGet(() -> Response.status(410).build());
        }
    }

    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    private final Browser browser = new Browser();

    @Test
    void loginWhenAStepIsLeftThenNoSessionUntilItIsDone() {
        TestSchool.School school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
        ComeBy.LOGINS.add(school.login("teacher"));

        HttpResponse<String> password = browser.login(school.site(), school.login("teacher"), TestSchool.PASSWORD);
        assertThat(Browser.location(password)).isEqualTo("/cas/test-step");
        assertThat(browser.cookie(SessionCookie.NAME)).isEmpty();

        HttpResponse<String> step = browser.get("/cas/test-step");
        assertThat(Browser.location(step)).startsWith(school.site() + "?ticket=ST-");
        assertThat(browser.cookie(SessionCookie.NAME)).isPresent();
        assertThat(browser.get("/cas/test-step").statusCode()).isEqualTo(410);
    }
}

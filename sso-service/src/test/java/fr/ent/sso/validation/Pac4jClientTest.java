package fr.ent.sso.validation;

import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pac4j.cas.config.CasConfiguration;
import org.pac4j.cas.config.CasProtocol;
import org.pac4j.cas.credentials.authenticator.CasAuthenticator;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.context.WebContext;
import org.pac4j.core.context.session.SessionStore;
import org.pac4j.core.credentials.TokenCredentials;
import org.pac4j.core.exception.TechnicalException;
import org.pac4j.core.http.callback.NoParameterCallbackUrlResolver;
import org.pac4j.core.http.url.DefaultUrlResolver;
import org.pac4j.core.logout.handler.SessionLogoutHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A site secured by pac4j signs people in with our tickets, whichever protocol it speaks. */
@QuarkusTest
class Pac4jClientTest {
    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    private final Browser browser = new Browser();
    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
    }

    private static CallContext context() {
        return new CallContext(nothing(WebContext.class), nothing(SessionStore.class));
    }

    /** An object that knows nothing, for what a validation does not need. */
    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType() == Optional.class ? Optional.empty() : null));
    }

    private TokenCredentials validated(CasProtocol protocol, String ticket) {
        CasConfiguration configuration = new CasConfiguration(Browser.base() + "/cas/login", protocol);
        configuration.setAcceptAnyProxy(true);
        TokenCredentials credentials = new TokenCredentials(ticket);
        new CasAuthenticator(
                        configuration,
                        "site",
                        new DefaultUrlResolver(),
                        new NoParameterCallbackUrlResolver(),
                        school.site(),
                        nothing(SessionLogoutHandler.class))
                .validate(context(), credentials);
        return credentials;
    }

    @ParameterizedTest
    @EnumSource(CasProtocol.class)
    void validateThenProfileOfTheUser(CasProtocol protocol) {
        String ticket = Browser.ticket(browser.login(school.site(), school.login("teacher"), TestSchool.PASSWORD));

        TokenCredentials credentials = validated(protocol, ticket);

        assertThat(credentials.getUserProfile().getId()).isEqualTo(school.login("teacher"));
        if (protocol == CasProtocol.CAS30 || protocol == CasProtocol.CAS30_PROXY || protocol == CasProtocol.SAML) {
            assertThat(credentials.getUserProfile().getAttribute("nom")).isEqualTo("GAUDIN");
        }
    }

    @Test
    void validateWhenTicketIsUnknownThenException() {
        assertThatThrownBy(() -> validated(CasProtocol.CAS30, "ST-never")).isInstanceOf(TechnicalException.class);
    }
}

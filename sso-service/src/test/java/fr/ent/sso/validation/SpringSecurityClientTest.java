package fr.ent.sso.validation;

import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apereo.cas.client.validation.Cas20ProxyTicketValidator;
import org.apereo.cas.client.validation.Cas30ServiceTicketValidator;
import org.apereo.cas.client.validation.TicketValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.cas.ServiceProperties;
import org.springframework.security.cas.authentication.CasAuthenticationProvider;
import org.springframework.security.cas.authentication.CasServiceTicketAuthenticationToken;
import org.springframework.security.cas.userdetails.GrantedAuthorityFromAssertionAttributesUserDetailsService;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A site secured by Spring Security signs people in with our tickets. */
@QuarkusTest
class SpringSecurityClientTest {
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

    private CasAuthenticationProvider provider(TicketValidator validator) {
        ServiceProperties service = new ServiceProperties();
        service.setService(school.site());
        CasAuthenticationProvider provider = new CasAuthenticationProvider();
        provider.setServiceProperties(service);
        provider.setKey("site");
        provider.setTicketValidator(validator);
        provider.setAuthenticationUserDetailsService(
                new GrantedAuthorityFromAssertionAttributesUserDetailsService(new String[] {"categories"}));
        provider.afterPropertiesSet();
        return provider;
    }

    private String ticket() {
        return Browser.ticket(browser.login(school.site(), school.login("teacher"), TestSchool.PASSWORD));
    }

    @Test
    void authenticateThenUserWithAuthoritiesFromAttributes() {
        Authentication authentication = provider(new Cas30ServiceTicketValidator(Browser.base() + "/cas"))
                .authenticate(CasServiceTicketAuthenticationToken.stateful(ticket()));

        assertThat(authentication.isAuthenticated()).isTrue();
        assertThat(authentication.getName()).isEqualTo(school.login("teacher"));
        assertThat(authentication.getAuthorities()).extracting(Object::toString).containsExactly("NATIONAL_3");
    }

    @Test
    void authenticateWhenProxyValidatorThenServiceTicketsAreGoodToo() {
        Authentication authentication = provider(new Cas20ProxyTicketValidator(Browser.base() + "/cas"))
                .authenticate(CasServiceTicketAuthenticationToken.stateful(ticket()));

        assertThat(authentication.getName()).isEqualTo(school.login("teacher"));
    }

    @Test
    void authenticateWhenTicketIsUnknownThenBadCredentials() {
        CasAuthenticationProvider provider = provider(new Cas30ServiceTicketValidator(Browser.base() + "/cas"));

        assertThatThrownBy(() -> provider.authenticate(CasServiceTicketAuthenticationToken.stateful("ST-never")))
                .isInstanceOf(BadCredentialsException.class)
                .hasMessageContaining("never issued");
    }
}

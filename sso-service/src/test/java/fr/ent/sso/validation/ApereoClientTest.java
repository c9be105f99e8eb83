package fr.ent.sso.validation;

import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.CallbackSite;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.apereo.cas.client.proxy.Cas20ProxyRetriever;
import org.apereo.cas.client.proxy.ProxyGrantingTicketStorage;
import org.apereo.cas.client.ssl.HttpsURLConnectionFactory;
import org.apereo.cas.client.validation.Assertion;
import org.apereo.cas.client.validation.Cas10TicketValidator;
import org.apereo.cas.client.validation.Cas20ProxyTicketValidator;
import org.apereo.cas.client.validation.Cas20ServiceTicketValidator;
import org.apereo.cas.client.validation.Cas30ProxyTicketValidator;
import org.apereo.cas.client.validation.Cas30ServiceTicketValidator;
import org.apereo.cas.client.validation.InvalidProxyChainTicketValidationException;
import org.apereo.cas.client.validation.ProxyList;
import org.apereo.cas.client.validation.Saml11TicketValidator;
import org.apereo.cas.client.validation.TicketValidationException;
import org.apereo.cas.client.validation.json.Cas30JsonServiceTicketValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The client library that most Java sites use understands our answers. */
@QuarkusTest
class ApereoClientTest {
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

    private String ticket() {
        return Browser.ticket(browser.login(school.site(), school.login("both"), TestSchool.PASSWORD));
    }

    private static String prefix() {
        return Browser.base() + "/cas";
    }

    @Test
    void cas30ThenUserAndAttributes() throws TicketValidationException {
        Assertion assertion = new Cas30ServiceTicketValidator(prefix()).validate(ticket(), school.site());

        assertThat(assertion.getPrincipal().getName()).isEqualTo(school.login("both"));
        assertThat(assertion.getPrincipal().getAttributes())
                .containsEntry("nom", "D'ARC & <FILS>")
                .containsEntry("isFromNewLogin", "true");
    }

    @Test
    void cas30JsonThenUserAndAttributes() throws TicketValidationException {
        Assertion assertion = new Cas30JsonServiceTicketValidator(prefix()).validate(ticket(), school.site());

        assertThat(assertion.getPrincipal().getName()).isEqualTo(school.login("both"));
        assertThat(assertion.getPrincipal().getAttributes()).containsEntry("nom", List.of("D'ARC & <FILS>"));
    }

    @Test
    void cas20ThenUserAndPronoteAttributes() throws TicketValidationException {
        Assertion assertion = new Cas20ServiceTicketValidator(prefix()).validate(ticket(), school.site());

        assertThat(assertion.getPrincipal().getName()).isEqualTo(school.login("both"));
    }

    @Test
    void cas10ThenUser() throws TicketValidationException {
        assertThat(new Cas10TicketValidator(prefix())
                        .validate(ticket(), school.site())
                        .getPrincipal()
                        .getName())
                .isEqualTo(school.login("both"));
    }

    @Test
    void saml11ThenUserAndAttributes() throws TicketValidationException {
        Assertion assertion = new Saml11TicketValidator(prefix()).validate(ticket(), school.site());

        assertThat(assertion.getPrincipal().getName()).isEqualTo(school.login("both"));
        assertThat(assertion.getPrincipal().getAttributes())
                .containsEntry("nom", "D'ARC & <FILS>")
                .containsEntry("isFromNewLogin", "true");
        assertThat(assertion.isValid()).isTrue();
    }

    @Test
    void saml11WhenTicketIsUnknownThenException() {
        Saml11TicketValidator validator = new Saml11TicketValidator(prefix());

        assertThatThrownBy(() -> validator.validate("ST-never", school.site()))
                .isInstanceOf(TicketValidationException.class);
    }

    @Test
    void cas30WhenTicketIsUsedTwiceThenException() throws TicketValidationException {
        String ticket = ticket();
        Cas30ServiceTicketValidator validator = new Cas30ServiceTicketValidator(prefix());
        validator.validate(ticket, school.site());

        assertThatThrownBy(() -> validator.validate(ticket, school.site()))
                .isInstanceOf(TicketValidationException.class)
                .hasMessageContaining("used already");
    }

    /** A portal that uses the library goes on to a site that uses it too, from callback to the list of proxies. */
    @Test
    void proxyThenPortalGoesOnAndTheOtherSiteChecksTheChain() throws TicketValidationException {
        try (CallbackSite callback = CallbackSite.start()) {
            String portal = "https://portal" + school.number() + ".example.org/";
            String pgtUrl = callback.url() + "/proxyCallback";
            connectors.publish(TestConnectors.proxying(school, portal, List.of(pgtUrl), school.teachers()));
            Cas20ServiceTicketValidator validator = new Cas20ServiceTicketValidator(prefix());
            validator.setProxyCallbackUrl(pgtUrl);
            validator.setProxyGrantingTicketStorage(new Received(callback));
            validator.setProxyRetriever(new Cas20ProxyRetriever(prefix(), "UTF-8", new HttpsURLConnectionFactory()));
            Assertion atPortal = validator.validate(
                    Browser.ticket(browser.login(portal, school.login("both"), TestSchool.PASSWORD)), portal);

            String first = atPortal.getPrincipal().getProxyTicketFor(school.site());
            String second = atPortal.getPrincipal().getProxyTicketFor(school.site());
            String third = atPortal.getPrincipal().getProxyTicketFor(school.site());

            Cas20ProxyTicketValidator cas20 = new Cas20ProxyTicketValidator(prefix());
            cas20.setAllowedProxyChains(new ProxyList(List.<String[]>of(new String[] {pgtUrl})));
            assertThat(cas20.validate(first, school.site()).getPrincipal().getName())
                    .isEqualTo(school.login("both"));
            Cas30ProxyTicketValidator cas30 = new Cas30ProxyTicketValidator(prefix());
            cas30.setAcceptAnyProxy(true);
            assertThat(cas30.validate(second, school.site()).getPrincipal().getAttributes())
                    .containsEntry("nom", "D'ARC & <FILS>");
            Cas30ProxyTicketValidator strict = new Cas30ProxyTicketValidator(prefix());
            strict.setAllowedProxyChains(new ProxyList(List.<String[]>of(new String[] {"https://other.example/"})));
            assertThatThrownBy(() -> strict.validate(third, school.site()))
                    .isInstanceOf(InvalidProxyChainTicketValidationException.class);
        }
    }

    /** What the portal's callback page keeps. */
    private record Received(CallbackSite site) implements ProxyGrantingTicketStorage {
        @Override
        public void save(String iou, String pgt) {
            throw new UnsupportedOperationException("The callback site keeps them");
        }

        @Override
        public String retrieve(String iou) {
            return site.grant(iou);
        }

        @Override
        public void cleanUp() {
            // A test keeps nothing.
        }
    }
}

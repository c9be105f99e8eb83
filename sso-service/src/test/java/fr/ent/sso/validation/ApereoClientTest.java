package fr.ent.sso.validation;

import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apereo.cas.client.validation.Assertion;
import org.apereo.cas.client.validation.Cas10TicketValidator;
import org.apereo.cas.client.validation.Cas20ServiceTicketValidator;
import org.apereo.cas.client.validation.Cas30ServiceTicketValidator;
import org.apereo.cas.client.validation.TicketValidationException;
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

    private TestSchool.School school;

    @BeforeEach
    void openSchool() {
        school = schools.create();
        connectors.publish(TestConnectors.pronote(school, school.teachers()));
    }

    private String ticket() {
        return Browser.ticket(new Browser().login(school.site(), school.login("both"), TestSchool.PASSWORD));
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
    void cas30WhenTicketIsUsedTwiceThenException() throws TicketValidationException {
        String ticket = ticket();
        Cas30ServiceTicketValidator validator = new Cas30ServiceTicketValidator(prefix());
        validator.validate(ticket, school.site());

        assertThatThrownBy(() -> validator.validate(ticket, school.site()))
                .isInstanceOf(TicketValidationException.class)
                .hasMessageContaining("used already");
    }
}

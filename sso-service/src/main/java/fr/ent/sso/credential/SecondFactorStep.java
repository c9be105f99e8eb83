package fr.ent.sso.credential;

import fr.ent.sso.account.Account;
import fr.ent.sso.login.LoginStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks who has a second factor for it, and who needs one to set it up. Comes before any other step. */
@ApplicationScoped
class SecondFactorStep implements LoginStep {
    static final String NAME = "factor";
    static final String PAGE = "/cas/second-facteur";
    static final String ENROLMENT = PAGE + "/enrolement";

    private final SecondFactors factors;

    SecondFactorStep(SecondFactors factors) {
        this.factors = factors;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> page(Account account) {
        if (factors.isEnrolled(account.id())) {
            return Optional.of(PAGE);
        }
        return factors.isRequired(account) ? Optional.of(ENROLMENT) : Optional.empty();
    }
}

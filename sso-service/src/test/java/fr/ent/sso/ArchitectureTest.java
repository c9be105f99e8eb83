package fr.ent.sso;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Features depend on each other one way only. */
@AnalyzeClasses(packages = "fr.ent.sso", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("fr.ent.sso.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ACCOUNTS_KNOW_NO_SESSION = noClasses()
            .that()
            .resideInAnyPackage("fr.ent.sso.account..", "fr.ent.sso.registry..", "fr.ent.sso.release..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "fr.ent.sso.session..",
                    "fr.ent.sso.ticket..",
                    "fr.ent.sso.validation..",
                    "fr.ent.sso.login..",
                    "fr.ent.sso.oauth..");

    @ArchTest
    static final ArchRule TICKETS_KNOW_NO_PAGE_AND_NO_ANSWER = noClasses()
            .that()
            .resideInAnyPackage("fr.ent.sso.session..", "fr.ent.sso.ticket..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "fr.ent.sso.validation..", "fr.ent.sso.login..", "fr.ent.sso.logout..", "fr.ent.sso.oauth..");

    @ArchTest
    static final ArchRule ONE_LOGGING = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule NO_PRINTING = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}

package fr.ent.connector;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Features depend one way: the uses of a connector → access → definition → directory, signon, event, people. */
@AnalyzeClasses(packages = "fr.ent.connector", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("fr.ent.connector.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DEFINITION_KNOWS_NO_USE = noClasses()
            .that()
            .resideInAnyPackage("..definition..", "..directory..", "..signon..", "..event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..access..", "..myapps..");

    @ArchTest
    static final ArchRule FOUNDATIONS_KNOW_NO_CONNECTOR = noClasses()
            .that()
            .resideInAnyPackage("..directory..", "..signon..", "..event..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..definition..");

    @ArchTest
    static final ArchRule NO_JAVA_LOGGING = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}

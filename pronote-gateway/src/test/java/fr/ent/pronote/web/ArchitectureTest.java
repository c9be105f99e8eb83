package fr.ent.pronote.web;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import fr.ent.pronote.PronoteMessages;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Feature packages depend one way; the rules of recognition know no framework. */
@AnalyzeClasses(packages = "fr.ent.pronote", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_DEPEND_ONE_WAY = slices().matching("fr.ent.pronote.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(), JavaClass.Predicates.equivalentTo(PronoteMessages.class));

    @ArchTest
    static final ArchRule RECOGNITION_RULES_ARE_BARE = noClasses()
            .that()
            .resideInAPackage("fr.ent.pronote.identity")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..", "fr.ent.kit..", "com.fasterxml..");

    @ArchTest
    static final ArchRule ONE_LOGGER =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging", "org.slf4j..");

    @ArchTest
    static final ArchRule PUBLICATION_KNOWS_NO_PEOPLE = noClasses()
            .that()
            .resideInAPackage("fr.ent.pronote.publication")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.ent.pronote.people", "fr.ent.pronote.recognition", "fr.ent.pronote.casclient");
}

package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@QuarkusTest
class DirectoryImportTest {
    private static final String STRUCTURES = "uai;name;type;city;parents\n";
    private static final String GROUPS = "structure;name;type;profile\n";
    private static final String ACCOUNTS =
            "login;lastName;firstName;birthDate;zipCode;profiles;structures;functions;groups\n";

    @Inject
    DirectoryImport directory;

    @Inject
    DemoSchool demo;

    @Inject
    Database database;

    private ApiProblem refused(String structures, String groups, String accounts) {
        return catchThrowableOfType(
                ApiProblem.class,
                () -> directory.run(
                        new DirectoryFiles(
                                new StringReader(structures), new StringReader(groups), new StringReader(accounts)),
                        null,
                        false));
    }

    @Test
    void runWhenCellsAreWrongThenEachIsNamedAndNothingIsWritten() {
        ApiProblem problem = refused(
                STRUCTURES + "7700001A;Lycée;LYCEE;;\n770;Collège;COLLEGE;;9999999Z\n",
                GROUPS + "7700001A;Profs;PROFILE;\n7700001A;Classe;ROOM;\n",
                ACCOUNTS
                        + "import.one;UN;Jean;14/03/1975;7?;TEACHER;7700001A;;\n"
                        + "Import One;;Jean;;;WIZARD;7700009Z;KING;Club\n"
                        + "import.one;DEUX;Jean;;;;;;\n");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "structures.csv:3:uai",
                        "structures.csv:3:parents",
                        "groups.csv:2:profile",
                        "groups.csv:3:type",
                        "accounts.csv:2:birthDate",
                        "accounts.csv:2:zipCode",
                        "accounts.csv:3:login",
                        "accounts.csv:3:lastName",
                        "accounts.csv:3:profiles",
                        "accounts.csv:3:structures",
                        "accounts.csv:3:functions",
                        "accounts.csv:3:groups",
                        "accounts.csv:4:login");
        assertThat(problem.errors())
                .allSatisfy(error -> assertThat(error.message(Locale.FRENCH)).contains(" "));
        assertThat(database.exists("select 1 from structure where uai = '7700001A'"))
                .isFalse();
        assertThat(database.exists("select 1 from account where login = 'import.one'"))
                .isFalse();
    }

    @Test
    void runWhenColumnOrCellIsMissingThenItsPlaceIsNamed() {
        ApiProblem problem = refused("uai;name\n", GROUPS + "7700001A;x\n", ACCOUNTS);

        assertThat(problem.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "structures.csv:1:city", "structures.csv:1:parents", "structures.csv:1:type", "groups.csv:2");
    }

    @Test
    void demoSchoolThenItsPeopleCanSignInAndAServiceOutsideTheDemoRefusesThem() {
        DirectoryImport.Imported imported = demo.load();

        assertThat(imported).isEqualTo(new DirectoryImport.Imported(4, 19, 51));
        assertThat(database.one(
                        "select count(*) from guardianship where pupil = any (?)",
                        row -> row.getInt(1),
                        java.util.List.of(
                                DirectoryImport.accountId("lucas.armand"), DirectoryImport.accountId("emma.aubin"))))
                .contains(4);
        assertThat(database.exists("select 1 from account where login = 'bernard.gaudin' and email is not null"))
                .isTrue();
        assertThat(new Browser().login(null, "bernard.gaudin", "Demo-2026-ent").statusCode())
                .isEqualTo(303);
        assertThatThrownBy(demo::refuseDemoPasswords)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("demo password");
    }
}

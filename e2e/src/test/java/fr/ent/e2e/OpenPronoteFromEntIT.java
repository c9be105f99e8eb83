package fr.ent.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.ent.localstack.Stack;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The administrators' sheet from end to end: the connector is created and given to groups, people open PRONOTE from «
 * Mes applis », one is not recognised, and the PRONOTE administrator sees to it. The steps build on each other.
 */
@ExtendWith(RunningStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenPronoteFromEntIT {
    private static final String CONNECTOR = "Pronote - Lycée Paul Martin";

    private static Ent ent;
    private static Browser browser;

    @BeforeAll
    static void open(Stack stack) {
        browser = new Browser();
        ent = new Ent(stack);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void administratorWhenFillingTheSeedsFormThenConnectorExistsAndGroupsGetIt() {
        browser.person("fr-FR", adml -> {
            Page page = adml.newPage();
            page.navigate(ent.connector("/admin/connecteurs"));
            Browser.inspect(page, "01-connexion");
            Ent.signIn(page, "adml.martin");
            assertThat(heading(page, "Connecteurs & liens")).isVisible();
            page.navigate(ent.connector("/admin/connecteurs?structure=" + Ent.UAI));
            Browser.inspect(page, "02-connecteurs-vide");

            link(page, "Créer un lien/connecteur").click();
            Browser.inspect(page, "03-modeles");
            link(page, "Lien simple").click();
            page.getByLabel("Identifiant", exact()).fill(CONNECTOR);
            page.getByLabel("Nom d'affichage", exact()).fill(CONNECTOR);
            page.getByLabel("Icône", exact()).fill("pronote");
            page.getByLabel("URL", exact()).fill(ent.baseUrl());
            page.getByLabel("Cible", exact()).selectOption("NEW_PAGE");
            page.getByText("Afficher les paramètres du connecteur").click();
            page.getByLabel("Champs spécifiques CAS").check();
            page.getByLabel("Type de CAS").selectOption("PRONOTE");
            assertThat(page.locator("#apercu")).containsText(CONNECTOR);
            Browser.inspect(page, "03-connecteur-formulaire");
            button(page, "Publier").click();
            assertThat(heading(page, CONNECTOR)).isVisible();

            link(page, "Droits d'accès").click();
            page.getByLabel(Pattern.compile("^Enseignants du Lycée Paul Martin"))
                    .check();
            page.getByLabel(Pattern.compile("^Parents du Lycée Paul Martin")).check();
            page.getByLabel(Pattern.compile("^Personnels du Lycée Paul Martin")).check();
            button(page, "Enregistrer").click();
            assertThat(page.getByText(Pattern.compile("\\+3 groupes")).first()).isVisible();
            Browser.inspect(page, "04-droits");
        });
    }

    @Test
    @Order(2)
    void teacherWhenLinkedByHandThenLandsInMarcsSpaceWithoutASecondLogin() {
        browser.person("fr-FR", teacher -> {
            Page page = openMesApplis(teacher, "bernard.gaudin");
            Browser.inspect(page, "05-mes-applis");
            Page pronote = teacher.waitForPage(() -> tile(page).click());
            assertThat(heading(pronote, "Espace Professeurs")).isVisible();
            assertThat(pronote.getByText(Pattern.compile("PROFESSEUR Marc")).first())
                    .isVisible();
            assertThat(pronote).not().hasURL(Pattern.compile("ticket="));
            Browser.inspect(pronote, "06-espace-professeurs");
        });
    }

    @Test
    @Order(3)
    void teacherWhenRecognisedByNameThenIdentifiantCasIsStoredAndUsedNextTime() {
        for (int login = 0; login < 2; login++) {
            browser.person("fr-FR", teacher -> {
                Page page = openMesApplis(teacher, "veronique.lemaitre");
                Page pronote = teacher.waitForPage(() -> tile(page).click());
                assertThat(heading(pronote, "Espace Professeurs")).isVisible();
                assertThat(pronote.getByText(Pattern.compile("LEMAITRE Veronique"))
                                .first())
                        .isVisible();
            });
        }
    }

    @Test
    @Order(4)
    void guardianWhenEspPIsNotTickedThenRefusedInPlainWords() {
        browser.person("fr-FR", guardian -> {
            Page page = openMesApplis(guardian, "houira.aubin");
            Page pronote = guardian.waitForPage(() -> tile(page).click());
            assertThat(pronote.getByText(Pattern.compile("Espace Parents")).first())
                    .isVisible();
            assertThat(pronote.getByText("Identification impossible")).hasCount(0);
            Browser.inspect(pronote, "07-acces-refuse");
        });
    }

    @Test
    @Order(5)
    void staffWhenUnknownThenIdentificationImpossibleAndTheFormReachesTheSchool() {
        browser.person("fr-FR", staff -> {
            Page page = openMesApplis(staff, "personnel.support");
            Page pronote = staff.waitForPage(() -> tile(page).click());
            assertThat(heading(pronote, "Identification impossible")).isVisible();
            assertThat(pronote.getByText("Support").first()).isVisible();
            Browser.inspect(pronote, "08-identification-impossible");
            pronote.getByLabel(Pattern.compile("informations complémentaires")).fill("Assistance informatique");
            pronote.getByLabel(Pattern.compile("^E-mail")).fill("support@exemple.fr");
            button(pronote, "Envoyer").click();
            assertThat(pronote.getByText(Pattern.compile("[Rr]éférence")).first())
                    .isVisible();
            Browser.inspect(pronote, "09-formulaire-envoye");
        });
    }

    @Test
    @Order(6)
    void pronoteAdministratorWhenInTheConsoleThenSeesTheFailureAndRunsTheBase() {
        browser.person("fr-FR", administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.pronote("/admin/" + Ent.UAI));
            Ent.signIn(page, "pronote.admin");
            assertThat(page.getByText(Pattern.compile("La base est publiée")).first())
                    .isVisible();
            Browser.inspect(page, "10-publication");

            link(page, "Intégration dans un ENT").click();
            assertThat(page.getByLabel("URL du serveur CAS")).isDisabled();
            Browser.inspect(page, "11-integration-verrouillee");

            link(page, "Publication").click();
            button(page, "Arrêter la publication").click();
            assertThat(page.getByText(Pattern.compile("La base est arrêtée|publication est arrêtée"))
                            .first())
                    .isVisible();
            link(page, "Intégration dans un ENT").click();
            assertThat(page.getByLabel("URL du serveur CAS")).isEnabled();
            Browser.inspect(page, "12-integration");
            link(page, "Publication").click();
            button(page, "Publier la base").click();
            assertThat(page.getByText(Pattern.compile("La base est publiée")).first())
                    .isVisible();

            link(page, "Échecs d'identification").click();
            assertThat(page.getByText("Assistance informatique").first()).isVisible();
            Browser.inspect(page, "13-echecs");

            link(page, "Ressources").click();
            link(page, "Professeurs").click();
            Locator row =
                    page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("LEMAITRE")));
            assertThat(row).containsText("veronique.lemaitre");
            Browser.inspect(page, "14-professeurs");
            row.getByRole(AriaRole.CHECKBOX).check();
            button(page, "Supprimer l'identifiant CAS (ENT)").click();
            Browser.inspect(page, "15-confirmation");
            button(page, "Supprimer l'identifiant").click();
            assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("LEMAITRE"))))
                    .not()
                    .containsText("veronique.lemaitre");

            link(page, "Responsables").click();
            Browser.inspect(page, "16-responsables");
        });
    }

    @Test
    @Order(7)
    void teacherWhenNoScriptRunsThenPronoteOpensAllTheSame() {
        browser.withoutJavaScript(teacher -> {
            Page page = openMesApplis(teacher, "anne.doucet");
            Page pronote = teacher.waitForPage(() -> tile(page).click());
            assertThat(heading(pronote, "Espace Professeurs")).isVisible();
        });
    }

    @Test
    @Order(8)
    void teacherWhenBrowserIsEnglishThenPagesAreToo() {
        browser.person("en-GB", teacher -> {
            Page page = teacher.newPage();
            page.navigate(ent.connector("/mes-applis"));
            page.getByLabel("Password", exact()).fill(Ent.PASSWORD);
            page.getByLabel("Login", exact()).fill("nicole.dupas");
            button(page, "Sign in").click();
            assertThat(heading(page, "My apps")).isVisible();
            Browser.inspect(page, "17-my-apps");
        });
    }

    private static Page openMesApplis(BrowserContext person, String login) {
        Page page = person.newPage();
        page.navigate(ent.connector("/mes-applis"));
        Ent.signIn(page, login);
        assertThat(heading(page, "Mes applis")).isVisible();
        return page;
    }

    private static Locator tile(Page page) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile(CONNECTOR)));
    }

    private static Locator heading(Page page, String name) {
        return named(page, AriaRole.HEADING, name);
    }

    private static Locator link(Page page, String name) {
        return named(page, AriaRole.LINK, name);
    }

    private static Locator button(Page page, String name) {
        return named(page, AriaRole.BUTTON, name);
    }

    /** Found by its role and the words people read, whichever apostrophe they are set with. */
    private static Locator named(Page page, AriaRole role, String name) {
        // Not Pattern.quote: the browser reads the expression, and its language has no \\Q.
        Pattern words = Pattern.compile(
                name.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0").replace("'", "['’]"));
        return page.getByRole(role, new Page.GetByRoleOptions().setName(words)).first();
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}

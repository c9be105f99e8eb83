package fr.ent.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import fr.ent.localstack.Stack;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.ent.e2e.Screen.button;
import static fr.ent.e2e.Screen.field;
import static fr.ent.e2e.Screen.heading;
import static fr.ent.e2e.Screen.link;
import static fr.ent.e2e.Screen.row;
import static fr.ent.e2e.Screen.text;
import static org.awaitility.Awaitility.await;

/**
 * Who gets a connector, who does not and why: rights, exceptions, mass assignment, « Pourquoi ? », « Voir comme… », the
 * trial and the health of two connectors of their own. The steps build on each other.
 */
@ExtendWith(RunningStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RightsJourneysIT {
    private static final String SITE = "Médiathèque du quai";
    private static final String SHARED = "Réseau de la cité";
    private static final String SHARED_URL = "https://reseau.cite.example/";
    private static final String STAFF = "Personnels du Lycée Paul Martin";
    private static final String TEAM = "Équipe numérique";
    private static final LocatorAssertions.ContainsTextOptions WHILE_IT_WORKS =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    private static Ent ent;
    private static Rest rest;
    private static Browser browser;
    private static PartnerSite site;
    private static String connector;
    private static String shared;

    @BeforeAll
    static void open(Stack stack) {
        browser = new Browser();
        ent = new Ent(stack);
        site = new PartnerSite(ent.sso("/cas/serviceValidate"));
        rest = new Rest(ent);
        connector = rest.site(Ent.UAI, SITE, site.url(), false, List.of(STAFF, TEAM));
        shared = rest.site(
                "0900010X",
                SHARED,
                SHARED_URL,
                true,
                List.of("Personnels de la Cité scolaire Paul Martin", STAFF, "Personnels du Collège Paul Martin"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (shared != null) {
            rest.delete(shared);
        }
        if (connector != null) {
            rest.delete(connector);
        }
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Order(1)
    void rightsWhenTickedThenPreviewedAndOnlyThenSaved() {
        as("adml.martin", at("/sante"), page -> {
            assertThat(text(page, "Personne n'est encore passé par ce connecteur"))
                    .isVisible();
            Browser.inspect(page, "200-sante-vide");
            link(page, "Droits d'accès").click();
            assertThat(text(page, "Visible par personne")).isVisible();
            Browser.inspect(page, "201-droits-vide");
            link(page, "Qui le voit").click();
            assertThat(text(page, "Personne ne le voit")).isVisible();
            Browser.inspect(page, "202-qui-le-voit-vide");
            link(page, "Revenir aux droits").click();

            field(page, "Filtrer les groupes affichés").fill("personnels");
            assertThat(field(page, "2nde A")).isHidden();
            field(page, STAFF).check();
            field(page, "Filtrer les groupes affichés").fill("");
            field(page, TEAM).check();
            lastDayOf(page, TEAM).fill("2020-01-31");
            button(page, "Enregistrer").click();
            assertThat(lastDayOf(page, TEAM)).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("[data-error-summary]")).isFocused();
            Browser.inspect(page, "203-droits-a-corriger");

            LocalDate lastDay = LocalDate.now(ZoneId.of("Europe/Paris")).plusMonths(6);
            lastDayOf(page, TEAM).fill(lastDay.toString());
            field(page, "Nouvelles classes : enseignants").check();
            button(page, "Voir qui le verrait").click();
            assertThat(heading(page, "Aperçu : rien n'est encore enregistré")).isVisible();
            assertThat(text(page, "+2 groupes, −0")).isVisible();
            assertThat(page.getByRole(AriaRole.LISTITEM).filter(named("DURAND Martine")))
                    .isVisible();
            assertThat(text(page, "Visible par personne")).isVisible();
            Browser.inspect(page, "204-droits-apercu");

            button(page, "Enregistrer").click();
            assertThat(text(page, "Droits enregistrés : +2 groupes, −0")).isVisible();
            assertThat(field(page, STAFF)).isChecked();
            assertThat(lastDayOf(page, TEAM)).hasValue(lastDay.toString());
            assertThat(text(page, "jusqu'au " + lastDay.getDayOfMonth())).isVisible();
            assertThat(field(page, "Nouvelles classes : enseignants")).isChecked();
            Browser.inspect(page, "205-droits-enregistres");

            link(page, "Qui le voit").click();
            assertThat(row(page, "FAVIER Catherine")).isVisible();
            Browser.inspect(page, "206-qui-le-voit");
            field(page, "Rechercher une personne").fill("durand");
            button(page, "Rechercher").click();
            assertThat(page.locator("main tbody tr")).hasCount(1);
            assertThat(row(page, "DURAND Martine")).containsText("cpe.durand");
            field(page, "Rechercher une personne").fill("gallet");
            button(page, "Rechercher").click();
            assertThat(text(page, "Aucune personne ne correspond")).isVisible();
            Browser.inspect(page, "207-qui-le-voit-aucun");
        });
    }

    @Test
    @Order(2)
    void personWhenDeniedThenLosesTileAndTicketUntilItIsLifted() {
        as(
                "cpe.durand",
                "/mes-applis",
                person -> as("adml.martin", at("/droits"), page -> {
                    awaitTile(person, true);
                    assertOpens(person);

                    link(page, "Exceptions").click();
                    assertThat(text(page, "Aucune exception")).isVisible();
                    Browser.inspect(page, "210-exceptions-vide");
                    field(page, "Rechercher un groupe ou une personne").fill("personne de ce nom");
                    button(page, "Rechercher").click();
                    assertThat(text(page, "Aucun groupe ni aucune personne")).isVisible();
                    field(page, "Rechercher un groupe ou une personne").fill("durand");
                    button(page, "Rechercher").click();
                    Browser.inspect(page, "211-exceptions-trouvees");
                    rowButton(page, "DURAND Martine", "Refuser").click();
                    assertThat(text(page, "Le refus est enregistré")).isVisible();
                    Browser.inspect(page, "212-refus");

                    awaitTile(person, false);
                    awaitTicket("cpe.durand", site.url(), false);
                    person.navigate(ticketAddress());
                    assertThat(heading(person, "Accès non ouvert")).isVisible();
                    assertThat(text(person, "Le compte de")).containsText(SITE);
                    Browser.inspect(person, "213-acces-refuse");
                    person.navigate(ent.connector("/launch/" + connector));
                    assertThat(text(person, "L'accès vous en est retiré")).isVisible();
                    Browser.inspect(person, "214-application-non-ouverte");

                    rowButton(page, "DURAND Martine", "Lever le refus").click();
                    assertThat(text(page, "Le refus est levé")).isVisible();
                    assertThat(text(page, "Aucune exception")).isVisible();
                    person.navigate(ent.connector("/mes-applis"));
                    awaitTile(person, true);
                    awaitTicket("cpe.durand", site.url(), true);
                    assertOpens(person);
                }));
    }

    @Test
    @Order(3)
    void profilesWhenAssignedInMassThenCountedDoneAndTakenBack() {
        as("admin", "/admin/connecteurs/" + shared + "/attribution", page -> {
            assertThat(text(page, "Aucune attribution en masse")).isVisible();
            Browser.inspect(page, "220-attribution");
            button(page, "Voir ce qui changerait").click();
            assertThat(page.locator("[data-error-summary]")).isFocused();
            Browser.inspect(page, "221-attribution-a-corriger");
            field(page, "personnels").check();
            button(page, "Voir ce qui changerait").click();
            assertThat(text(page, "3 groupes recevraient le droit, sur 3 structures"))
                    .isVisible();
            assertThat(row(page, "Collège Paul Martin")).isVisible();
            Browser.inspect(page, "222-attribution-essai");
            button(page, "Donner le droit à 3 groupes").click();
            assertThat(heading(page, "Attribution du")).isVisible();
            assertThat(page.locator("#etat"))
                    .containsText(Pattern.compile("Terminée – 3 structures sur 3"), WHILE_IT_WORKS);
            assertThat(text(page, "+3 groupes, −0")).isVisible();
            Browser.inspect(page, "223-attribution-faite");
            awaitTicket("cpe.durand", SHARED_URL, true);

            button(page, "Annuler cette opération").click();
            assertThat(text(page, "Annulation – personnels")).isVisible();
            assertThat(page.locator("#etat")).containsText("Terminée", WHILE_IT_WORKS);
            assertThat(text(page, "+0 groupe, −3")).isVisible();
            awaitTicket("cpe.durand", SHARED_URL, false);
            link(page, "Voir l'opération annulée").click();
            assertThat(text(page, "Cette opération a été annulée")).isVisible();
            Browser.inspect(page, "224-attribution-annulee");
            link(page, "Revenir à l'attribution en masse").click();
            assertThat(page.locator("main tbody tr")).hasCount(2);
            Browser.inspect(page, "225-attributions");
        });
    }

    @Test
    @Order(4)
    void administratorWhenAskingWhyThenToldForWhoSeesItAndWhoDoesNot() {
        as("adml.martin", at("/explication"), page -> {
            Browser.inspect(page, "230-pourquoi");
            ask(page, "personne de ce nom");
            assertThat(text(page, "Personne ne correspond")).isVisible();
            ask(page, "durand");
            Browser.inspect(page, "231-pourquoi-trouve");
            link(page, "DURAND Martine").click();
            assertThat(text(page, "voit ce connecteur dans « Mes applis » et peut l'ouvrir"))
                    .isVisible();
            assertThat(row(page, "Acquis Le groupe « " + STAFF)).isVisible();
            Browser.inspect(page, "232-pourquoi-visible");
            ask(page, "gallet");
            link(page, "GALLET Bernard").click();
            assertThat(text(page, "GALLET Bernard ne voit pas ce connecteur")).isVisible();
            assertThat(row(page, "Manque Des groupes y ont droit")).isVisible();
            Browser.inspect(page, "233-pourquoi-invisible");
            link(page, "Voir « Mes applis » de GALLET Bernard").click();
            assertThat(heading(page, "« Mes applis » de GALLET Bernard")).isVisible();
            assertThat(page.locator("main")).not().containsText(SITE);
            ask(page, "durand");
            link(page, "DURAND Martine").click();
            assertThat(text(page, "Rien ne s'ouvre d'ici")).isVisible();
            assertThat(page.locator(".tiles")).containsText(SITE);
            assertThat(page.locator(".tiles a, .tiles button")).hasCount(0);
            Browser.inspect(page, "234-voir-comme");
        });
    }

    @Test
    @Order(5)
    void connectorWhenTriedForSomebodyThenEveryStepIsShown() {
        as("adml.martin", at("/essai"), page -> {
            Browser.inspect(page, "240-tester");
            field(page, "Nom, prénom ou identifiant").fill("durand");
            button(page, "Rechercher").click();
            button(page, "Lancer l'essai").click();
            assertThat(page.locator("[data-error-summary]")).isFocused();
            Browser.inspect(page, "241-tester-a-corriger");
            field(page, "DURAND Martine").check();
            field(page, "Adresse de service").fill(site.url() + "livres");
            button(page, "Lancer l'essai").click();
            assertThat(heading(page, "Essai pour DURAND Martine")).isVisible();
            assertThat(row(page, "Publication En ordre")).isVisible();
            assertThat(row(page, "Droit d'accès En ordre")).isVisible();
            assertThat(row(page, "Adresse du connecteur En ordre")).isVisible();
            assertThat(row(page, "Adresse saisie En ordre")).isVisible();
            assertThat(row(page, "Données transmises En ordre")).isVisible();
            assertThat(row(page, "Réponse du site")).isVisible();
            assertThat(row(page, "Utilisateur cas:user")).containsText("cpe.durand");
            Browser.inspect(page, "242-tester-resultat");
        });
    }

    @Test
    @Order(6)
    void healthWhenSomebodyCameInThenSaysWhenAndWhoNeverDid() {
        as("adml.martin", at("/sante"), page -> {
            await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
                page.reload();
                return text(page, "Dernière connexion réussie").isVisible();
            });
            assertThat(row(page, STAFF)).containsText("1 (");
            assertThat(row(page, "La personne n'a pas le droit")).isVisible();
            Browser.inspect(page, "250-sante");
            link(page, "Voir les noms").click();
            assertThat(row(page, "FAVIER Catherine")).isVisible();
            link(page, "Connecteurs & liens").click();
            link(page, "Connecteurs en difficulté").click();
            assertThat(heading(page, "Connecteurs en difficulté")).isVisible();
            Browser.inspect(page, "251-en-difficulte");
        });
    }

    @Test
    @Order(7)
    void rightsWhenOnlyKeysAreUsedThenGivenAndTakenAllTheSame() {
        as("adml.martin", at("/droits"), page -> {
            skipToContent(page);
            Keys.tabTo(page, field(page, "2nde B"));
            page.keyboard().press("Space");
            assertThat(field(page, "2nde B")).isChecked();
            page.keyboard().press("Enter");
            assertThat(text(page, "Droits enregistrés : +1 groupe, −0")).isVisible();
            skipToContent(page);
            Keys.tabTo(page, field(page, "2nde B"));
            page.keyboard().press("Space");
            Keys.tabTo(page, button(page, "Voir qui le verrait"));
            page.keyboard().press("Enter");
            assertThat(heading(page, "Aperçu")).isVisible();
            skipToContent(page);
            Keys.tabTo(page, button(page, "Enregistrer"));
            page.keyboard().press("Enter");
            assertThat(text(page, "Droits enregistrés : +0 groupe, −1")).isVisible();

            Keys.tabTo(page, link(page, "Exceptions"));
            page.keyboard().press("Enter");
            Keys.tabTo(page, field(page, "Rechercher un groupe ou une personne"));
            page.keyboard().type("favier");
            page.keyboard().press("Enter");
            Keys.tabTo(page, rowButton(page, "FAVIER Catherine", "Refuser"));
            page.keyboard().press("Enter");
            assertThat(text(page, "Le refus est enregistré")).isVisible();
            Keys.tabTo(page, rowButton(page, "FAVIER Catherine", "Lever le refus"));
            page.keyboard().press("Enter");
            assertThat(text(page, "Le refus est levé")).isVisible();
        });
    }

    @Test
    @Order(8)
    void whyAndTrialWhenOnlyKeysAreUsedThenAnsweredAllTheSame() {
        as("adml.martin", at("/explication"), page -> {
            skipToContent(page);
            Keys.tabTo(page, field(page, "Nom, prénom ou identifiant"));
            page.keyboard().type("gaudin");
            page.keyboard().press("Enter");
            Keys.tabTo(page, link(page, "GAUDIN Bernard"));
            page.keyboard().press("Enter");
            assertThat(text(page, "GAUDIN Bernard ne voit pas ce connecteur")).isVisible();
            Keys.tabTo(page, link(page, "Voir « Mes applis » de GAUDIN Bernard"));
            page.keyboard().press("Enter");
            assertThat(heading(page, "« Mes applis » de GAUDIN Bernard")).isVisible();

            page.navigate(ent.connector(at("/essai")));
            skipToContent(page);
            Keys.tabTo(page, field(page, "Nom, prénom ou identifiant"));
            page.keyboard().type("gaudin");
            page.keyboard().press("Enter");
            Keys.tabTo(page, field(page, "GAUDIN Bernard"));
            page.keyboard().press("Space");
            Keys.tabTo(page, button(page, "Lancer l'essai"));
            page.keyboard().press("Enter");
            assertThat(row(page, "Droit d'accès À corriger")).isVisible();
            Browser.inspect(page, "243-tester-sans-droit");
            Keys.tabTo(page, link(page, "Santé"));
            page.keyboard().press("Enter");
            assertThat(heading(page, "Qui est déjà entré, par groupe")).isVisible();
        });
    }

    @Test
    @Order(9)
    void massWhenOnlyKeysAreUsedThenStartedAndTakenBack() {
        as("admin", "/admin/connecteurs/" + shared + "/attribution", page -> {
            skipToContent(page);
            Keys.tabTo(page, field(page, "enseignants"));
            page.keyboard().press("Space");
            Keys.tabTo(page, field(page, "et toutes ses sous-structures"));
            page.keyboard().press("Space");
            page.keyboard().press("Enter");
            assertThat(text(page, "1 groupe recevrait le droit, sur 1 structure"))
                    .isVisible();
            Keys.tabTo(page, button(page, "Donner le droit à 1 groupe"));
            page.keyboard().press("Enter");
            assertThat(page.locator("#etat")).containsText("Terminée", WHILE_IT_WORKS);
            Keys.tabTo(page, button(page, "Annuler cette opération"));
            page.keyboard().press("Enter");
            assertThat(text(page, "Annulation – enseignants")).isVisible();
            assertThat(page.locator("#etat")).containsText("Terminée", WHILE_IT_WORKS);
        });
    }

    @Test
    @Order(10)
    void rightsAndMassWhenNoScriptRunsThenWorkAllTheSame() {
        browser.withoutJavaScript(administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.connector(at("/droits")));
            Ent.signIn(page, "admin");
            field(page, "2nde A").check();
            button(page, "Voir qui le verrait").click();
            assertThat(text(page, "+1 groupe, −0")).isVisible();
            button(page, "Enregistrer").click();
            assertThat(text(page, "Droits enregistrés : +1 groupe, −0")).isVisible();
            field(page, "2nde A").uncheck();
            button(page, "Enregistrer").click();
            assertThat(text(page, "Droits enregistrés : +0 groupe, −1")).isVisible();
            Browser.picture(page, "260-droits-sans-script");

            page.navigate(ent.connector("/admin/connecteurs/" + shared + "/attribution"));
            field(page, "parents").check();
            button(page, "Voir ce qui changerait").click();
            button(page, "Donner le droit à 3 groupes").click();
            refreshUntilDone(page);
            Browser.picture(page, "261-attribution-sans-script");
            button(page, "Annuler cette opération").click();
            refreshUntilDone(page);
            assertThat(text(page, "+0 groupe, −3")).isVisible();
        });
    }

    @Test
    @Order(11)
    void pagesWhenBrowserIsEnglishThenAreToo() {
        browser.person("en-GB", administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.connector("/admin/connecteurs/" + shared + "/attribution"));
            field(page, "Login").fill("admin");
            field(page, "Password").fill(Ent.PASSWORD);
            button(page, "Sign in").click();
            assertThat(heading(page, "Mass assignment")).isVisible();
            Browser.inspect(page, "270-mass-assignment");
            page.navigate(ent.connector(at("/droits")));
            assertThat(text(page, "Visible to")).isVisible();
            Browser.inspect(page, "271-rights");
            link(page, "Exceptions").click();
            Browser.inspect(page, "272-exceptions");
            link(page, "Try it").click();
            Browser.inspect(page, "273-trial");
            link(page, "Health").click();
            assertThat(text(page, "Last successful sign-in")).isVisible();
            Browser.inspect(page, "274-health");
            link(page, "Why?").click();
            field(page, "School").fill(Ent.UAI);
            field(page, "Name, first name or login").fill("durand");
            button(page, "Search").click();
            link(page, "DURAND Martine").click();
            assertThat(text(page, "sees this connector in “My apps”")).isVisible();
            Browser.inspect(page, "275-why");
            link(page, "See “My apps” of DURAND Martine").click();
            assertThat(text(page, "Nothing opens from here")).isVisible();
            Browser.inspect(page, "276-see-as");
            page.navigate(ent.connector("/admin/sante"));
            assertThat(heading(page, "Connectors in trouble")).isVisible();
            Browser.inspect(page, "277-in-trouble");
        });
    }

    /** Somebody signs in on the way to a page of connector-service. */
    private static void as(String login, String path, Consumer<Page> visit) {
        browser.person("fr-FR", person -> {
            Page page = person.newPage();
            page.navigate(ent.connector(path));
            Ent.signIn(page, login);
            page.waitForURL(ent.connector(path));
            visit.accept(page);
        });
    }

    private static String at(String tab) {
        return "/admin/connecteurs/" + connector + tab;
    }

    private static String ticketAddress() {
        return ent.sso("/cas/login?service=" + site.url());
    }

    /** The site asks the CAS server for a ticket and gets one that holds. */
    private static void assertOpens(Page person) {
        person.navigate(ticketAddress());
        assertThat(heading(person, "Médiathèque")).isVisible();
        person.navigate(ent.connector("/mes-applis"));
    }

    /** What is decided on the console is seen by the next look at « Mes applis ». */
    private static void awaitTile(Page person, boolean there) {
        await().atMost(Duration.ofSeconds(20)).pollInSameThread().until(() -> {
            person.reload();
            assertThat(heading(person, "Mes applis")).isVisible();
            return link(person, SITE).isVisible() == there;
        });
    }

    /** The other service hears of it over Kafka. */
    private static void awaitTicket(String login, String service, boolean given) {
        CasPerson person = CasPerson.signedIn(ent, login);
        await().atMost(Duration.ofSeconds(30)).until(() -> person.mayOpen(service) == given);
    }

    private static void ask(Page page, String name) {
        field(page, "Nom, prénom ou identifiant").fill(name);
        button(page, "Chercher").click();
    }

    private static void refreshUntilDone(Page page) {
        await().atMost(Duration.ofSeconds(30)).pollInSameThread().until(() -> {
            if (text(page, "Terminée").isVisible()) {
                return true;
            }
            link(page, "Actualiser").click();
            return false;
        });
    }

    private static Locator lastDayOf(Page page, String group) {
        return field(page, "Dernier jour du droit de : " + group);
    }

    private static Locator rowButton(Page page, String name, String action) {
        return row(page, name)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + action)));
    }

    private static Locator.FilterOptions named(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private static void skipToContent(Page page) {
        page.keyboard().press("Tab");
        assertThat(link(page, "Aller au contenu")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }
}

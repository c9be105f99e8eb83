package fr.ent.e2e;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.ent.localstack.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import static org.assertj.core.api.Assertions.assertThat;

/** The school's administrator at work on people, imports and the log. The steps build on each other. */
@ExtendWith(RunningStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdministrationJourneysIT {
    private static Ent ent;
    private static Browser browser;
    private static String person;

    @BeforeAll
    static void open(Stack stack) {
        browser = new Browser();
        ent = new Ent(stack);
        Rest rest = new Rest(ent);
        rest.awaitDirectory();
        person = rest.person("PERRIN", "Hugo", "hugo.perrin@mail.example");
        rest.person("PERRIN", "Hugo", "hugo.perrin@mail.example");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void peopleWhenSearchedThenFoundWhileTyping() {
        as("adml.martin", "/admin", page -> {
            Browser.inspect(page, "80-administration");
            link(page, "Personnes").click();
            Browser.inspect(page, "81-personnes");
            field(page, "Rechercher une personne").pressSequentially("perrin hu");
            assertThat(page.locator("#resultats tbody tr")).hasCount(2);
            assertThat(page.locator("#annonce")).containsText("2 personnes");
            assertThat(page).hasURL(Pattern.compile("q=perrin"));
            Browser.inspect(page, "82-personnes-trouvees");
            field(page, "Rechercher une personne").fill("personne de ce nom");
            assertThat(text(page, "Personne ne correspond")).isVisible();
            Browser.inspect(page, "83-personne-trouvee");
        });
        browser.withoutJavaScript(administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.sso("/admin/personnes"));
            Ent.signIn(page, "adml.martin");
            field(page, "Rechercher une personne").fill("perrin");
            button(page, "Afficher").click();
            assertThat(page.locator("#resultats tbody tr")).hasCount(2);
            link(page, "PERRIN Hugo").click();
            assertThat(heading(page, "PERRIN Hugo")).isVisible();
        });
    }

    @Test
    @Order(2)
    void personWhenBlockedAndRenamedThenBothCanBeUndone() {
        as("adml.martin", "/admin/personnes/" + person, page -> {
            Browser.inspect(page, "84-personne");
            link(page, "Bloquer le compte").click();
            Browser.inspect(page, "85-bloquer");
            button(page, "Bloquer le compte").click();
            assertThat(text(page, "Le compte est bloqué et ses sessions sont fermées"))
                    .isVisible();
            Browser.inspect(page, "86-bloque");
            button(page, "Débloquer le compte").click();
            assertThat(text(page, "Le compte est débloqué")).isVisible();

            rename(page, "bernard.gaudin");
            assertThat(field(page, "Nouvel identifiant")).hasAttribute("aria-invalid", "true");
            Browser.inspect(page, "87-identifiant-pris");
            link(page, "Annuler").click();
            rename(page, "hugo.perrin.lettres");
            assertThat(text(page, "L'identifiant est changé")).isVisible();
            rename(page, "hugo.perrin");
            assertThat(page.locator("#identite + dl dd").first()).hasText("hugo.perrin");
        });
    }

    private static void rename(Page page, String login) {
        link(page, "Changer l'identifiant").click();
        field(page, "Nouvel identifiant").fill(login);
        button(page, "Changer l'identifiant").click();
    }

    @Test
    @Order(3)
    void personWhenDeletedOrMergedThenBothCanBeUndone() {
        as("adml.martin", "/admin/personnes/" + person, page -> {
            link(page, "Supprimer le compte").click();
            field(page, "Identifiant de la personne").fill("hugo");
            button(page, "Supprimer le compte").click();
            assertThat(field(page, "Identifiant de la personne")).hasAttribute("aria-invalid", "true");
            Browser.inspect(page, "88-supprimer");
            field(page, "Identifiant de la personne").fill("hugo.perrin");
            button(page, "Supprimer le compte").click();
            assertThat(text(page, "La suppression est prévue")).isVisible();
            Browser.inspect(page, "89-suppression-prevue");
            button(page, "Annuler la suppression").click();
            assertThat(text(page, "Le compte est rétabli")).isVisible();

            link(page, "Fusionner avec un doublon").click();
            assertThat(text(page, "même nom, même e-mail")).isVisible();
            Browser.inspect(page, "90-doublons");
            link(page, "Comparer avec").click();
            assertThat(heading(page, "Ce qui est perdu")).isVisible();
            Browser.inspect(page, "91-fusion");
            button(page, "Fusionner").click();
            assertThat(text(page, "Les deux comptes sont fusionnés")).isVisible();
            Browser.inspect(page, "92-fusionne");
            button(page, "Annuler la fusion").click();
            assertThat(text(page, "La fusion est annulée")).isVisible();
        });
    }

    @Test
    @Order(4)
    void personWhenOfAnotherSchoolThenRefusedInWords() {
        as("adml.ferry", "/admin/personnes", page -> {
            assertThat(page.locator("#resultats")).not().containsText("PERRIN");
            page.navigate(ent.sso("/admin/personnes/" + person));
            assertThat(page.locator("main h1")).not().containsText("PERRIN");
            assertThat(page.locator("main")).not().containsText("403");
            Browser.inspect(page, "93-autre-etablissement");
        });
    }

    @Test
    @Order(5)
    void journalWhenFilteredThenShownAndExported() {
        as("adml.martin", "/admin/journal", page -> {
            Browser.inspect(page, "94-journal");
            field(page, "Opération").fill("account.blocked");
            field(page, "Sur").fill("hugo.perrin");
            button(page, "Afficher").click();
            assertThat(page.locator("#resultats tbody tr")).hasCount(1);
            assertThat(page.locator("#resultats tbody tr")).containsText("adml.martin");
            Browser.inspect(page, "95-journal-filtre");
            Download file =
                    page.waitForDownload(() -> link(page, "Exporter en CSV").click());
            assertThat(file.suggestedFilename()).endsWith(".csv");
            assertThat(content(file)).contains("account.blocked").contains("hugo.perrin");
        });
    }

    private static String content(Download file) {
        try (InputStream in = file.createReadStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(6)
    void importWhenTriedThenReportedAndOnlyThenApplied() {
        as("adml.martin", "/admin/imports", page -> {
            Browser.inspect(page, "96-imports");
            button(page, "Essayer l'import").click();
            assertThat(text(page, "L'import n'a pas pu commencer")).isVisible();
            Browser.inspect(page, "97-imports-sans-fichier");
            tryOut(page, "Identifiant;Nom;Prénom;Né le\nJ-1;SALVI;Lina;31/02/2010\nJ-2;;Malo;04/05/2010\n");
            assertThat(text(page, "Refusé")).isVisible();
            assertThat(row(page, "Erreur")).isVisible();
            Browser.inspect(page, "98-import-refuse");
            link(page, "Tous les imports").click();

            tryOut(page, "Identifiant;Nom;Prénom;Né le\nJ-1;SALVI;Lina;21/02/2010\nJ-2;SALVI;Malo;04/05/2010\n");
            assertThat(text(page, "Comptes créés : 2")).isVisible();
            Browser.inspect(page, "99-import-essaye");
            button(page, "Importer").click();
            assertThat(heading(page, "Résultat")).isVisible();
            assertThat(text(page, "Comptes créés : 2")).isVisible();
            assertThat(button(page, "Importer")).isHidden();
            Browser.inspect(page, "100-import-fait");
        });
    }

    private static void tryOut(Page page, String csv) {
        field(page, "Élèves (CSV)")
                .setInputFiles(new FilePayload("eleves.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        button(page, "Essayer l'import").click();
        assertThat(page.locator("#etat")).isVisible();
        assertThat(heading(page, "Compte rendu")).isVisible();
    }

    @Test
    @Order(7)
    void sheetsWhenMadeThenOneForEachWithoutAPassword() {
        as("adml.martin", "/admin/activations", page -> {
            button(page, "Choisir").click();
            assertThat(text(page, "Personnes sans mot de passe")).isVisible();
            Browser.inspect(page, "101-activations");
            button(page, "Créer les fiches à imprimer").click();
            Locator sheet = page.locator("section.card").filter(new Locator.FilterOptions().setHasText("SALVI Lina"));
            assertThat(sheet.locator("code").last()).hasText(Pattern.compile("^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$"));
            Browser.inspect(page, "102-fiches");
        });
    }

    @Test
    @Order(8)
    void platformWhenLookedAfterThenItsPagesAreThere() {
        as("admin", "/admin", page -> {
            Browser.inspect(page, "103-administration-plateforme");
            link(page, "Fermetures de session").click();
            Browser.inspect(page, "104-deconnexions");
            page.navigate(ent.sso("/admin/imports"));
            Browser.inspect(page, "105-imports-plateforme");
            page.navigate(ent.sso("/admin/personnes"));
            field(page, "Établissement").selectOption("0900020H");
            button(page, "Afficher").click();
            assertThat(row(page, "ROUX Paul")).containsText("Lycée Jules Ferry");
            Browser.inspect(page, "106-personnes-plateforme");
        });
    }

    @Test
    @Order(9)
    void connectorWhenGivenOAuthThenItsSecretIsShownOnce() {
        browser.person("fr-FR", administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.connector("/admin/connecteurs?structure=" + Ent.UAI));
            Ent.signIn(page, "adml.martin");
            page.navigate(ent.connector("/admin/connecteurs?structure=" + Ent.UAI));
            link(page, "Créer un lien/connecteur").click();
            link(page, "Lien simple").click();
            field(page, "Identifiant").fill("Wiki du lycée");
            field(page, "URL").fill("https://wiki.example/");
            page.getByText("Afficher les paramètres du connecteur").click();
            field(page, "Champs spécifiques CAS").check();
            field(page, "Type de CAS").selectOption("Nom, profil et établissement (CAS 3)");
            field(page, "Adresses de rappel").fill("http://wiki.example/rappel");
            field(page, "Champs spécifiques OAuth").check();
            field(page, "Faire créer un nouveau code secret").check();
            field(page, "Adresses de retour").fill("https://wiki.example/retour");
            button(page, "Publier").click();
            assertThat(field(page, "Adresses de rappel")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("[data-error-summary] li")).hasCount(1);
            Browser.inspect(page, "107-connecteur-a-corriger");
            field(page, "Adresses de rappel").fill("https://wiki.example/rappel");
            button(page, "Publier").click();
            assertThat(page.locator("#nouveau-secret")).hasText(Pattern.compile("^\\S{20,}$"));
            Browser.inspect(page, "108-connecteur-secret");
            String secret = page.locator("#nouveau-secret").innerText();
            link(page, "Propriétés").click();
            assertThat(text(page, "Un code secret est enregistré")).isVisible();
            assertThat(page.content()).doesNotContain(secret);
            Browser.inspect(page, "109-connecteur-sans-secret");
        });
    }

    @Test
    @Order(10)
    void administrationWhenBrowserIsEnglishThenPagesAreToo() {
        browser.person("en-GB", administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.sso("/admin/personnes/" + person));
            field(page, "Login").fill("adml.martin");
            field(page, "Password").fill(Ent.PASSWORD);
            button(page, "Sign in").click();
            assertThat(heading(page, "PERRIN Hugo")).isVisible();
            Browser.inspect(page, "110-person");
            page.navigate(ent.sso("/admin/journal"));
            Browser.inspect(page, "111-log");
            page.navigate(ent.sso("/admin/imports"));
            page.getByRole(AriaRole.TABLE).getByRole(AriaRole.LINK).first().click();
            Browser.inspect(page, "112-import");
        });
    }

    /** Somebody signs in on the way to a page of the administration. */
    private static void as(String login, String path, Consumer<Page> visit) {
        browser.person("fr-FR", administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.sso(path));
            Ent.signIn(page, login);
            visit.accept(page);
        });
    }
}

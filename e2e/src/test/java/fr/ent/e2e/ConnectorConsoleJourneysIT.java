package fr.ent.e2e;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.ent.localstack.Stack;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
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

/**
 * « Connecteurs & liens » as its administrators use it, in a school that has no connector at first. The steps build on
 * each other.
 */
@ExtendWith(RunningStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConnectorConsoleJourneysIT {
    private static final String SCHOOL = "0900020H";
    private static final String COLLEGE = "0900012Z";
    private static final String ADML = "adml.ferry";
    private static final String LIST = "/admin/connecteurs?structure=" + SCHOOL;
    private static final String PRONOTE = "Pronote - Lycée Jules Ferry";
    private static final String BOOKS = "Livres numériques";
    private static final String REASON = "Changement d’adresse en cours";

    private static Ent ent;
    private static Browser browser;
    /** Address of the page of the connector {@link #BOOKS}. */
    private static String books;

    @BeforeAll
    static void open(Stack stack) {
        browser = new Browser();
        ent = new Ent(stack);
        new Rest(ent).awaitDirectory();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void listWhenSchoolHasNothingThenSaysWhatToDoNext() {
        as("admin", "/admin/connecteurs", page -> {
            assertThat(text(page, "Choisissez un établissement pour voir")).isVisible();
            Browser.inspect(page, "200-etablissement-a-choisir");
            field(page, "Établissement").selectOption(SCHOOL);
            assertThat(text(page, "Aucun connecteur dans cet établissement")).isVisible();
            assertThat(page).hasURL(Pattern.compile("structure=" + SCHOOL));
            assertThat(page.locator("#annonce")).containsText("Aucun résultat");
            Browser.inspect(page, "201-connecteurs-aucun");
        });
    }

    @Test
    @Order(2)
    void hostedPronoteWhenOnlyTheUaiIsGivenThenDraftedAndPublished() {
        as(ADML, LIST, page -> {
            link(page, "Créer un lien/connecteur").click();
            assertThat(heading(page, "Que voulez-vous ajouter ?")).isVisible();
            link(page, "Pronote hébergé par Index Éducation").click();
            Browser.inspect(page, "202-pronote-heberge");
            field(page, "Code UAI").fill("090002");
            button(page, "Publier").click();
            assertThat(page.locator("[data-error-summary]")).isFocused();
            assertThat(field(page, "Code UAI")).hasAttribute("aria-invalid", "true");
            assertThat(field(page, "Code UAI")).hasAccessibleDescription(Pattern.compile("UAI mal formé"));
            Browser.inspect(page, "203-uai-mal-forme");
            page.locator("[data-error-summary] a").click();
            assertThat(field(page, "Code UAI")).isFocused();

            field(page, "Code UAI").fill(SCHOOL);
            button(page, "Enregistrer comme brouillon").click();
            assertThat(heading(page, PRONOTE)).isVisible();
            assertThat(text(page, "Le brouillon est enregistré")).isVisible();
            assertThat(field(page, "URL")).hasValue("https://" + SCHOOL + ".index-education.net/pronote/");
            Browser.inspect(page, "204-brouillon");
            button(page, "Publier").click();
            assertThat(text(page, "Le connecteur est publié")).isVisible();
        });
    }

    @Test
    @Order(3)
    void formWhenOnlyKeysAreUsedThenEveryMistakeIsToldAndMended() {
        as(ADML, LIST, page -> {
            Keys.tabTo(page, page.locator("a[href*='/nouveau?']"));
            page.keyboard().press("Enter");
            Keys.tabTo(page, page.locator("a[href*='modele=CAS']"));
            page.keyboard().press("Enter");

            // A name that is taken is told on leaving the field, with a free one.
            Keys.tabTo(page, page.locator("#identifier"));
            page.keyboard().type(PRONOTE);
            page.keyboard().press("Tab");
            assertThat(page.locator("#displayName")).isFocused();
            assertThat(page.locator("#identifier")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#annonce")).containsText("déjà utilisé");
            Browser.inspect(page, "205-identifiant-pris");
            page.keyboard().press("Shift+Tab");
            assertThat(button(page, "Prendre")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#identifier")).hasValue(Pattern.compile("^" + PRONOTE + ".+"));
            retype(page, "#identifier", BOOKS);
            assertThat(page.locator("#apercu")).containsText(BOOKS);
            Keys.tabTo(page, page.locator("#target"));
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("#target")).hasValue("PAGE");

            // Enter sends the form; the summary takes the focus and leads to the field.
            page.keyboard().press("Shift+Tab");
            assertThat(page.locator("#url")).isFocused();
            page.keyboard().type("manuels.example");
            page.keyboard().press("Enter");
            assertThat(page.locator("[data-error-summary]")).isFocused();
            assertThat(page.locator("#target")).hasValue("PAGE");
            Browser.inspect(page, "206-erreurs");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("#url")).isFocused();
            page.keyboard().press("Control+A");
            page.keyboard().type("https://manuels.example/");
            page.keyboard().press("Tab");
            assertThat(page.locator("#url")).hasAttribute("aria-invalid", "false");

            Keys.tabTo(page, page.locator("#samples"));
            page.keyboard().type("https://manuels.example/login?page=1\nhttps://autre.example/");
            page.keyboard().press("Tab");
            assertThat(button(page, "Essayer")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#essais li").first()).containsText(Pattern.compile("1.:.répond à cette adresse"));
            assertThat(page.locator("#essais li").last()).containsText("ne répond pas à cette adresse");
            Browser.inspect(page, "207-adresses-essayees");
            Keys.tabTo(page, page.locator("button[value=publish]"));
            page.keyboard().press("Enter");
            assertThat(text(page, "Le connecteur est créé")).isVisible();
            books = page.url().replaceAll("\\?.*", "");
        });
    }

    @Test
    @Order(4)
    void formWhenChangedThenTileFollowsAndNothingIsLostUnasked() {
        as(ADML, LIST, page -> {
            link(page, BOOKS).click();
            List<String> asked = new ArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.dismiss();
            });
            field(page, "Nom d'affichage").fill("Mes manuels");
            assertThat(page.locator("#apercu")).containsText("Mes manuels");
            page.locator(".save-bar a").first().click();
            assertThat(field(page, "Nom d'affichage")).hasValue("Mes manuels");
            page.waitForCondition(() -> asked.contains("beforeunload"));

            field(page, "Ouverture").fill("2099-09-01T08:00");
            field(page, "Fermeture").fill("2099-08-01T08:00");
            button(page, "Enregistrer").click();
            assertThat(page.locator("[data-error-summary]")).isFocused();
            assertThat(field(page, "Fermeture")).hasAttribute("aria-invalid", "true");
            field(page, "Fermeture").fill("2100-07-07T18:00");
            field(page, "Message de maintenance").fill("Indisponible jusqu’à lundi.");
            field(page, "Rubrique").selectOption("PEDAGOGY");
            Browser.inspect(page, "208-disponibilite");
            button(page, "Enregistrer").click();
            assertThat(text(page, "Les modifications sont enregistrées")).isVisible();
            assertThat(field(page, "Ouverture")).hasValue("2099-09-01T08:00");
        });
    }

    @Test
    @Order(5)
    void connectorWhenDuplicatedThenDraftAndWhenDeletedByNameThenRestored() {
        as(ADML, "/admin/connecteurs", page -> {
            page.navigate(books);
            link(page, "Dupliquer").click();
            String copy = field(page, "Identifiant").inputValue();
            assertThat(copy).startsWith(BOOKS).isNotEqualTo(BOOKS);
            button(page, "Enregistrer comme brouillon").click();
            assertThat(text(page, "Le brouillon est enregistré")).isVisible();
            button(page, "Publier").click();
            assertThat(page.locator("[data-error-summary]")).containsText(BOOKS);
            assertThat(field(page, "URL")).hasAttribute("aria-invalid", "true");
            Browser.inspect(page, "209-adresse-prise");

            link(page, "Supprimer…").click();
            field(page, "Identifiant du connecteur").fill(BOOKS);
            button(page, "Supprimer").click();
            assertThat(field(page, "Identifiant du connecteur")).hasAttribute("aria-invalid", "true");
            Browser.inspect(page, "210-supprimer");
            field(page, "Identifiant du connecteur").fill(copy);
            button(page, "Supprimer").click();
            assertThat(text(page, "Le connecteur est supprimé")).isVisible();

            link(page, "Supprimés").click();
            Browser.inspect(page, "211-supprimes");
            page.getByRole(AriaRole.TABLE)
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Rétablir")))
                    .click();
            Browser.inspect(page, "212-retablir");
            button(page, "Rétablir le connecteur").click();
            assertThat(text(page, "Le connecteur est rétabli")).isVisible();
        });
    }

    @Test
    @Order(6)
    void listWhenSearchedAndSortedThenFollowsAndTellsTheStates() {
        as(ADML, LIST, page -> {
            assertThat(rows(page)).hasCount(3);
            assertThat(booksRow(page)).containsText("Pas encore ouvert");
            assertThat(booksRow(page)).containsText("En maintenance");
            assertThat(row(page, PRONOTE)).containsText("Visible par personne");
            assertThat(page.locator("#resultats tbody")).containsText("Brouillon");
            Browser.inspect(page, "213-connecteurs");
            columnHeader(page, "Nom").getByRole(AriaRole.LINK).click();
            assertThat(columnHeader(page, "Nom")).hasAttribute("aria-sort", "descending");
            assertThat(rows(page).first()).containsText(PRONOTE);
            columnHeader(page, "Adresse").getByRole(AriaRole.LINK).click();
            assertThat(columnHeader(page, "Adresse")).hasAttribute("aria-sort", "ascending");
            assertThat(columnHeader(page, "Nom")).hasAttribute("aria-sort", "none");
            assertThat(rows(page).first()).containsText(SCHOOL);

            field(page, "Rechercher un connecteur").pressSequentially("pronote");
            assertThat(rows(page)).hasCount(1);
            assertThat(page.locator("#annonce")).containsText("1 résultat");
            assertThat(page).hasURL(Pattern.compile("q=pronote"));
            field(page, "Rechercher un connecteur").fill("aucun de ce nom");
            assertThat(text(page, "Aucun connecteur ne correspond")).isVisible();
            Browser.inspect(page, "214-connecteur-introuvable");
        });
    }

    @Test
    @Order(7)
    void connectorWhenLockedThenSchoolReadsWhyUntilItIsUnlocked() {
        as("admin", LIST, page -> {
            page.navigate(books);
            field(page, "Motif du verrouillage").fill(REASON);
            button(page, "Verrouiller").click();
            assertThat(text(page, "Le connecteur est verrouillé")).isVisible();
            Browser.inspect(page, "215-verrou");
        });
        as(ADML, LIST, page -> {
            assertThat(booksRow(page)).containsText("Verrouillé");
            booksRow(page).getByRole(AriaRole.LINK).first().click();
            assertThat(text(page, REASON)).isVisible();
            assertThat(field(page, "Identifiant")).isDisabled();
            assertThat(field(page, "URL")).isDisabled();
            assertThat(page.locator("main form .save-bar")).hasCount(0);
            Browser.inspect(page, "216-verrouille");
        });
        as("admin", LIST, page -> {
            page.navigate(books);
            button(page, "Déverrouiller").click();
            assertThat(text(page, "Le connecteur est déverrouillé")).isVisible();
            assertThat(field(page, "Identifiant")).isEnabled();
        });
    }

    @Test
    @Order(8)
    void historyWhenReadThenShowsTheDifferenceAndBringsBackAnEarlierVersion() {
        as(ADML, LIST, page -> {
            page.navigate(books);
            link(page, "Historique").click();
            Locator change = page.locator("section.form-panel")
                    .filter(new Locator.FilterOptions()
                            .setHas(page.getByRole(
                                    AriaRole.HEADING,
                                    new Page.GetByRoleOptions()
                                            .setName("Modification")
                                            .setExact(true))));
            assertThat(change).containsText("ROUX");
            assertThat(change.getByRole(
                            AriaRole.ROW,
                            new Locator.GetByRoleOptions().setName(Pattern.compile("^Nom d’affichage.*Mes manuels"))))
                    .isVisible();
            Browser.inspect(page, "217-historique");
            page.locator("section.form-panel").last().getByRole(AriaRole.LINK).click();
            assertThat(row(page, "Message de maintenance")).containsText("Indisponible");
            Browser.inspect(page, "218-version-a-retablir");
            button(page, "Rétablir cette version").click();
            assertThat(text(page, "La version est rétablie")).isVisible();
            assertThat(heading(page, "Retour à une version antérieure")).isVisible();
            link(page, "Propriétés").click();
            assertThat(field(page, "Message de maintenance")).hasValue("");
            assertThat(heading(page, BOOKS)).isVisible();
        });
    }

    @Test
    @Order(9)
    void connectorsWhenExportedThenImportedOnlyAfterADryRun() {
        as(ADML, LIST, page -> {
            link(page, "Exporter").click();
            Browser.inspect(page, "219-exporter");
            Download file = page.waitForDownload(
                    () -> button(page, "Télécharger le fichier").click());
            assertThat(file.suggestedFilename()).endsWith(".json");
            String exported = content(file);
            assertThat(exported).contains(BOOKS).contains(PRONOTE);

            page.navigate(ent.connector("/admin/connecteurs/import?structure=" + SCHOOL));
            tryOut(page, "{}");
            assertThat(page.locator("[data-error-summary]")).isFocused();
            Browser.inspect(page, "220-fichier-refuse");
            tryOut(page, exported);
            assertThat(text(page, "Tout est déjà ainsi")).isVisible();
            link(page, "Importer des connecteurs").click();
            tryOut(page, exported.replace("https://manuels.example/", "https://livres.example/"));
            assertThat(row(page, "Modification")).containsText("https://livres.example/");
            Browser.inspect(page, "221-import-essaye");
            Page meanwhile = page.context().newPage();
            meanwhile.navigate(books);
            assertThat(field(meanwhile, "URL")).hasValue("https://manuels.example/");
            meanwhile.close();
            button(page, "Importer").click();
            assertThat(text(page, "Ce qui a été fait")).isVisible();
            Browser.inspect(page, "222-import-fait");
            page.navigate(books);
            assertThat(field(page, "URL")).hasValue("https://livres.example/");
        });
    }

    private static void tryOut(Page page, String json) {
        field(page, "Fichier de connecteurs")
                .setInputFiles(
                        new FilePayload("connecteurs.json", "application/json", json.getBytes(StandardCharsets.UTF_8)));
        button(page, "Vérifier le fichier").click();
    }

    @Test
    @Order(10)
    void connectorWhenCopiedToAnotherSchoolThenAdaptedToIt() {
        as("admin", "/admin/connecteurs/copie?structure=" + COLLEGE, page -> {
            field(page, "Établissement d’origine").fill("ferry");
            button(page, "Rechercher").click();
            link(page, "Lycée Jules Ferry").click();
            button(page, "Voir ce qui sera copié").click();
            assertThat(page.locator("[data-error-summary]")).isFocused();
            field(page, PRONOTE).check();
            Browser.inspect(page, "223-copier");
            button(page, "Voir ce qui sera copié").click();
            assertThat(row(page, "Pronote - Collège Paul Martin")).containsText(COLLEGE + ".index-education.net");
            Browser.inspect(page, "224-copie-essayee");
            button(page, "Copier").click();
            assertThat(text(page, "Ce qui a été fait")).isVisible();
            link(page, "Pronote - Collège Paul Martin").click();
            assertThat(text(page, "Ce connecteur est un brouillon")).isVisible();
        });
    }

    @Test
    @Order(11)
    void iconWhenUploadedThenShownInTheList() {
        as(ADML, LIST, page -> {
            page.navigate(books);
            link(page, "Choisir ou déposer une image").click();
            upload(page, new FilePayload("notes.png", "image/png", "pas une image".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator("[data-error-summary]")).isFocused();
            assertThat(field(page, "Fichier")).hasAttribute("aria-invalid", "true");
            Browser.inspect(page, "225-icone-refusee");
            upload(page, new FilePayload("livre.png", "image/png", png()));
            assertThat(text(page, "L’icône est enregistrée")).isVisible();
            Browser.inspect(page, "226-icone");
            page.navigate(ent.connector(LIST));
            Locator icon = booksRow(page).locator("img.tile-icon");
            assertThat(icon).isVisible();
            assertThat(icon.evaluate("image => image.naturalWidth")).isEqualTo(48);
            Browser.inspect(page, "227-connecteurs-avec-icone");
        });
    }

    private static void upload(Page page, FilePayload file) {
        field(page, "Fichier").setInputFiles(file);
        button(page, "Envoyer").click();
    }

    private static byte[] png() {
        BufferedImage image = new BufferedImage(48, 48, BufferedImage.TYPE_INT_ARGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(new Color(0x1F, 0x4E, 0x79));
        drawing.fillRoundRect(4, 4, 40, 40, 12, 12);
        drawing.setColor(Color.WHITE);
        drawing.fillRect(14, 12, 20, 24);
        drawing.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    @Order(12)
    void consoleWhenNoScriptRunsThenWorksAllTheSame() {
        browser.withoutJavaScript(administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.connector(LIST));
            Ent.signIn(page, ADML);
            field(page, "Rechercher un connecteur").fill("pronote");
            button(page, "Afficher").click();
            assertThat(rows(page)).hasCount(1);
            Browser.picture(page, "228-connecteurs-sans-script");
            link(page, "Créer un lien/connecteur").click();
            link(page, "Lien simple").click();
            field(page, "Identifiant").fill("Carnet de bord");
            button(page, "Actualiser la prévisualisation").click();
            assertThat(page.locator("#apercu")).containsText("Carnet de bord");
            button(page, "Enregistrer comme brouillon").click();
            assertThat(page.locator("[data-error-summary] li")).hasCount(1);
            assertThat(field(page, "URL")).hasAttribute("aria-invalid", "true");
            Browser.picture(page, "229-formulaire-sans-script");
            field(page, "URL").fill("https://carnet.example/");
            button(page, "Enregistrer comme brouillon").click();
            assertThat(text(page, "Le brouillon est enregistré")).isVisible();
        });
    }

    @Test
    @Order(13)
    void consoleWhenBrowserIsEnglishThenPagesAreToo() {
        browser.person("en-GB", administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.connector(LIST));
            field(page, "Login").fill(ADML);
            field(page, "Password").fill(Ent.PASSWORD);
            button(page, "Sign in").click();
            assertThat(heading(page, "Connectors & links")).isVisible();
            assertThat(columnHeader(page, "State")).isVisible();
            Browser.inspect(page, "230-connectors");
            link(page, "Create a link/connector").click();
            Browser.inspect(page, "231-templates");
            link(page, "Plain link").click();
            field(page, "Identifier").fill("Library");
            button(page, "Publish").click();
            assertThat(text(page, "Some information needs correcting")).isVisible();
            assertThat(field(page, "URL")).hasAttribute("aria-invalid", "true");
            Browser.inspect(page, "232-form");
        });
    }

    /** Somebody signs in on the way to a page of the console. */
    private static void as(String login, String path, Consumer<Page> visit) {
        browser.person("fr-FR", administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.connector(path));
            Ent.signIn(page, login);
            assertThat(page.locator("main h1")).isVisible();
            visit.accept(page);
        });
    }

    private static Locator rows(Page page) {
        return page.locator("#resultats tbody tr");
    }

    /** Not by its name, which its copy bears too. */
    private static Locator booksRow(Page page) {
        return page.locator("#resultats tr:has(a[href='" + URI.create(books).getPath() + "'])");
    }

    private static Locator columnHeader(Page page, String name) {
        return page.getByRole(
                AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void retype(Page page, String selector, String value) {
        Keys.tabTo(page, page.locator(selector));
        page.keyboard().press("Control+A");
        page.keyboard().type(value);
        page.keyboard().press("Tab");
    }

    private static String content(Download file) {
        try (InputStream in = file.createReadStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package fr.ent.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.ent.localstack.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import static fr.ent.e2e.Screen.text;
import static org.awaitility.Awaitility.await;

/** « Mes applis » of teachers with a dozen applications, in every state of a tile, and the favourites of a school. */
@ExtendWith(RunningStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MyAppsJourneysIT {
    private static final List<String> TEACHERS = List.of("TEACHER");
    private static final String PRONOTE = "Accès Pronote";
    private static final String LABORATORY = "Cahier de laboratoire";
    private static final String BOOKS = "Manuels numériques";
    private static final String ROOMS = "Agenda des salles";
    private static final String MAIL = "Messagerie du lycée";
    private static final String SPORT = "Élan sportif";
    private static final String DIRECTORY = "Annuaire du lycée";
    private static final String VIDEO = "Salle vidéo";
    private static final String ORIENTATION = "Orientation des élèves";

    private static Ent ent;
    private static Rest rest;
    private static Browser browser;
    private static PartnerSite site;
    private static Connectors connectors;
    private static String orientation;
    private static String video;

    @BeforeAll
    static void open(Stack stack) {
        browser = new Browser();
        ent = new Ent(stack);
        rest = new Rest(ent);
        rest.awaitDirectory();
        site = new PartnerSite(ent.sso("/cas/serviceValidate"));
        connectors = new Connectors(ent, rest);
        app(
                PRONOTE,
                "SCHOOL_LIFE",
                Map.of(
                        "icon",
                        "pronote",
                        "url",
                        "https://0900011A.index-education.net/pronote/",
                        "cas",
                        Map.of("type", "PRONOTE")));
        app(LABORATORY, "PEDAGOGY", Map.of("icon", "sciences"));
        app(
                BOOKS,
                "PEDAGOGY",
                Map.of(
                        "icon",
                        "livre",
                        "target",
                        "PAGE",
                        "url",
                        site.url() + "manuels/",
                        "maintenance",
                        "Les manuels sont lents jusqu’à midi."));
        app("Exercices de mathématiques", "PEDAGOGY", Map.of("icon", "exercices"));
        app(ROOMS, "ORGANISATION", Map.of("icon", "agenda"));
        app("Menus de la cantine", "ORGANISATION", Map.of("icon", "cantine"));
        app(MAIL, "COMMUNICATION", Map.of("icon", "messagerie"));
        app(SPORT, "SCHOOL_LIFE", Map.of("icon", "sport"));
        app(DIRECTORY, "COMMUNICATION", Map.of("icon", "annuaire", "target", "FRAME", "url", site.url() + "annuaire/"));
        video = app(VIDEO, "PEDAGOGY", Map.of("icon", "video", "opensAt", "2099-08-31T22:00:00Z"));
        orientation = connectors.make(
                Ent.UAI, ORIENTATION, Map.of("url", "https://orientation.example/", "target", "NEW_PAGE"));
        rest.grant(orientation, List.of("STUDENT"));
    }

    private static String app(String name, String category, Map<String, Object> form) {
        Map<String, Object> whole = new HashMap<>(Map.of(
                "category",
                category,
                "target",
                "NEW_PAGE",
                "url",
                "https://" + Integer.toHexString(name.hashCode()) + ".example/"));
        whole.putAll(form);
        String id = connectors.make(Ent.UAI, name, whole);
        rest.grant(id, TEACHERS);
        return id;
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (connectors != null) {
            propose(Map.of());
            connectors.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Order(1)
    void tilesWhenSearchedOrUnderAHeadingThenOnlyThose() {
        as("sophie.morel", "/mes-applis", page -> {
            assertThat(tile(page, PRONOTE)).containsText("nouvelle fenêtre");
            Browser.inspect(page, "applis-01-toutes");
            exactLink(page, "Pédagogie").click();
            assertThat(exactLink(page, "Pédagogie")).hasAttribute("aria-current", "page");
            assertThat(names(page)).containsText(new String[] {LABORATORY, BOOKS, VIDEO});
            assertThat(page.locator("#applis")).not().containsText(MAIL);
            Browser.inspect(page, "applis-02-rubrique");

            exactLink(page, "Toutes").click();
            field(page, "Rechercher une application").pressSequentially("elan");
            assertThat(names(page)).hasText(new String[] {SPORT});
            assertThat(page.locator("#annonce")).containsText("1 application");
            assertThat(page).hasURL(Pattern.compile("q=elan"));
            Browser.inspect(page, "applis-03-trouvee");
            field(page, "Rechercher une application").fill("une application de ce nom");
            assertThat(text(page, "Aucune application ne correspond")).isVisible();
            Browser.inspect(page, "applis-04-aucune-trouvee");
            link(page, "Voir toutes les applications").click();
            assertThat(tile(page, MAIL)).isVisible();
        });
    }

    @Test
    @Order(2)
    void favouritesWhenChosenByMouseThenFirstAndInThatOrder() {
        as("sophie.morel", "/mes-applis", page -> {
            for (String name : List.of(SPORT, LABORATORY, ROOMS)) {
                button(page, "Ajouter aux favoris : " + name).click();
                assertThat(text(page, "« " + name + " » est dans vos favoris")).isVisible();
            }
            assertThat(names(page).first()).hasText(SPORT);
            Browser.inspect(page, "applis-05-favori-ajoute");

            exactLink(page, "Favoris").click();
            assertThat(text(page, "Vous avez choisi vos favoris")).isVisible();
            assertThat(names(page)).hasText(new String[] {SPORT, LABORATORY, ROOMS});
            button(page, "Monter : " + ROOMS).click();
            assertThat(names(page)).hasText(new String[] {SPORT, ROOMS, LABORATORY});
            button(page, "Descendre : " + SPORT).click();
            assertThat(names(page)).hasText(new String[] {ROOMS, SPORT, LABORATORY});
            Browser.inspect(page, "applis-06-favoris");
            button(page, "Retirer : " + SPORT).click();
            assertThat(names(page)).hasText(new String[] {ROOMS, LABORATORY});
            page.navigate(ent.connector("/mes-applis"));
            assertThat(names(page).nth(0)).hasText(ROOMS);
            assertThat(names(page).nth(1)).hasText(LABORATORY);

            exactLink(page, "Favoris").click();
            button(page, "Revenir aux favoris proposés").click();
            assertThat(text(page, "Vos favoris sont de nouveau ceux que votre établissement propose"))
                    .isVisible();
            assertThat(text(page, "Vous n'avez pas de favori")).isVisible();
            Browser.inspect(page, "applis-07-sans-favori");
        });
    }

    @Test
    @Order(3)
    void favouritesWhenChosenByKeyboardThenFocusIsNeverLost() {
        as("sophie.morel2", "/mes-applis", page -> {
            for (String name : List.of(ROOMS, MAIL)) {
                Keys.tabTo(page, button(page, "Ajouter aux favoris : " + name));
                page.keyboard().press("Enter");
                assertThat(button(page, "Retirer : " + name)).isFocused();
                assertThat(page.locator("#annonce")).containsText("est dans vos favoris");
            }
            Keys.backTo(page, exactLink(page, "Favoris"));
            page.keyboard().press("Enter");
            assertThat(names(page)).hasText(new String[] {ROOMS, MAIL});

            Keys.tabTo(page, button(page, "Monter : " + MAIL));
            page.keyboard().press("Space");
            assertThat(names(page)).hasText(new String[] {MAIL, ROOMS});
            assertThat(button(page, "Descendre : " + MAIL)).isFocused();
            page.keyboard().press("Enter");
            assertThat(names(page)).hasText(new String[] {ROOMS, MAIL});
            assertThat(button(page, "Monter : " + MAIL)).isFocused();
            Keys.tabTo(page, button(page, "Retirer : " + MAIL));
            page.keyboard().press("Enter");
            assertThat(names(page)).hasText(new String[] {ROOMS});
            assertThat(text(page, "« " + MAIL + " » n'est plus dans vos favoris"))
                    .isFocused();
            Browser.inspect(page, "applis-08-clavier");

            Keys.backTo(page, exactLink(page, "Toutes"));
            page.keyboard().press("Enter");
            Keys.tabTo(page, field(page, "Rechercher une application"));
            page.keyboard().type("annuaire du");
            assertThat(names(page)).hasText(new String[] {DIRECTORY});
            Keys.tabTo(page, tile(page, DIRECTORY));
            page.keyboard().press("Enter");
            assertThat(heading(page, DIRECTORY)).isVisible();
        });
    }

    @Test
    @Order(4)
    void favouritesWhenNoScriptRunsThenTheSame() {
        browser.withoutJavaScript(teacher -> {
            Page page = signedIn(teacher.newPage(), "brigitte.reinold", "/mes-applis");
            button(page, "Ajouter aux favoris : " + SPORT).click();
            assertThat(text(page, "« " + SPORT + " » est dans vos favoris")).isVisible();
            button(page, "Ajouter aux favoris : " + ROOMS).click();
            exactLink(page, "Favoris").click();
            button(page, "Monter : " + ROOMS).click();
            assertThat(names(page)).hasText(new String[] {ROOMS, SPORT});
            Browser.picture(page, "applis-09-sans-script");
            button(page, "Retirer : " + ROOMS).click();
            assertThat(names(page)).hasText(new String[] {SPORT});

            exactLink(page, "Toutes").click();
            field(page, "Rechercher une application").fill("MESSAGERIE");
            button(page, "Rechercher").click();
            assertThat(names(page)).hasText(new String[] {MAIL});
            page.navigate(ent.connector("/mes-applis"));
            tile(page, BOOKS).click();
            link(page, "Ouvrir quand même").click();
            assertThat(heading(page, "Médiathèque")).isVisible();
        });
    }

    @Test
    @Order(5)
    void tileWhenSomethingIsWrongWithItThenSaidFirst() {
        as("florence.gervais", "/mes-applis", page -> {
            assertThat(tile(page, BOOKS)).containsText("Les manuels sont lents jusqu’à midi.");
            tile(page, BOOKS).click();
            assertThat(heading(page, "Avant d'ouvrir « " + BOOKS + " »")).isVisible();
            Browser.inspect(page, "applis-10-maintenance");
            link(page, "Ouvrir quand même").click();
            assertThat(heading(page, "Médiathèque")).isVisible();

            page.navigate(ent.connector("/mes-applis"));
            assertThat(tile(page, VIDEO)).hasCount(0);
            assertThat(item(page, VIDEO)).containsText(Pattern.compile("Ouvre le 1er septembre 2099 à 00:00"));
            page.navigate(ent.connector("/launch/" + video));
            assertThat(page.locator("main")).containsText("2099");
            Browser.inspect(page, "applis-11-pas-encore-ouverte");
        });
    }

    @Test
    @Order(6)
    void deepLinkWhenNotEntitledThenTheReasonAndWhomToAsk() {
        as("florence.gervais", "/launch/" + orientation, page -> {
            assertThat(heading(page, "Application non ouverte")).isVisible();
            assertThat(text(page, "Aucun des groupes dont vous faites partie n'y a accès"))
                    .isVisible();
            assertThat(text(page, "Adressez-vous à l'administrateur de l'ENT")).containsText("Lycée Paul Martin");
            Browser.inspect(page, "applis-12-non-ouverte");
            link(page, "Revenir à « Mes applis »").click();
            assertThat(heading(page, "Mes applis")).isVisible();
        });
    }

    @Test
    @Order(7)
    void tileWhenItsTargetIsAFrameThenOpensInOurPage() {
        as("florence.gervais", "/mes-applis", page -> {
            tile(page, DIRECTORY).click();
            assertThat(page).hasURL(Pattern.compile("/mes-applis/[0-9a-f-]+/cadre"));
            assertThat(page.frameLocator("iframe").getByRole(AriaRole.HEADING).getByText("Médiathèque"))
                    .isVisible();
            Browser.inspect(page, "applis-13-cadre");
        });
    }

    @Test
    @Order(8)
    void pronoteWhenItsBaseIsStoppedThenTheTileSaysSoUntilItIsPublished() {
        as("florence.gervais", "/mes-applis", page -> {
            String publication = ent.pronote("/api/bases/" + Ent.UAI + "/publication");
            rest.asAdministrator().delete(publication).then().statusCode(200);
            try {
                awaitOnPronote(page, true);
                Browser.inspect(page, "applis-14-non-publie");
            } finally {
                rest.asAdministrator().put(publication).then().statusCode(200);
            }
            awaitOnPronote(page, false);
        });
    }

    private static void awaitOnPronote(Page page, boolean stopped) {
        await().atMost(Duration.ofSeconds(30)).pollInSameThread().until(() -> {
            page.reload();
            return stopped == item(page, PRONOTE).innerText().replace('’', '\'').contains("Pronote n'est pas publié");
        });
    }

    @Test
    @Order(9)
    void favouritesWhenProposedByTheSchoolThenSeenByWhoHasChosenNone() {
        as("adml.martin", "/admin/connecteurs?structure=" + Ent.UAI, page -> {
            link(page, "Favoris proposés").click();
            assertThat(heading(page, "Proposés aux élèves")).isVisible();
            Browser.inspect(page, "applis-15-favoris-proposes-vide");
            exactLink(page, "Enseignants").click();
            button(page, "Proposer : " + PRONOTE).click();
            assertThat(text(page, "Les favoris proposés sont enregistrés")).isFocused();

            Keys.tabTo(page, button(page, "Proposer : " + SPORT));
            page.keyboard().press("Enter");
            assertThat(proposed(page)).hasCount(2);
            assertThat(text(page, "Les favoris proposés sont enregistrés")).isFocused();
            Keys.tabTo(page, button(page, "Monter : " + SPORT));
            page.keyboard().press("Enter");
            assertThat(proposed(page)).containsText(new String[] {SPORT, PRONOTE});
            Browser.inspect(page, "applis-16-favoris-proposes");
            field(page, "Rechercher une application").fill("mess");
            button(page, "Rechercher").click();
            assertThat(button(page, "Proposer : " + MAIL)).isVisible();
            assertThat(button(page, "Proposer : " + ROOMS)).hasCount(0);
        });
        as("marielydie.marcini", "/mes-applis?rubrique=favoris", page -> {
            assertThat(names(page)).hasText(new String[] {SPORT, PRONOTE});
            assertThat(text(page, "Ces favoris sont proposés par votre établissement"))
                    .isVisible();
            Browser.inspect(page, "applis-17-favoris-de-l-etablissement");
        });
        browser.withoutJavaScript(administrator -> {
            Page page = signedIn(
                    administrator.newPage(), "adml.martin", "/admin/favoris?structure=" + Ent.UAI + "&profil=TEACHER");
            button(page, "Retirer : " + SPORT).click();
            assertThat(proposed(page)).containsText(new String[] {PRONOTE});
            Browser.picture(page, "applis-18-favoris-proposes-sans-script");
        });
    }

    @Test
    @Order(10)
    void personWhenNothingIsOpenThenToldWhomToAsk() {
        as("adml.ferry", "/mes-applis", page -> {
            assertThat(text(page, "Aucune application ne vous est ouverte pour le moment"))
                    .isVisible();
            assertThat(text(page, "Adressez-vous à l'administrateur de l'ENT")).containsText("Lycée Jules Ferry");
            Browser.inspect(page, "applis-19-rien-a-afficher");
        });
    }

    @Test
    @Order(11)
    void pagesWhenBrowserIsEnglishThenEnglish() {
        browser.person("en-GB", teacher -> {
            Page page = english(teacher.newPage(), "francoise.genet", "/mes-applis");
            assertThat(item(page, VIDEO)).containsText("Opens on 1 September 2099");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Add .*" + ROOMS)))
                    .click();
            assertThat(text(page, "is among your favourites")).isVisible();
            exactLink(page, "Favourites").click();
            Browser.inspect(page, "applis-20-favourites");
            page.navigate(ent.connector("/launch/" + orientation));
            assertThat(page.locator("main")).containsText("administrator");
            Browser.inspect(page, "applis-21-not-open");
        });
        browser.person("en-GB", administrator -> {
            Page page = english(
                    administrator.newPage(), "adml.martin", "/admin/favoris?structure=" + Ent.UAI + "&profil=TEACHER");
            assertThat(heading(page, "Proposed to teachers")).isVisible();
            Browser.inspect(page, "applis-22-proposed-favourites");
        });
    }

    private static Page english(Page page, String login, String path) {
        page.navigate(ent.connector(path));
        field(page, "Login").fill(login);
        field(page, "Password").fill(Ent.PASSWORD);
        button(page, "Sign in").click();
        return page;
    }

    private static void as(String login, String path, Consumer<Page> visit) {
        browser.person("fr-FR", person -> visit.accept(signedIn(person.newPage(), login, path)));
    }

    private static Page signedIn(Page page, String login, String path) {
        page.navigate(ent.connector(path));
        Ent.signIn(page, login);
        return page;
    }

    private static void propose(Map<String, Object> favourites) {
        rest.asAdministrator()
                .body(Map.of("favourites", favourites))
                .put(ent.connector("/api/structures/" + Ent.UAI + "/default-favourites"))
                .then()
                .statusCode(200);
    }

    /** The names that tiles show, in their order. */
    private static Locator names(Page page) {
        return page.locator("#applis .tile > span:not([class])");
    }

    private static Locator proposed(Page page) {
        return page.locator("main ol > li");
    }

    private static Locator item(Page page, String name) {
        return page.locator("#applis .tile-item").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** The link that opens it; there is none while it cannot be opened. */
    private static Locator tile(Page page, String name) {
        return page.locator("#applis a.tile").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator exactLink(Page page, String name) {
        return page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}

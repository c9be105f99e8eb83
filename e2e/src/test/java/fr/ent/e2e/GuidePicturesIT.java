package fr.ent.e2e;

import com.microsoft.playwright.Page;
import fr.ent.localstack.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.ent.e2e.Screen.button;
import static fr.ent.e2e.Screen.field;
import static fr.ent.e2e.Screen.heading;
import static fr.ent.e2e.Screen.link;
import static fr.ent.e2e.Screen.text;
import static org.awaitility.Awaitility.await;

/** Walks through docs/guide-administrateur.md and takes its pictures. */
@ExtendWith(RunningStack.class)
class GuidePicturesIT {
    private static final String PRONOTE = "Pronote - Lycée Paul Martin";
    private static final String CITE = "0900010X";

    private static Ent ent;
    private static Rest rest;
    private static Browser browser;
    private static Connectors connectors;
    private static String pronote;
    private static String library;

    @BeforeAll
    static void open(Stack stack) {
        browser = new Browser();
        ent = new Ent(stack);
        rest = new Rest(ent);
        rest.awaitDirectory();
        connectors = new Connectors(ent, rest);
        pronote = connectors.make(
                Ent.UAI,
                PRONOTE,
                Map.of(
                        "icon",
                        "pronote",
                        "url",
                        ent.baseUrl(),
                        "target",
                        "NEW_PAGE",
                        "category",
                        "SCHOOL_LIFE",
                        "cas",
                        Map.of("type", "PRONOTE")));
        rest.grant(pronote, List.of("TEACHER", "RELATIVE"));
        library = connectors.make(
                CITE,
                "Médiathèque de la cité scolaire",
                Map.of("icon", "livre", "url", "https://mediatheque.example/", "inherits", true));
        site("Manuels numériques", "livre", Map.of("category", "PEDAGOGY"));
        site("Agenda des salles", "agenda", Map.of("category", "ORGANISATION"));
        site("Menus de la cantine", "cantine", Map.of("maintenance", "Menus de la semaine prochaine : jeudi."));
        site("Salle vidéo", "video", Map.of("opensAt", "2099-08-31T22:00:00Z"));
        connectors.make(Ent.UAI, "Carte des stages", Map.of("url", "https://stages.example/", "draft", true));
    }

    private static void site(String name, String icon, Map<String, Object> form) {
        Map<String, Object> whole = new HashMap<>(form);
        whole.put("icon", icon);
        whole.put("url", "https://" + icon + ".example/");
        rest.grant(connectors.make(Ent.UAI, name, whole), List.of("TEACHER"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (connectors != null) {
            connectors.close();
        }
    }

    @Test
    void connectorWhenMadeAsTheGuideSaysThenItsScreensAreThere() {
        browser.person("fr-FR", administrator -> {
            Page page = signedIn(administrator.newPage(), "adml.martin", "/admin/connecteurs");
            page.navigate(ent.connector("/admin/connecteurs?structure=" + Ent.UAI));
            assertThat(Screen.row(page, PRONOTE)).isVisible();
            picture(page, "connecteurs-et-liens", "main > *", 1000);

            page.navigate(ent.connector("/admin/connecteurs/nouveau?structure=" + Ent.UAI));
            assertThat(heading(page, "Que voulez-vous ajouter ?")).isVisible();
            picture(page, "modeles", "main h2", 700);

            page.navigate(ent.connector("/admin/connecteurs/" + pronote));
            assertThat(field(page, "Identifiant")).hasValue(PRONOTE);
            picture(page, "formulaire", "main > *", 1000);
            picture(page, "parametres-cas", "main details", 330);

            link(page, "Droits d'accès").click();
            assertThat(text(page, "Nouvelles classes aussi")).isVisible();
            picture(page, "droits", "main > *", 1000);

            field(page, "Personnels du Lycée Paul Martin").check();
            button(page, "Enregistrer").click();
            assertThat(text(page, "Droits enregistrés")).isVisible();
            link(page, "Historique").click();
            assertThat(text(page, "MARTIN Claire")).isVisible();
            assertThat(text(page, "Personnels du Lycée Paul Martin")).isVisible();
            picture(page, "historique", "main > *", 620);
        });
    }

    @Test
    void connectorWhenLookedAfterThenItsScreensAreThere() {
        CasPerson teacher = CasPerson.signedIn(ent, "bernard.gaudin");
        await().atMost(Duration.ofSeconds(60)).until(() -> teacher.mayOpen(ent.baseUrl()));
        teacher.validate(ent.baseUrl(), teacher.ticketFor(ent.baseUrl()));
        browser.person("fr-FR", administrator -> {
            Page page = signedIn(administrator.newPage(), "adml.martin", "/admin/connecteurs");
            String address = ent.connector("/admin/connecteurs/" + pronote);
            page.navigate(address + "/essai?structure=" + Ent.UAI + "&q=gaudin");
            page.getByLabel(Pattern.compile("^GAUDIN")).check();
            button(page, "Lancer l'essai").click();
            assertThat(heading(page, "Essai pour GAUDIN")).isVisible();
            picture(page, "essai", "main section", 760);

            page.navigate(address + "/explication?structure=" + Ent.UAI + "&q=armand lucas");
            link(page, "ARMAND").click();
            assertThat(text(page, "ne voit pas ce connecteur")).isVisible();
            picture(page, "pourquoi", "main section", 520);

            page.navigate(address + "/sante");
            await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
                page.reload();
                return page.content().contains("Dernière connexion réussie");
            });
            picture(page, "sante", "main > *", 900);
        });
    }

    @Test
    void rightsWhenGivenInMassThenCountedFirst() {
        browser.person("fr-FR", administrator -> {
            Page page = signedIn(administrator.newPage(), "admin", "/admin/connecteurs");
            page.navigate(ent.connector("/admin/connecteurs/" + library
                    + "/attribution?essai=true&profil=TEACHER&profil=STUDENT&sous=true&structure=" + CITE));
            assertThat(button(page, "Donner le droit à")).isVisible();
            picture(page, "attribution", "main h2", 960);
        });
    }

    @Test
    void personWhenInMesApplisThenSeesWhatWasGiven() {
        browser.person("fr-FR", teacher -> {
            Page page = signedIn(teacher.newPage(), "catherine.favier", "/mes-applis");
            assertThat(link(page, PRONOTE)).isVisible();
            picture(page, "mes-applis", "main > *", 640);
        });
    }

    @Test
    void pronoteWhenStoppedThenItsIntegrationCanBeSet() {
        String publication = ent.pronote("/api/bases/" + Ent.UAI + "/publication");
        browser.person("fr-FR", administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.pronote("/admin/" + Ent.UAI));
            Ent.signIn(page, "pronote.admin");
            rest.asAdministrator().delete(publication).then().statusCode(200);
            try {
                link(page, "Intégration dans un ENT").click();
                assertThat(page.getByLabel("URL du serveur CAS")).isEnabled();
                picture(page, "pronote-integration", "main > *", 760);
            } finally {
                rest.asAdministrator().put(publication).then().statusCode(200);
            }
        });
    }

    private static Page signedIn(Page page, String login, String path) {
        page.navigate(ent.connector(path));
        Ent.signIn(page, login);
        return page;
    }

    /** With the addresses of a school in the place of this machine's. */
    private static void picture(Page page, String name, String from, int height) {
        page.evaluate(
                """
                ([shown, wanted]) => {
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  for (let text; (text = walker.nextNode()); ) {
                    text.data = text.data.replaceAll(shown[0], wanted[0]).replaceAll(shown[1], wanted[1]);
                  }
                  document.querySelectorAll('input').forEach(field => {
                    if (field.type !== 'file') {
                      field.value = field.value.replaceAll(shown[0], wanted[0]).replaceAll(shown[1], wanted[1]);
                    }
                  });
                }""",
                List.of(
                        List.of(ent.baseUrl(), ent.sso("/cas")),
                        List.of("https://0900011A.index-education.net/pronote/", "https://ent.iledefrance.fr/cas")));
        Guide.picture(page, name, page.locator(from).first(), height);
    }
}

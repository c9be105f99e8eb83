package fr.ent.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import fr.ent.localstack.Service;
import fr.ent.localstack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
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
import static org.awaitility.Awaitility.await;

/**
 * A teacher from the first day on: the account is activated, opens a site in every way of the CAS protocol, loses its
 * password, gets a second factor and looks after its sessions. The steps build on each other.
 */
@ExtendWith(RunningStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountJourneysIT {
    private static final String SITE = "Médiathèque des Calanques";
    private static final String LOGIN = "zoe.marchand";
    private static final String FIRST_PASSWORD = "violon-nuage-brique-42";
    private static final String PASSWORD = "cactus-lanterne-orage-17";
    private static final Pattern MAILED_LINK = Pattern.compile("http://\\S+/cas/mot-de-passe-oublie/lien\\S+");

    private static Path log;
    private static Ent ent;
    private static Browser browser;
    private static PartnerSite site;
    private static String account;

    @BeforeAll
    static void open(Stack stack) {
        browser = new Browser();
        ent = new Ent(stack);
        log = stack.log(Service.SSO);
        site = new PartnerSite(ent.sso("/cas/serviceValidate"));
        Rest rest = new Rest(ent);
        rest.awaitDirectory();
        rest.open(SITE, site.url());
        account = rest.person("MARCHAND", "Zoé", "zoe.marchand@mail.example");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Order(1)
    void accountWhenGivenACodeThenItsPersonActivatesIt() {
        browser.person("fr-FR", visitor -> {
            Page page = visitor.newPage();
            page.navigate(ent.sso("/cas/login"));
            Browser.inspect(page, "20-connexion");
            link(page, "Première connexion : activer mon compte").click();
            Browser.inspect(page, "21-activation");
            activate(page, "7KQ2-M9XA-04TC", FIRST_PASSWORD);
            assertThat(field(page, "Code d'activation")).hasAttribute("aria-invalid", "true");
            Browser.inspect(page, "22-activation-code-faux");

            String code = codeFromTheAdministrator();
            activate(page, code, "marchand");
            assertThat(field(page, "Nouveau mot de passe")).hasAttribute("aria-invalid", "true");
            assertThat(field(page, "Code d'activation")).hasValue(code);
            Browser.inspect(page, "23-activation-mot-de-passe-faible");
            activate(page, code, FIRST_PASSWORD);
            assertThat(heading(page, "Compte activé")).isVisible();
            Browser.inspect(page, "24-activation-faite");
            link(page, "Se connecter").click();
            Ent.signIn(page, LOGIN, FIRST_PASSWORD);
            assertThat(heading(page, "Vous êtes connecté")).isVisible();
            Browser.inspect(page, "25-connecte");
        });
    }

    private static String codeFromTheAdministrator() {
        StringBuilder code = new StringBuilder();
        browser.person("fr-FR", administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.sso("/admin/personnes/" + account));
            Ent.signIn(page, "adml.martin");
            link(page, "Mot de passe et second facteur").click();
            Browser.inspect(page, "26-acces");
            button(page, "Nouveau code d'activation").click();
            assertThat(heading(page, "Code d'activation de")).isVisible();
            Browser.inspect(page, "27-code");
            code.append(page.locator("main code").first().innerText());
        });
        return code.toString();
    }

    private static void activate(Page page, String code, String password) {
        field(page, "Identifiant").fill(LOGIN);
        field(page, "Code d'activation").fill(code);
        page.locator("#password").fill(password);
        page.locator("#again").fill(password);
        // A short password is for the server to refuse, with its words.
        page.locator("#password").evaluate("field => field.removeAttribute('minlength')");
        button(page, "Activer").click();
    }

    @Test
    @Order(2)
    void loginWhenFilledInWrongThenEachPageSaysWhatToDo() {
        browser.person("fr-FR", teacher -> {
            Page page = teacher.newPage();
            page.navigate(login(site.url(), ""));
            assertThat(text(page, "Vous allez ouvrir " + SITE)).isVisible();
            Browser.inspect(page, "30-connexion-vers-un-site");
            Ent.signIn(page, LOGIN, "pas le bon");
            assertThat(field(page, "Mot de passe")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#erreur")).isFocused();
            Browser.inspect(page, "31-mot-de-passe-faux");

            page.locator("[name=lt]").evaluate("field => field.value = 'LT-ancien'");
            Ent.signIn(page, LOGIN, FIRST_PASSWORD);
            assertThat(text(page, "Cette page a déjà servi")).isVisible();
            Browser.inspect(page, "32-page-trop-ancienne");

            page.navigate(login("https://inconnu.example/", ""));
            assertThat(heading(page, "Ce site n'est pas déclaré")).isVisible();
            Browser.inspect(page, "33-site-inconnu");
        });
    }

    @Test
    @Order(3)
    void loginWhenRememberedAndWarnedThenAsksBeforeEachSite() {
        browser.person("fr-FR", teacher -> {
            Page page = teacher.newPage();
            page.navigate(login(site.url(), ""));
            field(page, "Rester connecté sur cet appareil").check();
            field(page, "Prévenez-moi avant d'ouvrir d'autres sites").check();
            Ent.signIn(page, LOGIN, FIRST_PASSWORD);
            page.navigate(login(site.url(), ""));
            assertThat(heading(page, "Ouvrir ce site avec votre compte")).isVisible();
            Browser.inspect(page, "34-prevenu");
            assertThat(sessionCookie(teacher).expires).isGreaterThan(0);
            button(page, "Continuer vers " + SITE).click();
            assertThat(page).hasURL(Pattern.compile("^http://localhost:\\d+/\\?ticket=ST-"));
            page.navigate(login(site.url(), ""));
            link(page, "Rester ici").click();
            assertThat(heading(page, "Vous êtes connecté")).isVisible();
        });
    }

    @Test
    @Order(4)
    void siteWhenItAsksForAPostOrANewLoginThenItGetsThem() {
        browser.person("fr-FR", teacher -> {
            Page page = teacher.newPage();
            page.navigate(login(site.url(), ""));
            Ent.signIn(page, LOGIN, FIRST_PASSWORD);
            assertThat(text(page, "Ticket par l'adresse")).isVisible();
            assertThat(sessionCookie(teacher).expires).isEqualTo(-1);

            page.navigate(login(site.url(), "&method=POST"));
            assertThat(text(page, "Ticket posté")).isVisible();

            page.navigate(login(site.url(), "&renew=true"));
            assertThat(text(page, "cet accès demande de vous identifier à nouveau"))
                    .isVisible();
            Browser.inspect(page, "35-a-nouveau");
            Ent.signIn(page, LOGIN, FIRST_PASSWORD);
            assertThat(text(page, "Ticket par l'adresse")).isVisible();

            page.navigate(ent.sso("/cas/logout"));
            assertThat(heading(page, "Vous êtes déconnecté")).isVisible();
            assertThat(page.locator("main li")).containsText(SITE);
            Browser.inspect(page, "36-deconnecte");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(site.logoutRequests()).anyMatch(xml -> xml.contains("<samlp:SessionIndex>ST-")));
        });
    }

    @Test
    @Order(5)
    void siteWhenNoScriptRunsThenItsTicketIsPostedByAButton() {
        browser.withoutJavaScript(teacher -> {
            Page page = teacher.newPage();
            page.navigate(login(site.url(), "&method=POST"));
            Ent.signIn(page, LOGIN, FIRST_PASSWORD);
            assertThat(heading(page, "Ouverture du site")).isVisible();
            Browser.picture(page, "37-ouverture-sans-script");
            button(page, "Ouvrir " + SITE).click();
            assertThat(text(page, "Ticket posté")).isVisible();
        });
    }

    @Test
    @Order(6)
    void passwordWhenForgottenThenALinkByMailLeadsToANewOne() {
        browser.person("fr-FR", teacher -> {
            Page page = teacher.newPage();
            page.navigate(ent.sso("/cas/login"));
            link(page, "Mot de passe oublié").click();
            Browser.inspect(page, "40-mot-de-passe-oublie");
            field(page, "Identifiant ou adresse de messagerie").fill("zoe.marchand@mail.example");
            button(page, "Envoyer le lien").click();
            assertThat(heading(page, "Demande prise en compte")).isVisible();
            Browser.inspect(page, "41-demande-prise-en-compte");

            page.navigate(mailedLink());
            assertThat(heading(page, "Nouveau mot de passe")).isVisible();
            Browser.inspect(page, "42-nouveau-mot-de-passe");
            choose(page, "zoemarchand2026");
            assertThat(page.locator("#password")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#password")).hasAttribute("aria-describedby", Pattern.compile("password-erreur"));
            Browser.inspect(page, "43-mot-de-passe-faible");
            choose(page, PASSWORD);
            assertThat(heading(page, "Mot de passe changé")).isVisible();
            Browser.inspect(page, "44-mot-de-passe-change");

            page.navigate(mailedLink());
            assertThat(heading(page, "Ce lien ne sert plus")).isVisible();
            Browser.inspect(page, "45-lien-perime");
            page.navigate(ent.sso("/cas/login"));
            Ent.signIn(page, LOGIN, PASSWORD);
            assertThat(heading(page, "Vous êtes connecté")).isVisible();
        });
    }

    private static void choose(Page page, String password) {
        page.locator("#password").fill(password);
        page.locator("#again").fill(password);
        button(page, "Enregistrer").click();
    }

    /** The demo school sends no mail: what would be sent stands in the service's log. */
    private static String mailedLink() {
        return await().atMost(Duration.ofSeconds(30))
                .until(AccountJourneysIT::links, links -> !links.isEmpty())
                .get(0);
    }

    private static List<String> links() {
        try {
            return MAILED_LINK
                    .matcher(Files.readString(log))
                    .results()
                    .map(MatchResult::group)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(7)
    void secondFactorWhenSetUpThenAskedForUntilTheAdministratorDropsIt() {
        browser.person("fr-FR", teacher -> {
            Page page = teacher.newPage();
            page.navigate(ent.sso("/compte"));
            Ent.signIn(page, LOGIN, PASSWORD);
            Browser.inspect(page, "50-mon-compte");
            link(page, "Second facteur").click();
            Browser.inspect(page, "51-second-facteur");
            CodesApp telephone =
                    new CodesApp(page.locator("main p code").first().innerText());
            String recovery = page.locator("main li code").first().innerText();
            setUp(page, "000000");
            assertThat(text(page, "Ce code n'est pas celui de ce secret")).isVisible();
            Browser.inspect(page, "52-second-facteur-code-faux");
            setUp(page, telephone.now());
            assertThat(text(page, "Le second facteur est en place")).isVisible();
            Browser.inspect(page, "53-second-facteur-en-place");

            signInAgain(page);
            Browser.inspect(page, "54-code-demande");
            code(page, "000000");
            assertThat(field(page, "Code")).hasAttribute("aria-invalid", "true");
            Browser.inspect(page, "55-code-faux");
            code(page, telephone.next());
            assertThat(heading(page, "Vous êtes connecté")).isVisible();

            signInAgain(page);
            code(page, recovery);
            assertThat(heading(page, "Vous êtes connecté")).isVisible();
            page.navigate(ent.sso("/compte/second-facteur"));
            assertThat(text(page, "Codes de secours restants : 9")).isVisible();
        });
        browser.person("fr-FR", administrator -> {
            Page page = administrator.newPage();
            page.navigate(ent.sso("/admin/personnes/" + account + "/acces"));
            Ent.signIn(page, "adml.martin");
            Browser.inspect(page, "56-acces-second-facteur");
            button(page, "Retirer le second facteur").click();
            assertThat(button(page, "Retirer le second facteur")).isHidden();
        });
        browser.person("fr-FR", teacher -> {
            Page page = teacher.newPage();
            page.navigate(ent.sso("/cas/login"));
            Ent.signIn(page, LOGIN, PASSWORD);
            assertThat(heading(page, "Vous êtes connecté")).isVisible();
        });
    }

    private static void setUp(Page page, String code) {
        page.locator("#code").fill(code);
        field(page, "Mot de passe actuel").fill(PASSWORD);
        button(page, "Mettre en place").click();
    }

    private static void signInAgain(Page page) {
        page.navigate(ent.sso("/cas/logout"));
        link(page, "Se connecter").click();
        Ent.signIn(page, LOGIN, PASSWORD);
        assertThat(heading(page, "Second facteur")).isVisible();
    }

    private static void code(Page page, String code) {
        field(page, "Code").fill(code);
        button(page, "Continuer").click();
    }

    @Test
    @Order(8)
    void ownAccountWhenOpenElsewhereThenOtherSessionsAreClosedFromHere() {
        browser.person(
                "fr-FR",
                elsewhere -> browser.person("fr-FR", here -> {
                    Page other = elsewhere.newPage();
                    other.navigate(ent.sso("/compte"));
                    Ent.signIn(other, LOGIN, PASSWORD);
                    Page page = here.newPage();
                    page.navigate(ent.sso("/compte/sessions"));
                    Ent.signIn(page, LOGIN, PASSWORD);
                    assertThat(row(page, "cet appareil")).isVisible();
                    Browser.inspect(page, "60-mes-sessions");
                    button(page, "Fermer toutes les autres sessions").click();
                    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS)
                                    .first())
                            .containsText("C’est fait");
                    assertThat(page.locator("tbody tr")).hasCount(1);
                    Browser.inspect(page, "61-une-session");
                    other.navigate(ent.sso("/compte"));
                    assertThat(field(other, "Mot de passe")).isVisible();

                    link(page, "Mon compte").click();
                    link(page, "Ce que les applications savent de moi").click();
                    assertThat(heading(page, SITE)).isVisible();
                    assertThat(row(page, "votre identifiant de connexion")).containsText(LOGIN);
                    Browser.inspect(page, "62-ce-que-les-applications-savent");
                    page.navigate(ent.sso("/compte/mot-de-passe"));
                    Browser.inspect(page, "63-changer-mon-mot-de-passe");
                }));
    }

    @Test
    @Order(9)
    void ownAccountWhenOnlyKeysAreUsedThenSignsInAndClosesASession() {
        browser.person("fr-FR", teacher -> {
            Page page = teacher.newPage();
            page.navigate(ent.sso("/compte"));
            page.keyboard().press("Tab");
            assertThat(link(page, "Aller au contenu")).isFocused();
            page.keyboard().press("Enter");
            tabTo(page, "#username");
            page.keyboard().type(LOGIN);
            page.keyboard().press("Tab");
            page.keyboard().type(PASSWORD);
            tabTo(page, "#warn");
            page.keyboard().press("Space");
            page.keyboard().press("Space");
            page.keyboard().press("Tab");
            assertThat(button(page, "Se connecter")).isFocused();
            page.keyboard().press("Enter");
            assertThat(heading(page, "Mon compte")).isVisible();
            tabTo(page, "main a[href='/compte/sessions']");
            page.keyboard().press("Enter");
            assertThat(heading(page, "Mes sessions")).isVisible();
            tabTo(page, "tr:has-text('cet appareil') button");
            page.keyboard().press("Enter");
            assertThat(heading(page, "Mes sessions")).isHidden();
        });
    }

    private static void tabTo(Page page, String selector) {
        for (int presses = 0; presses < 30; presses++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.locator(selector).evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("No way by keyboard to " + selector + " on " + page.url());
    }

    @Test
    @Order(10)
    void ownAccountWhenBrowserIsEnglishThenPagesAreToo() {
        browser.person("en-GB", teacher -> {
            Page page = teacher.newPage();
            page.navigate(ent.sso("/compte/sessions"));
            Browser.inspect(page, "70-sign-in");
            field(page, "Login").fill(LOGIN);
            field(page, "Password").fill(PASSWORD);
            button(page, "Sign in").click();
            Browser.inspect(page, "71-my-sessions");
            page.navigate(ent.sso("/compte"));
            Browser.inspect(page, "72-my-account");
            page.navigate(ent.sso("/compte/donnees"));
            Browser.inspect(page, "73-my-data");
            page.navigate(ent.sso("/compte/second-facteur"));
            Browser.inspect(page, "74-second-factor");
            page.navigate(ent.sso("/cas/logout"));
            Browser.inspect(page, "75-signed-out");
        });
    }

    private static Cookie sessionCookie(BrowserContext person) {
        return person.cookies(ent.sso("/")).stream()
                .filter(cookie -> cookie.name.equals("TGC-SSO"))
                .findFirst()
                .orElseThrow();
    }

    private static String login(String service, String further) {
        return ent.sso("/cas/login?service=" + URLEncoder.encode(service, StandardCharsets.UTF_8) + further);
    }
}

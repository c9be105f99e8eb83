package fr.ent.pronote.casclient;

import fr.ent.pronote.identity.Population;
import fr.ent.pronote.integration.DriftPolicy;
import fr.ent.pronote.integration.IntegrationForm;
import fr.ent.pronote.people.MappingSource;
import fr.ent.pronote.publication.BaseKind;
import fr.ent.pronote.publication.Publication;
import fr.ent.pronote.publication.Space;
import fr.ent.pronote.publication.Uai;
import fr.ent.pronote.testsupport.ForeignCas;
import fr.ent.pronote.testsupport.TestBases;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** The round trip against a CAS server that is not ours. */
@QuarkusTest
class RoundTripTest {
    private static ForeignCas cas;

    @Inject
    TestBases bases;

    @Inject
    Publication publication;

    @TestHTTPResource
    String gateway;

    @BeforeAll
    static void startCas() {
        cas = new ForeignCas();
    }

    @AfterAll
    static void stopCas() {
        cas.close();
    }

    @Test
    void getWhenNoSessionThenRedirectWithTheConfiguredAddressMinimallyEncoded() {
        Uai uai = bases.published(cas.url(), "http://pronote.example:8083");

        Response answer = browser().get("/" + uai.value().toLowerCase() + "/pronote/mobile.eleve.html?fd=1");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .isEqualTo(cas.url() + "/login?service=http:%2F%2Fpronote.example:8083%2F" + uai
                        + "%2Fpronote%2Fmobile.eleve.html%3Ffd=1");
        assertThat(browser()
                        .header("Host", "evil.example")
                        .get("/" + uai + "/pronote/")
                        .header("Location"))
                .isEqualTo(cas.url() + "/login?service=http:%2F%2Fpronote.example:8083%2F" + uai + "%2Fpronote%2F");
    }

    @Test
    void callbackWhenFirstLoginThenRecognisedLinkedAndInTheEspace() {
        Uai uai = base();
        UUID person = bases.teacher(uai, "LEMAITRE", "Veronique");
        String ticket = ticket(uai, "professeur.html", teacher("veronique.lemaitre", "LEMAITRE", "Véronique"));

        Response callback = browser().get(path(uai, "professeur.html?ticket=" + ticket));

        assertThat(callback.statusCode()).isEqualTo(303);
        assertThat(callback.header("Location")).isEqualTo(address(uai, "professeur.html"));
        assertThat(callback.header("Set-Cookie"))
                .contains("HttpOnly", "Path=/" + uai + "/pronote", "SameSite=Lax")
                .doesNotContain(ticket);
        browser()
                .cookies(callback.cookies())
                .get(path(uai, "professeur.html"))
                .then()
                .statusCode(200)
                .body(containsString("Espace Professeurs"), containsString("LEMAITRE Veronique"));
        assertThat(bases.mapping(person)).hasValueSatisfying(mapping -> {
            assertThat(mapping.casId).isEqualTo("veronique.lemaitre");
            assertThat(mapping.source).isEqualTo(MappingSource.AUTOMATIC);
            assertThat(mapping.rule).isEqualTo("nom+prenom");
            assertThat(mapping.lastSeenAt).isNotNull();
        });
    }

    @Test
    void callbackWhenTracedThenTheCasServerIsAskedInTheSameTrace() {
        Uai uai = base();
        bases.teacher(uai, "TRACE", "Anne");
        String ticket = ticket(uai, "professeur.html", teacher("anne.trace", "TRACE", "Anne"));
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        browser()
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get(path(uai, "professeur.html?ticket=" + ticket));

        assertThat(cas.traces()).anyMatch(asked -> asked.startsWith("00-" + trace + "-"));
    }

    @Test
    void callbackWhenLinkedByHandThenThatPersonWithoutComparingIdentities() {
        Uai uai = base();
        bases.link(bases.teacher(uai, "PROFESSEUR", "Marc"), "bernard.gaudin");

        Response page = enter(uai, "", teacher("bernard.gaudin", "GAUDIN", "Bernard"));

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo(address(uai, "professeur.html"));
    }

    @Test
    void callbackWhenGuardianHasNoEspPThenRefusedInPlainWords() {
        Uai uai = base();
        bases.link(bases.guardian(uai, "AUBIN", "Houira", false), "houira.aubin");

        Response page = enter(
                uai,
                "parent.html",
                ForeignCas.edifice(
                        "houira.aubin", Map.of("nom", "AUBIN", "prenom", "Houira", "categories", "National_2")));

        page.then()
                .statusCode(403)
                .body(
                        containsString("Accès refusé à l’Espace Parents"),
                        not(containsString("Identification impossible")));
    }

    @Test
    void rootWhenSeveralCategoriesThenChoice() {
        Uai uai = base();
        bases.teacher(uai, "ROUX", "Anne");
        bases.guardian(uai, "ROUX", "Anne", true);

        Response page = enter(
                uai,
                "",
                ForeignCas.edifice(
                        "anne.roux", Map.of("nom", "ROUX", "prenom", "Anne", "categories", "National_3;National_2")));

        page.then()
                .statusCode(200)
                .body(
                        containsString("Choisissez votre Espace"),
                        containsString("professeur.html"),
                        containsString("parent.html"));
        assertThat(bases.mappings(uai)).hasSize(2);
    }

    @Test
    void espaceWhenNotOfTheCategoriesThenRefusedWithoutRedirect() {
        Uai uai = base();
        bases.teacher(uai, "ROUX", "Anne");

        enter(uai, "parent.html", teacher("anne.roux", "ROUX", "Anne"))
                .then()
                .statusCode(403)
                .body(containsString("Accès refusé"), not(containsString("Identification impossible")));
    }

    @Test
    void parentPageWhenNoCategoriesThenOnlyGuardiansAreTried() {
        Uai uai = base();
        bases.teacher(uai, "ROUX", "Anne");
        UUID guardian = bases.guardian(uai, "ROUX", "Anne", true);

        enter(uai, "parent.html", ForeignCas.edifice("anne.roux", Map.of("nom", "ROUX", "prenom", "Anne")))
                .then()
                .statusCode(200)
                .body(containsString("Espace Parents"));
        assertThat(bases.mappings(uai)).singleElement().satisfies(mapping -> {
            assertThat(mapping.person()).isEqualTo(guardian);
            assertThat(mapping.population()).isEqualTo(Population.GUARDIANS);
        });
    }

    @Test
    void callbackWhenUnknownThenIdentificationImpossibleWithTheSeedsFields() {
        Uai uai = base();

        Response page = enter(
                uai,
                "viescolaire.html",
                ForeignCas.edifice(
                        "personnel.support",
                        Map.of("nom", "Support", "prenom", "Personnel", "categories", "National_4")));

        assertThat(page.statusCode()).isEqualTo(403);
        String text = Jsoup.parse(page.asString()).text().replace('\u00a0', ' ');
        assertThat(text)
                .contains(
                        "Identification impossible",
                        "Nous n’avons pas réussi à vous identifier sur votre Espace PRONOTE.",
                        "Données connues",
                        "Corrections éventuelles",
                        "Nom : Support",
                        "Prénom : Personnel",
                        "Date de naissance :",
                        "Code postal :",
                        "Des informations complémentaires (votre fonction par exemple)",
                        "Vos coordonnées en cas de besoin",
                        "E-mail :",
                        "Téléphone :",
                        "Seul le renvoi d’informations permet à l’établissement d’être informé");
    }

    @Test
    void callbackWhenRepeatedByTheBackButtonThenCleanAddressAndNoSecondValidation() {
        Uai uai = base();
        bases.teacher(uai, "ROUX", "Anne");
        String ticket = ticket(uai, "professeur.html", teacher("anne.roux", "ROUX", "Anne"));
        Response first = browser().get(path(uai, "professeur.html?ticket=" + ticket));
        int validations = cas.validated().size();

        Response again = browser().cookies(first.cookies()).get(path(uai, "professeur.html?ticket=" + ticket));

        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(again.header("Location")).isEqualTo(address(uai, "professeur.html"));
        assertThat(cas.validated()).hasSize(validations);
    }

    @Test
    void callbackWhenTheServiceHasAQueryThenTheVerySameStringIsValidated() {
        Uai uai = base();
        bases.teacher(uai, "ROUX", "Anne");
        String ticket = ticket(uai, "mobile.professeur.html?fd=1&x=%C3%A9", teacher("anne.roux", "ROUX", "Anne"));

        Response callback = browser().get(path(uai, "mobile.professeur.html?fd=1&x=%C3%A9&ticket=" + ticket));

        assertThat(callback.statusCode()).isEqualTo(303);
        assertThat(callback.header("Location")).isEqualTo(address(uai, "mobile.professeur.html?fd=1&x=%C3%A9"));
        assertThat(cas.validated()).contains(address(uai, "mobile.professeur.html?fd=1&x=%C3%A9"));
    }

    @Test
    void callbackWhenTheAnswerNeverEndsThenSaid() throws Exception {
        try (ServerSocket endless = new ServerSocket(0)) {
            Uai uai = bases.published("http://localhost:" + endless.getLocalPort() + "/cas", base(gateway));
            CompletableFuture<Socket> headersOnly = CompletableFuture.supplyAsync(() -> {
                try {
                    Socket socket = endless.accept();
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<".getBytes(US_ASCII));
                    return socket;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            browser().get(path(uai, "?ticket=ST-1")).then().statusCode(502).body(containsString("ne répond pas"));
            headersOnly.get().close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_TICKET, 403, n’a pas abouti",
        "INVALID_SERVICE, 403, n’a pas reconnu cette adresse",
        "INTERNAL_ERROR, 502, a refusé la connexion",
        "UNAUTHORIZED_SERVICE_PROXY, 502, a refusé la connexion"
    })
    void callbackWhenRefusedThenEachCauseHasItsWords(String code, int status, String words) {
        Uai uai = base();
        String ticket = ticket(uai, "", ForeignCas.failure(code));

        browser().get(path(uai, "?ticket=" + ticket)).then().statusCode(status).body(containsString(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no xml",
                "<a/>",
                "<!DOCTYPE x [<!ENTITY e \"y\">]><serviceResponse><authenticationSuccess><user>a</user>"
                        + "</authenticationSuccess></serviceResponse>"
            })
    void callbackWhenTheAnswerIsMalformedThenSaid(String answer) {
        Uai uai = base();
        String ticket = ticket(uai, "", answer);

        browser().get(path(uai, "?ticket=" + ticket)).then().statusCode(502).body(containsString("incompréhensible"));
    }

    @Test
    void callbackWhenTheServerFailsThenSaid() {
        Uai uai = base();
        String ticket = "ST-" + UUID.randomUUID();
        cas.ticket(ticket, address(uai, ""), 500, "down");

        browser().get(path(uai, "?ticket=" + ticket)).then().statusCode(502).body(containsString("ne répond pas"));
        Uai other = bases.published("http://localhost:1/cas", base(gateway));
        browser().get(path(other, "?ticket=ST-1")).then().statusCode(502).body(containsString("ne répond pas"));
    }

    @Test
    void callbackWhenTheBrowserKeepsNoCookieThenTheLoopIsBroken() {
        Uai uai = base();
        bases.teacher(uai, "ROUX", "Anne");
        for (int i = 0; i < 3; i++) {
            String ticket = ticket(uai, "", teacher("anne.roux", "ROUX", "Anne"));
            browser().get(path(uai, "?ticket=" + ticket)).then().statusCode(303);
        }
        String ticket = ticket(uai, "", teacher("anne.roux", "ROUX", "Anne"));

        browser().get(path(uai, "?ticket=" + ticket)).then().statusCode(508).body(containsString("cookies"));
    }

    @Test
    void getWhenStoppedThen503WithRetryAfter() {
        Uai uai = base();
        publication.stop(uai, "test");

        Response answer = browser().get(path(uai, "professeur.html"));

        answer.then().statusCode(503).body(containsString("n’est pas publiée"));
        assertThat(answer.header("Retry-After")).isEqualTo("300");
    }

    @Test
    void getWhenTheEspaceIsNotPublishedThen404() {
        Uai uai = base();
        publication.tick(uai, EnumSet.of(Space.PROFESSEURS), "test");

        browser().get(path(uai, "parent.html")).then().statusCode(404).body(containsString("n’est pas ouvert"));
        browser().get(path(uai, "rien.html")).then().statusCode(404).body(containsString("professeur.html"));
    }

    @Test
    void getWhenLoginTrueAndNoDirectAccessThenAsIfAbsent() {
        Uai uai = base();

        Response answer = browser().get(path(uai, "?login=true"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("%2Fpronote%2F");
    }

    @Test
    void getWhenLoginTrueAndDirectAccessThenSaidPlainly() {
        Uai uai = base();
        bases.reconfigure(uai, settings(true, true, DriftPolicy.WARN));

        browser()
                .get(path(uai, "?login=true"))
                .then()
                .statusCode(501)
                .body(containsString("n’est pas encore disponible"));
        assertThat(browser().get(path(uai, "")).statusCode()).isEqualTo(302);
    }

    @Test
    void getWhenCasIsOffThenSaid() {
        Uai uai = base();
        bases.reconfigure(uai, settings(false, false, DriftPolicy.WARN));

        browser().get(path(uai, "")).then().statusCode(403).body(containsString("n’est pas relié à l’ENT"));
    }

    @Test
    void getWhenNoSuchBaseOrOnlyObservedThen404() {
        Uai observed = bases.stopped(cas.url(), "http://localhost:1", BaseKind.OBSERVED);

        assertThat(browser().get(path(observed, "")).statusCode()).isEqualTo(404);
        assertThat(browser().get(path(TestBases.freshUai(), "")).statusCode()).isEqualTo(404);
    }

    @Test
    void callbackWhenTheLoginIsSomebodyElsesNowAndThePolicyBlocksThenRefused() {
        Uai uai = base();
        bases.reconfigure(uai, settings(true, false, DriftPolicy.BLOCK));
        bases.teacher(uai, "ROUX", "Anne");
        enter(uai, "professeur.html", teacher("anne.roux", "ROUX", "Anne"))
                .then()
                .statusCode(200);

        enter(uai, "professeur.html", teacher("anne.roux", "DUPONT", "Berthe"))
                .then()
                .statusCode(403)
                .body(containsString("Accès suspendu"), not(containsString("ROUX Anne")));
    }

    @Test
    void callbackWhenThePersonHasAnotherLoginThenIdentificationImpossibleWithoutSayingWhy() {
        Uai uai = base();
        bases.link(bases.teacher(uai, "ROUX", "Anne"), "anne.roux");

        enter(uai, "professeur.html", teacher("anne.roux2", "ROUX", "Anne"))
                .then()
                .statusCode(403)
                .body(containsString("Identification impossible"), not(containsString("anne.roux\"")));
    }

    @Test
    void sessionWhenTheIdentifierIsRemovedThenBackToTheEnt() {
        Uai uai = base();
        UUID person = bases.teacher(uai, "ROUX", "Anne");
        Map<String, String> session = session(uai, "professeur.html", teacher("anne.roux", "ROUX", "Anne"));
        bases.unlink(uai, person);

        assertThat(browser().cookies(session).get(path(uai, "professeur.html")).statusCode())
                .isEqualTo(302);
    }

    @Test
    void leaveWhenSignedInThenOnlyTheLocalSessionEnds() {
        Uai uai = base();
        bases.teacher(uai, "ROUX", "Anne");
        Map<String, String> session = session(uai, "professeur.html", teacher("anne.roux", "ROUX", "Anne"));
        Response page = browser().cookies(session).get(path(uai, "professeur.html"));
        String token = Jsoup.parse(page.asString()).select("[name=form_token]").val();

        Response left = browser()
                .cookies(session)
                .cookies(page.cookies())
                .formParam("form_token", token)
                .post(path(uai, "deconnexion"));

        assertThat(left.statusCode()).isEqualTo(303);
        browser()
                .get(path(uai, "deconnexion"))
                .then()
                .statusCode(200)
                .body(containsString("session ENT est toujours ouverte"), containsString(cas.url() + "/logout"));
        assertThat(browser().cookies(session).get(path(uai, "professeur.html")).statusCode())
                .isEqualTo(302);
    }

    @Test
    void logoutRequestWhenPostedToAnEspaceThenThatTicketsSessionEnds() {
        Uai uai = base();
        bases.teacher(uai, "ROUX", "Anne");
        String ticket = ticket(uai, "professeur.html", teacher("anne.roux", "ROUX", "Anne"));
        Response callback = browser().get(path(uai, "professeur.html?ticket=" + ticket));

        browser()
                .formParam(
                        "logoutRequest",
                        "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"><samlp:SessionIndex>"
                                + ticket + "</samlp:SessionIndex></samlp:LogoutRequest>")
                .post(path(uai, "professeur.html"))
                .then()
                .statusCode(204);

        assertThat(browser()
                        .cookies(callback.cookies())
                        .get(path(uai, "professeur.html"))
                        .statusCode())
                .isEqualTo(302);
    }

    private static IntegrationForm settings(boolean enabled, boolean direct, DriftPolicy drift) {
        return new IntegrationForm(enabled, null, cas.url(), null, direct, null, null, null, null, drift);
    }

    private Uai base() {
        return bases.published(cas.url(), base(gateway));
    }

    private static String base(String url) {
        return url.replaceAll("/$", "");
    }

    private String address(Uai uai, String page) {
        return base(gateway) + path(uai, page);
    }

    private static String path(Uai uai, String page) {
        return "/" + uai + "/pronote/" + page;
    }

    private String ticket(Uai uai, String page, String answer) {
        String ticket = "ST-" + UUID.randomUUID();
        cas.ticket(ticket, address(uai, page), answer);
        return ticket;
    }

    private Map<String, String> session(Uai uai, String page, String answer) {
        String ticket = ticket(uai, page, answer);
        return browser().get(path(uai, page + "?ticket=" + ticket)).cookies();
    }

    /** Callback and then the page, without following further redirects. */
    private Response enter(Uai uai, String page, String answer) {
        return browser().cookies(session(uai, page, answer)).get(path(uai, page));
    }

    private static String teacher(String user, String nom, String prenom) {
        return ForeignCas.edifice(user, Map.of("nom", nom, "prenom", prenom, "categories", "National_3"));
    }

    private static RequestSpecification browser() {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Accept", "text/html")
                .header("Accept-Language", "fr");
    }
}

package fr.ent.sso.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestConnectors;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** JWT bearer (RFC 7523): what a partner's server says about a person. */
@QuarkusTest
class AssertionsTest {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static HttpServer partner;
    private static RSAKey key;
    private static RSAKey otherKey;

    @Inject
    TestSchool schools;

    @Inject
    TestConnectors connectors;

    @Inject
    Database database;

    private TestSchool.School school;
    private Map<String, Object> connector;

    @BeforeAll
    static void publishKeys() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        otherKey = new RSAKeyGenerator(2048).keyID("one").generate();
        byte[] keys = new JWKSet(key).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            try (exchange) {
                exchange.getResponseBody().write(keys);
            }
        });
        partner.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().set("Location", "/keys");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        partner.start();
    }

    @AfterAll
    static void stop() {
        partner.stop(0);
    }

    @BeforeEach
    void registerPartner() {
        school = schools.create();
        connector = TestConnectors.oauth(school, GRANT, "profile userinfo", school.teachers());
        publish("/keys");
    }

    /** Without a secret: the assertion alone says who the client is. */
    private void publish(String keys) {
        Map<String, Object> oauth = TestConnectors.oauthOf(connector);
        oauth.put("certificateUrl", "http://localhost:" + partner.getAddress().getPort() + keys);
        oauth.put("secretDigest", null);
        connector.merge("version", 1, (before, one) -> (Integer) before + (Integer) one);
        connectors.publish(connector);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(connector.get("identifier").toString())
                .subject(school.login("teacher"))
                .audience("http://localhost:8082/oauth2/token")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString());
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey by) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(by));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> token(String assertion) {
        return new Browser()
                .post("/oauth2/token", Map.of("grant_type", GRANT, "assertion", assertion, "scope", "userinfo"));
    }

    private static String error(HttpResponse<String> answer) {
        return OpenIdFlow.json(answer).get("error").asText();
    }

    @Test
    void tokenWhenAssertionIsRightThenTokenAboutThePerson() {
        HttpResponse<String> answer = token(signed(claims(), key));
        String access = OpenIdFlow.json(answer).get("access_token").asText();

        HttpResponse<String> about = new Browser().post("/oauth2/userinfo", Map.of("access_token", access));

        assertThat(OpenIdFlow.json(answer).has("refresh_token")).isFalse();
        assertThat(OpenIdFlow.json(about).get("login").asText()).isEqualTo(school.login("teacher"));
        assertThat(OpenIdFlow.json(about).get("sub").asText())
                .isNotEqualTo(school.id("teacher").toString());
        assertThat(database.exists(
                        "select 1 from audit_entry where action = 'oauth.assertion-accepted' and subject = ?",
                        school.id("teacher")))
                .isTrue();
    }

    @Test
    void tokenWhenSubjectIsAnAccountsIdThenTheSame() {
        assertThat(token(signed(claims().subject(school.id("teacher").toString()), key))
                        .statusCode())
                .isEqualTo(200);
    }

    /** RFC 7523 §3 rule 7. */
    @Test
    void tokenWhenAssertionComesTwiceThenInvalidGrant() {
        String assertion = signed(claims(), key);
        token(assertion);

        assertThat(error(token(assertion))).isEqualTo("invalid_grant");
    }

    @Test
    void tokenWhenAssertionIsUnfitThenInvalidGrant() {
        Instant now = Instant.now();
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> changes = new LinkedHashMap<>();
        changes.put("not entitled", claims -> claims.subject(school.login("student")));
        changes.put("unknown person", claims -> claims.subject("nobody.at.all"));
        changes.put("no person", claims -> claims.subject(null));
        changes.put("another server", claims -> claims.audience("https://elsewhere.example"));
        changes.put("no server", claims -> claims.audience((String) null));
        changes.put("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(60))));
        changes.put("without end", claims -> claims.expirationTime(null));
        changes.put("good for a day", claims -> claims.expirationTime(Date.from(now.plusSeconds(86_400))));
        changes.put("of tomorrow", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(86_400))));
        changes.put("no jti", claims -> claims.jwtID(null));

        changes.forEach((name, change) -> assertThat(token(signed(change.apply(claims()), key)))
                .as(name)
                .satisfies(answer -> assertThat(error(answer)).isIn("invalid_grant", "invalid_request")));
    }

    @Test
    void tokenWhenSignatureIsNotThePartnersThenInvalidGrant() throws JOSEException {
        SignedJWT symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        symmetric.sign(new MACSigner(key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(error(token(signed(claims(), otherKey)))).isEqualTo("invalid_grant");
        assertThat(error(token(symmetric.serialize()))).isEqualTo("invalid_grant");
        assertThat(error(token("eyJhbGciOiJub25lIn0.e30."))).isIn("invalid_grant", "invalid_client", "invalid_request");
        assertThat(error(token("nonsense"))).isIn("invalid_grant", "invalid_client", "invalid_request");
    }

    /** The keys come from the declared address and from nowhere it may lead to. */
    @Test
    void tokenWhenKeysAreRedirectedThenInvalidGrant() {
        publish("/elsewhere");

        assertThat(error(token(signed(claims(), key)))).isEqualTo("invalid_grant");
    }

    @Test
    void tokenWhenClientHasASecretThenTheAssertionAloneIsNotEnough() {
        Map<String, Object> other = TestConnectors.oauth(school, GRANT, "userinfo", school.teachers());
        TestConnectors.oauthOf(other)
                .put("certificateUrl", TestConnectors.oauthOf(connector).get("certificateUrl"));
        connectors.publish(other);
        String issuer = other.get("identifier").toString();
        String assertion = signed(claims().issuer(issuer), key);

        HttpResponse<String> alone = token(assertion);
        HttpResponse<String> withSecret = new Browser()
                .post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                GRANT,
                                "assertion",
                                assertion,
                                "client_id",
                                issuer,
                                "client_secret",
                                TestConnectors.SECRET));

        assertThat(error(alone)).isEqualTo("invalid_client");
        assertThat(withSecret.statusCode()).isEqualTo(200);
    }

    @Test
    void tokenWhenScopeIsAboveTheCeilingThenInvalidScope() {
        HttpResponse<String> answer = new Browser()
                .post(
                        "/oauth2/token",
                        Map.of("grant_type", GRANT, "assertion", signed(claims(), key), "scope", "email"));

        assertThat(error(answer)).isEqualTo("invalid_scope");
    }

    @Test
    void tokenWhenClientHasAnotherGrantTypeThenUnauthorizedClient() {
        Map<String, Object> other = TestConnectors.oauth(school, "authorization_code", "userinfo", school.teachers());
        TestConnectors.oauthOf(other).put("secretDigest", null);
        connectors.publish(other);

        assertThat(error(token(signed(claims().issuer(other.get("identifier").toString()), key))))
                .isEqualTo("unauthorized_client");
        assertThat(error(token(signed(claims().issuer("openapi-ui"), key)))).isEqualTo("unauthorized_client");
    }
}

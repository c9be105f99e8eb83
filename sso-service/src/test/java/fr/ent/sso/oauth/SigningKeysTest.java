package fr.ent.sso.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.AccessTokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The signing keys over the years: closed, replaced, published for long enough. */
@QuarkusTest
class SigningKeysTest {
    private static final String SECRET = "a secret of more than 32 characters";

    @Inject
    SigningKeys keys;

    @Inject
    TokenPurge purge;

    @Inject
    TokenConfig config;

    @Inject
    Database database;

    @Test
    void keysThenClosedInTheDatabase() {
        keys.current();

        assertThat(database.list("select jwk from signing_key", row -> row.getString(1)))
                .isNotEmpty()
                .allMatch(jwk -> jwk.startsWith("aes-gcm:"));
    }

    /** As an earlier version kept them. */
    @Test
    void keysWhenKeptInTheClearThenReadAndClosed() throws JOSEException {
        RSAKey clear = new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .keyID("clear-" + System.nanoTime())
                .generate();
        database.update(
                "insert into signing_key (id, jwk, current, retired_at) values (?, ?, false, now())",
                clear.getKeyID(),
                clear.toJSONString());

        assertThat(new SigningKeys(database, config).find(clear.getKeyID()))
                .hasValueSatisfying(found -> assertThat(found.toJSONString()).isEqualTo(clear.toJSONString()));
        assertThat(database.exists("select 1 from signing_key where id = ? and jwk like 'aes-gcm:%'", clear.getKeyID()))
                .isTrue();
    }

    @Test
    void keysWhenTimeHasComeThenAnotherSignsAndTheOldOneIsPublishedForItsTokens() {
        String token = AccessTokens.ofClient("ent-cli", "Demo-2026-ent");
        String old = keys.current().getKeyID();
        database.update("update signing_key set created_at = now() - interval '1 year' where current");

        purge.purge();
        SigningKeys elsewhere = new SigningKeys(database, config);

        assertThat(elsewhere.current().getKeyID()).isNotEqualTo(old);
        assertThat(elsewhere.publicKeys().getKeys()).extracting(JWK::getKeyID).contains(old);
        assertThat(given().auth().oauth2(token).get("/api/sessions").statusCode())
                .isEqualTo(200);

        database.update("update signing_key set retired_at = now() - interval '3 days' where id = ?", old);
        purge.purge();

        assertThat(new SigningKeys(database, config).find(old)).isEmpty();
    }

    @Test
    void closeThenOpenOnlyWithTheSameSecretAndUnderTheSameName() {
        KeyCipher cipher = new KeyCipher(SECRET);
        String closed = cipher.close("the key", "name");

        assertThat(cipher.open(closed, "name")).isEqualTo("the key");
        assertThat(cipher.close("the key", "name")).isNotEqualTo(closed);
        assertThatThrownBy(() -> cipher.open(closed, "other name")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new KeyCipher(SECRET + "!").open(closed, "name"))
                .hasMessageContaining("sso.token.key-secret");
        assertThatThrownBy(() -> new KeyCipher("short")).hasMessageContaining("32 characters");
    }
}

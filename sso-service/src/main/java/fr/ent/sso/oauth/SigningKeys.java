package fr.ent.sso.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys our tokens are signed with. Made when first needed, closed by {@link KeyCipher} and kept in the database:
 * all instances sign alike. Each is replaced after a while, and stays published until its last token has expired.
 */
@ApplicationScoped
class SigningKeys {
    private static final int BITS = 2048;
    /** Another instance's new key is taken up after this time at the latest. */
    private static final Duration KNOWN = Duration.ofMinutes(1);
    /** A key nobody has heard of is looked up at most this often. */
    private static final Duration ASKED = Duration.ofSeconds(1);

    private final Database database;
    private final TokenConfig config;
    private final KeyCipher cipher;
    private final Clock clock = Clock.systemUTC();
    private volatile Known known = new Known(null, List.of(), Instant.MIN);

    SigningKeys(Database database, TokenConfig config) {
        this.database = database;
        this.config = config;
        cipher = new KeyCipher(config.keySecret());
    }

    /** @param current null before there is one */
    private record Known(RSAKey current, List<JWK> all, Instant since) {
        boolean isOlderThan(Duration age, Instant now) {
            return since.equals(Instant.MIN) || since.plus(age).isBefore(now);
        }
    }

    private record Stored(String id, String jwk, boolean current) {}

    RSAKey current() {
        Known now = known(KNOWN);
        return now.current() == null ? make() : now.current();
    }

    /** The key of this id, also when another instance made it. */
    Optional<RSAKey> find(String id) {
        return in(known(KNOWN), id).or(() -> in(known(ASKED), id));
    }

    /** What everybody may know, the keys of earlier days included. */
    JWKSet publicKeys() {
        current();
        return new JWKSet(known(ASKED).all()).toPublicJWKSet();
    }

    /** Replaces the key when its time has come, and forgets the one whose last token has expired. */
    @Transactional
    void rotate() {
        database.update(
                "delete from signing_key where retired_at < now() - make_interval(secs => ?)", config.keyOverlap());
        if (database.update("""
                        update signing_key set current = false, retired_at = now()
                        where current and created_at < now() - make_interval(secs => ?)
                        """, config.keyRotation()) == 1) {
            insert();
        }
    }

    private Known known(Duration age) {
        Known now = known;
        return now.isOlderThan(age, clock.instant()) ? load() : now;
    }

    private synchronized Known load() {
        Instant at = clock.instant();
        List<JWK> all = new ArrayList<>();
        RSAKey current = null;
        for (Stored stored : database.list(
                "select id, jwk, current from signing_key order by created_at desc",
                row -> new Stored(row.getString("id"), row.getString("jwk"), row.getBoolean("current")))) {
            RSAKey key = open(stored);
            all.add(key);
            current = stored.current() ? key : current;
        }
        known = new Known(current, List.copyOf(all), at);
        return known;
    }

    private synchronized RSAKey make() {
        Known now = load();
        if (now.current() == null) {
            insert(); // or an instance that was quicker
            now = load();
        }
        return now.current();
    }

    private void insert() {
        RSAKey key = generate();
        database.update(
                "insert into signing_key (id, jwk, current) values (?, ?, true) on conflict do nothing",
                key.getKeyID(),
                cipher.close(key.toJSONString(), key.getKeyID()));
    }

    private static Optional<RSAKey> in(Known keys, String id) {
        return keys.all().stream()
                .filter(key -> key.getKeyID().equals(id))
                .map(JWK::toRSAKey)
                .findFirst();
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java has RSA", e);
        }
    }

    /** A key that was kept in the clear, before keys were closed, is closed now. */
    private RSAKey open(Stored stored) {
        boolean closed = KeyCipher.isClosed(stored.jwk());
        String jwk = closed ? cipher.open(stored.jwk(), stored.id()) : stored.jwk();
        if (!closed) {
            database.update(
                    "update signing_key set jwk = ? where id = ? and jwk = ?",
                    cipher.close(jwk, stored.id()),
                    stored.id(),
                    jwk);
        }
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("Signing key " + stored.id() + " in the database cannot be read", e);
        }
    }
}

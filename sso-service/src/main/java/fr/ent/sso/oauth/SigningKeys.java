package fr.ent.sso.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The keys our tokens are signed with. Made when first needed and kept in the database: all instances sign alike. */
@ApplicationScoped
class SigningKeys {
    private static final int BITS = 2048;

    private final Database database;
    private final Map<String, RSAKey> byId = new ConcurrentHashMap<>();
    private volatile RSAKey current;

    SigningKeys(Database database) {
        this.database = database;
    }

    RSAKey current() {
        RSAKey known = current;
        if (known == null) {
            known = load().orElseGet(this::make);
            current = known;
        }
        return known;
    }

    /** The key of this id, also when another instance made it. */
    Optional<RSAKey> find(String id) {
        RSAKey known = byId.get(id);
        if (known != null || id.indexOf('\0') >= 0) {
            return Optional.ofNullable(known);
        }
        return database.one("select jwk from signing_key where id = ?", row -> parse(row.getString(1)), id);
    }

    /** What everybody may know, the keys of earlier days included. */
    JWKSet publicKeys() {
        current();
        List<RSAKey> keys =
                database.list("select jwk from signing_key order by created_at desc", row -> parse(row.getString(1)));
        return new JWKSet(List.copyOf(keys)).toPublicJWKSet();
    }

    private Optional<RSAKey> load() {
        return database.one("select jwk from signing_key where current", row -> parse(row.getString(1)));
    }

    private synchronized RSAKey make() {
        return load().orElseGet(() -> {
            RSAKey key = generate();
            database.update(
                    "insert into signing_key (id, jwk, current) values (?, ?, true) on conflict do nothing",
                    key.getKeyID(),
                    key.toJSONString());
            return load().orElseThrow(); // ours, or that of an instance that was quicker
        });
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

    private RSAKey parse(String jwk) {
        try {
            RSAKey key = RSAKey.parse(jwk);
            byId.put(key.getKeyID(), key);
            return key;
        } catch (ParseException e) {
            throw new IllegalStateException("A signing key in the database cannot be read", e);
        }
    }
}

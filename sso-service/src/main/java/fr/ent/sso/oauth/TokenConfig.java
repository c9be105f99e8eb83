package fr.ent.sso.oauth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Life of codes, tokens and keys. A refresh token lives as long as the session it came from. */
@ConfigMapping(prefix = "sso.token")
interface TokenConfig {
    /** Access and ID tokens. */
    @WithDefault("15m")
    Duration access();

    @WithDefault("60s")
    Duration code();

    /** A refresh token that comes once more within this time comes from two tabs of one console, not from a thief. */
    @WithDefault("10s")
    Duration refreshGrace();

    /** Logout tokens: as long as a site that cannot be reached is tried again. */
    @WithDefault("24h")
    Duration logout();

    /** The longest life of a partner's assertion (RFC 7523). */
    @WithDefault("10m")
    Duration assertion();

    /** A signing key is replaced after this time. */
    @WithDefault("90d")
    Duration keyRotation();

    /** A replaced key stays published for this long; not shorter than the longest life of a token. */
    @WithDefault("2d")
    Duration keyOverlap();

    /** Encrypts the private keys in the database: 32 characters or more, the same for all instances. */
    String keySecret();

    /** For how long a client's right secret is not computed again. */
    @WithDefault("10m")
    Duration secretRemembered();

    /** How many right secrets are remembered at most. */
    @WithDefault("10000")
    int secretsRemembered();

    /** How long a request waits for its turn to have a secret compared. */
    @WithDefault("5s")
    Duration secretPatience();

    /** For how long the keys of a partner are not read again. */
    @WithDefault("10m")
    Duration partnerKeysKept();

    /** Whether keys of partners may be read by http and from private addresses: where the partners are local ones. */
    @WithDefault("false")
    boolean partnerKeysFromPrivateAddresses();
}

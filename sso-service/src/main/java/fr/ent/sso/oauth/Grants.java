package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.secret.Secret;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Authorization codes and refresh tokens: each good once, kept as digests, dead with the session. */
@ApplicationScoped
class Grants {
    private final Database database;
    private final SsoSessions sessions;
    private final ClientSessions visits;
    private final Entitlement entitlement;
    private final Revocations revocations;
    private final AuditLog audit;
    private final TokenConfig config;

    Grants(
            Database database,
            SsoSessions sessions,
            ClientSessions visits,
            Entitlement entitlement,
            Revocations revocations,
            AuditLog audit,
            TokenConfig config) {
        this.database = database;
        this.sessions = sessions;
        this.visits = visits;
        this.entitlement = entitlement;
        this.revocations = revocations;
        this.audit = audit;
        this.config = config;
    }

    /**
     * What a code or a refresh token stands for.
     *
     * @param nonce null when there is none
     * @param refreshToken the next one, made in the transaction that used the old one up, so that who comes second with
     *     the old one finds it and ends it; null for a public client
     */
    record Grant(
            SsoSession session,
            ClientSessions.Visit visit,
            UUID family,
            Scope scope,
            String nonce,
            String refreshToken) {}

    /** @param pkce null when the client does without */
    @Transactional
    String code(Client client, String redirectUri, SsoSession session, Scope scope, String nonce, CodeChallenge pkce) {
        String code = Secret.random("");
        database.update(
                """
                insert into authorization_code (digest, family, client, redirect_uri, session, scope, nonce,
                    code_challenge, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?))
                """,
                Secret.digest(code),
                UUID.randomUUID(),
                client.key(),
                redirectUri,
                session.id(),
                scope == null ? "" : scope.toString(),
                nonce,
                pkce == null ? null : pkce.getValue(),
                config.code());
        return code;
    }

    /** Uses the code up; one that comes twice ends everything that grew out of it (RFC 6749 §4.1.2). */
    @Transactional
    Grant redeem(String code, Client client, String redirectUri, CodeVerifier verifier) throws GrantException {
        byte[] digest = Secret.digest(code);
        Optional<Code> first = database.one(
                "update authorization_code set used_at = now() where digest = ? and used_at is null"
                        + " returning *, expires_at > now() as in_time",
                Code::of,
                digest);
        if (first.isEmpty()) {
            database.one(
                            "select family from authorization_code where digest = ?",
                            row -> row.getObject("family", UUID.class),
                            digest)
                    .ifPresent(family -> endStolen("oauth.code-reused", client, family));
            throw refused("The code is unknown or was used before.");
        }
        Code known = first.get();
        if (!known.inTime() || !known.client().equals(client.key())) {
            throw refused("The code has expired or belongs to another client.");
        }
        if (!known.redirectUri().equals(redirectUri)) {
            throw refused("The redirect_uri is not that of the authorization request.");
        }
        if (!fits(known.challenge(), verifier)) {
            throw refused("The code_verifier does not fit the code_challenge.");
        }
        return grant(client, known.family(), known.session(), known.scope(), known.nonce());
    }

    /**
     * A verifier without a challenge is refused too: somebody took the challenge out of the request (RFC 9700 §2.1.1).
     */
    private static boolean fits(String challenge, CodeVerifier verifier) {
        if (challenge == null || verifier == null) {
            return challenge == null && verifier == null;
        }
        return challenge.equals(
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
    }

    /**
     * Uses the refresh token up. One that comes twice was stolen from somebody, so its whole family ends, unless both
     * come within a moment: two tabs of one console do that, and each gets a token. Of these only the first that is
     * used again goes on; the other then counts as used, and a thief who holds it is found out at his next attempt.
     *
     * @param asked the scope of the new access token; null for all that was granted
     */
    @Transactional
    Grant refresh(String token, Client client, Scope asked) throws GrantException {
        byte[] digest = Secret.digest(token);
        // The session first, as its end does: who comes at the same moment waits there, and nobody for each other.
        database.exists(
                "select 1 from sso_session where id = (select session from refresh_token where digest = ?) for update",
                digest);
        List<Refresh> family = database.list("""
                select *, used_at is null or used_at > now() - make_interval(secs => ?) as good from refresh_token
                where family = (select family from refresh_token where digest = ?)
                """, Refresh::of, config.refreshGrace(), digest);
        Optional<Refresh> found = family.stream()
                .filter(each -> Arrays.equals(each.digest(), digest))
                .findFirst();
        if (found.isEmpty()) {
            throw refused("The refresh token is unknown, was used before, or its session has ended.");
        }
        Refresh known = found.get();
        if (!known.good() || !known.client().equals(client.key())) {
            endStolen("oauth.refresh-token-reused", client, known.family());
            throw refused("The refresh token was used before, or belongs to another client.");
        }
        // Asked before the token is spent: who asks for too much may ask again.
        if (asked != null && !Scope.parse(known.scope()).containsAll(asked)) {
            throw new GrantException(OAuth2Error.INVALID_SCOPE, "The scope is more than was granted.");
        }
        database.update(
                "update refresh_token set used_at = now() where family = ? and used_at is null", known.family());
        return grant(client, known.family(), known.session(), known.scope(), null);
    }

    private Grant grant(Client client, UUID family, long session, String scope, String nonce) throws GrantException {
        Optional<SsoSession> live = sessions.find(session);
        if (live.isEmpty()) {
            throw refused("The session has ended.");
        }
        if (!entitlement.has(live.get().account(), client)) {
            throw refused("The person may not use this connector, or no longer.");
        }
        return new Grant(
                live.get(),
                visits.open(client, live.get()),
                family,
                Scope.parse(scope),
                nonce,
                refreshToken(client, family, session, scope));
    }

    /** Ends the family of a refresh token, when it is this client's. */
    @Transactional
    void giveBack(String token, Client client) {
        database.one(
                        "select family from refresh_token where digest = ? and client = ?",
                        row -> row.getObject("family", UUID.class),
                        Secret.digest(token),
                        client.key())
                .ifPresent(revocations::endFamily);
    }

    /**
     * What a refresh token is worth, for who asks about its own.
     *
     * @param issuedAt in seconds
     */
    record Standing(long session, String scope, long issuedAt) {}

    Optional<Standing> standing(String token, Client client) {
        return database.one(
                        "select session, scope, issued_at from refresh_token"
                                + " where digest = ? and client = ? and used_at is null",
                        row -> new Standing(
                                row.getLong("session"),
                                row.getString("scope"),
                                Database.instant(row, "issued_at").getEpochSecond()),
                        Secret.digest(token),
                        client.key())
                .filter(known -> sessions.isLive(known.session()));
    }

    private String refreshToken(Client client, UUID family, long session, String scope) {
        if (client.isPublic()) {
            return null;
        }
        String token = Secret.random("");
        database.update(
                "insert into refresh_token (digest, family, client, session, scope) values (?, ?, ?, ?, ?)",
                Secret.digest(token),
                family,
                client.key(),
                session,
                scope);
        return token;
    }

    private void endStolen(String action, Client client, UUID family) {
        revocations.endFamily(family);
        audit.add(client.id(), action, null, Map.of("family", family));
    }

    private static GrantException refused(String why) {
        return new GrantException(OAuth2Error.INVALID_GRANT, why);
    }

    private record Refresh(byte[] digest, UUID family, String client, long session, String scope, boolean good) {
        static Refresh of(ResultSet row) throws SQLException {
            return new Refresh(
                    row.getBytes("digest"),
                    row.getObject("family", UUID.class),
                    row.getString("client"),
                    row.getLong("session"),
                    row.getString("scope"),
                    row.getBoolean("good"));
        }
    }

    private record Code(
            UUID family,
            String client,
            String redirectUri,
            long session,
            String scope,
            String nonce,
            String challenge,
            boolean inTime) {
        static Code of(ResultSet row) throws SQLException {
            return new Code(
                    row.getObject("family", UUID.class),
                    row.getString("client"),
                    row.getString("redirect_uri"),
                    row.getLong("session"),
                    row.getString("scope"),
                    row.getString("nonce"),
                    row.getString("code_challenge"),
                    row.getBoolean("in_time"));
        }
    }
}

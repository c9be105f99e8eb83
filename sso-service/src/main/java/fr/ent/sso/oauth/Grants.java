package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import fr.ent.sso.database.Database;
import fr.ent.sso.secret.Secret;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Authorization codes and refresh tokens: each good once, kept as digests, dead with the session. */
@ApplicationScoped
class Grants {
    private final Database database;
    private final SsoSessions sessions;
    private final TokenConfig config;

    Grants(Database database, SsoSessions sessions, TokenConfig config) {
        this.database = database;
        this.sessions = sessions;
        this.config = config;
    }

    /**
     * What a code or a refresh token stands for.
     *
     * @param nonce null when there is none
     * @param refreshToken the next one, made in the transaction that used the old one up, so that who comes second with
     *     the old one finds it and ends it; null for a public client
     */
    record Grant(SsoSession session, Scope scope, String nonce, String refreshToken) {}

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
                client.id(),
                redirectUri,
                session.id(),
                scope == null ? "" : scope.toString(),
                nonce,
                pkce.getValue(),
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
                    .ifPresent(this::revoke);
            throw refused("The code is unknown or was used before.");
        }
        Code known = first.get();
        if (!known.inTime() || !known.client().equals(client.id())) {
            throw refused("The code has expired or belongs to another client.");
        }
        if (!known.redirectUri().equals(redirectUri)) {
            throw refused("The redirect_uri is not that of the authorization request.");
        }
        if (verifier == null
                || !known.challenge()
                        .equals(CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue())) {
            throw refused("The code_verifier does not fit the code_challenge.");
        }
        SsoSession session = live(known.session());
        return new Grant(
                session,
                Scope.parse(known.scope()),
                known.nonce(),
                refreshToken(client, known.family(), session, known.scope()));
    }

    /** Uses the refresh token up; one that comes twice was stolen from somebody, so its whole family ends. */
    @Transactional
    Grant refresh(String token, Client client) throws GrantException {
        byte[] digest = Secret.digest(token);
        record Known(UUID family, String client, long session, String scope) {}
        Optional<Known> first = database.one(
                "update refresh_token set used_at = now() where digest = ? and used_at is null"
                        + " returning family, client, session, scope",
                row -> new Known(
                        row.getObject("family", UUID.class),
                        row.getString("client"),
                        row.getLong("session"),
                        row.getString("scope")),
                digest);
        if (first.isEmpty()) {
            database.one(
                            "select family from refresh_token where digest = ?",
                            row -> row.getObject("family", UUID.class),
                            digest)
                    .ifPresent(this::revoke);
            throw refused("The refresh token is unknown, was used before, or its session has ended.");
        }
        if (!first.get().client().equals(client.id())) {
            revoke(first.get().family());
            throw refused("The refresh token belongs to another client.");
        }
        SsoSession session = live(first.get().session());
        return new Grant(
                session,
                Scope.parse(first.get().scope()),
                null,
                refreshToken(client, first.get().family(), session, first.get().scope()));
    }

    private String refreshToken(Client client, UUID family, SsoSession session, String scope) {
        if (client.isPublic()) {
            return null;
        }
        String token = Secret.random("");
        database.update(
                "insert into refresh_token (digest, family, client, session, scope) values (?, ?, ?, ?, ?)",
                Secret.digest(token),
                family,
                client.id(),
                session.id(),
                scope);
        return token;
    }

    private void revoke(UUID family) {
        database.update("delete from refresh_token where family = ?", family);
    }

    private SsoSession live(long session) throws GrantException {
        Optional<SsoSession> found = sessions.find(session);
        if (found.isEmpty()) {
            throw refused("The session has ended.");
        }
        return found.get();
    }

    private static GrantException refused(String why) {
        return new GrantException(OAuth2Error.INVALID_GRANT, why);
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

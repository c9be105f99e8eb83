package fr.ent.sso.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes tokens back before their time. Access tokens are kept nowhere: what is kept is that one is good no longer. */
@ApplicationScoped
class Revocations {
    private final Database database;
    private final ClientSessions visits;
    private final TokenConfig config;

    Revocations(Database database, ClientSessions visits, TokenConfig config) {
        this.database = database;
        this.visits = visits;
        this.config = config;
    }

    /** Ends all that grew out of one code, access tokens included (RFC 6749 §4.1.2). */
    @Transactional
    void endFamily(UUID family) {
        database.update("delete from refresh_token where family = ?", family);
        end(family);
    }

    /** Ends one access token, by its {@code jti}. */
    @Transactional
    void end(UUID id) {
        database.update(
                "insert into token_revocation (id, expires_at) values (?, now() + make_interval(secs => ?))"
                        + " on conflict do nothing",
                id,
                config.access());
    }

    /** Whether an access token, valid by itself, still counts: not taken back, and its session not ended. */
    boolean stands(JWTClaimsSet claims) {
        List<UUID> ids = Stream.of(claims.getJWTID(), claims.getClaim(Tokens.FAMILY))
                .flatMap(id -> id instanceof String text ? Subjects.uuid(text).stream() : Stream.empty())
                .toList();
        if (database.exists("select 1 from token_revocation where id = any (?)", ids)) {
            return false;
        }
        Optional<UUID> sid =
                claims.getClaim(Tokens.SESSION) instanceof String text ? Subjects.uuid(text) : Optional.empty();
        return sid.isEmpty() || visits.isLive(sid.get());
    }
}

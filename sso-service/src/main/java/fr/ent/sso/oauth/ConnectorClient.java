package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.Scope;
import fr.ent.sso.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A connector with « Champs spécifiques OAuth ».
 *
 * @param id « Identifiant »
 * @param displayName what people read
 * @param transferSession « Transmettre la session »: it may ask who the person is
 * @param scope « Scope », the most it may ask for
 * @param secretDigest null for a public client
 * @param grantType « Mode d'identification », the one way to its tokens
 * @param certificateUrl where its keys are (RFC 7523); null when it signs nothing
 */
record ConnectorClient(
        UUID connector,
        String id,
        String displayName,
        boolean transferSession,
        Scope scope,
        String secretDigest,
        String grantType,
        Set<String> redirectUris,
        Set<String> postLogoutRedirectUris,
        String certificateUrl)
        implements Client {
    /** The word of the scope that « Transmettre la session » stands for. */
    static final String USERINFO = "userinfo";

    static ConnectorClient of(ResultSet row) throws SQLException {
        Scope scope = Scope.parse(row.getString("scope"));
        boolean transferSession = row.getBoolean("transfer_session") || scope.contains(USERINFO);
        if (transferSession) {
            scope.add(USERINFO);
        }
        return new ConnectorClient(
                row.getObject("id", UUID.class),
                row.getString("client_id"),
                row.getString("display_name"),
                transferSession,
                scope,
                row.getString("secret_digest"),
                row.getString("grant_type"),
                set(Database.texts(row, "redirect_uris")),
                set(Database.texts(row, "post_logout_redirect_uris")),
                row.getString("certificate_url"));
    }

    private static Set<String> set(List<String> texts) {
        return new LinkedHashSet<>(texts);
    }

    @Override
    public String key() {
        return connector.toString();
    }

    @Override
    public boolean isPublic() {
        return secretDigest == null;
    }

    /** Only the grant its administrator chose, and what renews a code's tokens. */
    @Override
    public boolean mayUse(GrantType grant) {
        if (GrantType.REFRESH_TOKEN.equals(grant)) {
            return GrantType.AUTHORIZATION_CODE.getValue().equals(grantType);
        }
        // In its own name only who can show that it is itself.
        return grant.getValue().equals(grantType) && !(GrantType.CLIENT_CREDENTIALS.equals(grant) && isPublic());
    }

    /** Many sites of partners were built before PKCE; those with a secret do without. */
    @Override
    public boolean needsPkce() {
        return isPublic();
    }

    @Override
    public boolean mayAskFor(Scope asked) {
        return scope.containsAll(asked);
    }

    /** Itself: its tokens open nothing of ours but userinfo. */
    @Override
    public String audience() {
        return id;
    }
}

package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.Scope;
import java.util.List;
import java.util.Set;

/**
 * A console or script of the ENT, from the configuration. Its access tokens open our REST.
 *
 * @param secret null for a public client
 * @param functions what it may do in its own name
 */
record OwnClient(
        String id, String secret, Set<String> redirectUris, Set<String> postLogoutRedirectUris, List<String> functions)
        implements Client {
    @Override
    public String key() {
        return id;
    }

    @Override
    public boolean isPublic() {
        return secret == null;
    }

    @Override
    public boolean mayUse(GrantType grant) {
        if (GrantType.CLIENT_CREDENTIALS.equals(grant)) {
            return !isPublic() && !functions.isEmpty();
        }
        return GrantType.AUTHORIZATION_CODE.equals(grant) || GrantType.REFRESH_TOKEN.equals(grant);
    }

    @Override
    public boolean needsPkce() {
        return true;
    }

    @Override
    public boolean mayAskFor(Scope scope) {
        return true;
    }

    @Override
    public String audience() {
        return Tokens.OUR_REST;
    }
}

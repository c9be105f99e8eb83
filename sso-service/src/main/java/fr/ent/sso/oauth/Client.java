package fr.ent.sso.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/**
 * An application that may ask for tokens.
 *
 * @param secret null for a public client
 * @param functions what it may do in its own name
 */
record Client(
        String id,
        String secret,
        Set<String> redirectUris,
        Set<String> postLogoutRedirectUris,
        List<String> functions) {
    boolean isPublic() {
        return secret == null;
    }

    boolean hasSecret(String given) {
        return !isPublic()
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}

package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.Scope;
import java.util.Set;

/** An application that may ask for tokens: one of ours, from the configuration, or a connector. */
sealed interface Client permits OwnClient, ConnectorClient {
    /** Its name at the endpoints: {@code client_id}. */
    String id();

    /** What its codes and tokens are kept under. Never anybody else's, also when another one takes over its name. */
    String key();

    /** A public client can keep no secret. */
    boolean isPublic();

    /** Where a code may be sent, compared letter by letter. */
    Set<String> redirectUris();

    /** Where the browser may be sent after a logout. */
    Set<String> postLogoutRedirectUris();

    boolean mayUse(GrantType grant);

    /** Whether a code without a PKCE challenge is refused. */
    boolean needsPkce();

    /** Whether all of this lies below its ceiling. */
    boolean mayAskFor(Scope scope);

    /** Whom its access tokens are for. */
    String audience();
}

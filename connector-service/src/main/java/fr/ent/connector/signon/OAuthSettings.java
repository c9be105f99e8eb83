package fr.ent.connector.signon;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * « Champs spécifiques OAuth ».
 *
 * @param transferSession « Transmettre la session »
 * @param secretHash digest of « Code secret »; the secret itself is kept nowhere; null for a public client
 * @param redirectUris where a code may be sent, one a line; null for none
 * @param postLogoutRedirectUris where the browser may be sent after a logout, one a line; null for none
 * @param certificateUrl « URL du certificat », where the partner's keys are
 */
@Embeddable
public record OAuthSettings(
        @Column(name = "oauth_transfer_session") Boolean transferSession,
        @Column(name = "oauth_scope") String scope,
        @Column(name = "oauth_secret_hash") String secretHash,

        @Enumerated(EnumType.STRING) @Column(name = "oauth_grant_type")
        GrantType grantType,

        @Column(name = "oauth_redirect_uris") String redirectUris,
        @Column(name = "oauth_post_logout_uris") String postLogoutRedirectUris,
        @Column(name = "oauth_certificate_url") String certificateUrl) {}

package fr.ent.connector.signon;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * « Champs spécifiques OAuth ».
 *
 * @param transferSession « Transmettre la session »
 * @param secretHash digest of « Code secret »; the secret itself is kept nowhere
 */
@Embeddable
public record OAuthSettings(
        @Column(name = "oauth_transfer_session") Boolean transferSession,
        @Column(name = "oauth_scope") String scope,
        @Column(name = "oauth_secret_hash") String secretHash,

        @Enumerated(EnumType.STRING) @Column(name = "oauth_grant_type")
        GrantType grantType) {}

package fr.ent.connector.signon;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * « Champs spécifiques CAS ».
 *
 * @param type « Type de CAS », one of {@link CasTypes}
 * @param pattern « Pattern CAS », an RE2 expression over the whole service URL; null when the connector's URL decides
 * @param proxyCallbacks one a line; null when the site may have no proxy tickets
 * @param singleLogout null for {@link SingleLogout#BACK_CHANNEL}
 */
@Embeddable
public record CasSettings(
        @Column(name = "cas_type") String type,
        @Column(name = "cas_pattern") String pattern,
        @Column(name = "cas_proxy_callbacks") String proxyCallbacks,

        @Enumerated(EnumType.STRING) @Column(name = "cas_single_logout")
        SingleLogout singleLogout) {}

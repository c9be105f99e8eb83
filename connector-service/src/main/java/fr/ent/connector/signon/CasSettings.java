package fr.ent.connector.signon;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * « Champs spécifiques CAS ».
 *
 * @param pattern « Pattern CAS », an RE2 expression over the whole service URL; null when the connector's URL decides
 */
@Embeddable
public record CasSettings(
        @Enumerated(EnumType.STRING) @Column(name = "cas_type")
        CasType type,

        @Column(name = "cas_pattern") String pattern) {}

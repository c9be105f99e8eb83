package fr.ent.connector.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * « Nouvelles classes aussi »: groups of this kind that the structure gets later are granted by themselves.
 *
 * @param structure UAI
 * @param groupType CLASS or FUNCTIONAL, as in ent.directory
 * @param profile TEACHER, STUDENT, RELATIVE, PERSONNEL or GUEST
 */
@Embeddable
public record GrantRule(
        @Column(name = "structure", nullable = false) String structure,
        @Column(name = "group_type", nullable = false) String groupType,
        @Column(name = "profile", nullable = false) String profile) {}

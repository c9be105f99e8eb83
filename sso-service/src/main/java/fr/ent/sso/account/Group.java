package fr.ent.sso.account;

import java.util.UUID;

/**
 * A group of a school, to which rights are given.
 *
 * @param profile of a {@link GroupType#PROFILE} group; null for the others
 * @param structure UAI
 * @param parent the class or teaching group whose people of this profile it holds; null for the others
 */
public record Group(UUID id, String name, GroupType type, Profile profile, String structure, UUID parent) {}

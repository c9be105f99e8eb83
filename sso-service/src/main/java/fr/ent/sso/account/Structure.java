package fr.ent.sso.account;

import java.util.List;

/**
 * A school, or what schools hang below.
 *
 * @param uai seven digits and a letter
 * @param city null when unknown
 * @param parents UAIs; a school may have several
 */
public record Structure(String uai, String name, String type, String city, List<String> parents) {}

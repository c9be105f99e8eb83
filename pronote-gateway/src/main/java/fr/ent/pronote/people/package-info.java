/**
 * The persons of a base, population by population, and the « Identifiant CAS » each carries. Decides nothing by itself.
 */
package fr.ent.pronote.people;

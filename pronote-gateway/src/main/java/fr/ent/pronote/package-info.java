/** PRONOTE as a CAS client, school by school, and its identifier mappings. */
package fr.ent.pronote;

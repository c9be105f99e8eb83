/**
 * A school's base: its address, whether it is published, which Espaces are. What the CAS server is and whom the base
 * holds is told elsewhere.
 */
package fr.ent.pronote.publication;

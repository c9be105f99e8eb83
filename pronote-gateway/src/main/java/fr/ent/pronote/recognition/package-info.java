/**
 * One login of the ENT applied to one base: looked up by « Identifiant CAS », else recognised by identity and linked.
 * The browser's callback and the ticket event both come here.
 */
package fr.ent.pronote.recognition;

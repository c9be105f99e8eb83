/**
 * The Espaces as a CAS client: redirect to the ENT, one validation of the ticket, own session, the page. Who the person
 * is, {@code recognition} says.
 */
package fr.ent.pronote.casclient;

/**
 * Requests this server sends to partners: single logout and proxy callbacks. Which addresses may be called is decided
 * by whoever calls; how it is done safely is decided here.
 */
package fr.ent.sso.outgoing;

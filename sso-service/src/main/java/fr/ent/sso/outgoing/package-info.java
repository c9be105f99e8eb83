/**
 * Requests this server sends to partners: single logout, proxy callbacks and the keys they publish. Which addresses may
 * be called is decided by whoever calls; how it is done safely is decided here.
 */
package fr.ent.sso.outgoing;

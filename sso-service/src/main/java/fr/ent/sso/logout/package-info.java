/**
 * The end of a session towards people and sites: /cas/logout, the messages that sites get (CAS 3.0 §2.3.3), and what
 * administrators see of them. Sessions themselves end in {@code session}.
 */
package fr.ent.sso.logout;

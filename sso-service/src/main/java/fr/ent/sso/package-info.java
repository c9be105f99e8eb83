/** Accounts, sessions, tickets and tokens. */
package fr.ent.sso;

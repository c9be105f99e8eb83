/** The SSO session of a browser: opened by a login, ended by a logout, by time or by an administrator. */
package fr.ent.sso.session;

/** /cas/logout: ends the session. */
package fr.ent.sso.logout;

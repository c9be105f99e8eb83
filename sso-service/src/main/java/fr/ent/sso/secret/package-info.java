/** Random values that open something, and the digests kept of them. */
package fr.ent.sso.secret;

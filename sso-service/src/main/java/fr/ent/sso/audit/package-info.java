/**
 * Who did what to whom: the append-only log of administrative and security acts. Knows no feature that writes to it.
 */
package fr.ent.sso.audit;

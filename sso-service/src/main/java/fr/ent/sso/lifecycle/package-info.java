/**
 * What becomes of an account: another login, blocked, merged with its duplicate, deleted after a delay, and each of it
 * undone. How accounts come in is in {@code account}.
 */
package fr.ent.sso.lifecycle;

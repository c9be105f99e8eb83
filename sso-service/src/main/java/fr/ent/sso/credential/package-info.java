/**
 * Passwords chosen, activated, reset and expired, and the second factor. Who is let in with what is {@code login}; how
 * a password is hashed is {@code account}.
 */
package fr.ent.sso.credential;

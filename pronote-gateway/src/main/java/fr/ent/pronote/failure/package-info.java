/** Forms « Identification impossible » that were sent, and their resolution by an administrator. */
package fr.ent.pronote.failure;

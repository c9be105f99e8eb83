/** The demo school's base, for the profile {@code demo} only. */
package fr.ent.pronote.demo;

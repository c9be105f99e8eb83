/** The first pages of the administrators' console: the list of bases, and publication. */
package fr.ent.pronote.console;

/** The words of this service's pages. */
package fr.ent.sso.page;

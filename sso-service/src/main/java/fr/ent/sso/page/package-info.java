/** The words of this service's pages, and how pages are answered. */
package fr.ent.sso.page;

/** The service as a whole on the web: its home page and its OpenAPI description. */
package fr.ent.pronote.web;

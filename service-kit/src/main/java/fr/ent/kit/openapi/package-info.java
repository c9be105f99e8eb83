/** What the OpenAPI documents and their UI share. */
package fr.ent.kit.openapi;

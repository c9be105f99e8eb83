/** Connectors and links, access rights to them, and « Mes applis ». */
package fr.ent.connector;

/** Connectors and links, the rights to them, and « Mes applis ». */
package fr.ent.connector;

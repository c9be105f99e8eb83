/** Asks a site whether it answers and may be framed, without ever becoming a door into our own network. */
package fr.ent.connector.probe;

/** Our copy of the ENT's structures and groups, and who administers which structure. No connector here. */
package fr.ent.connector.directory;

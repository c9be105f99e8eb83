/** « Droits d'accès »: the groups whose members may use a connector, and how many people that is. */
package fr.ent.connector.access;

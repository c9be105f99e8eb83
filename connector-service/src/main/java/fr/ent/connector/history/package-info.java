/**
 * What happened to connectors: the list of changes, going back to an earlier version, and deleted connectors. Changes
 * are written where they are made, in {@code definition}.
 */
package fr.ent.connector.history;

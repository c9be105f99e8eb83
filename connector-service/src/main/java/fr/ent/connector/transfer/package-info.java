/** Connectors as a file: export, import with a dry run, and copies to other structures by the same rules. */
package fr.ent.connector.transfer;

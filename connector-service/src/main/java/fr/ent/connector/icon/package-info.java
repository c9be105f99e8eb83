/** Pictures that administrators upload for their connectors: what is kept of a file, where it is kept and served. */
package fr.ent.connector.icon;

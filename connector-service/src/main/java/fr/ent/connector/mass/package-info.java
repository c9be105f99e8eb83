/** « Attribution en masse »: rights to a shared connector for profiles of many structures, and taking them back. */
package fr.ent.connector.mass;

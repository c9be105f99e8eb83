/** « Mes applis »: what one person may open, and the door through which he opens it. */
package fr.ent.connector.myapps;

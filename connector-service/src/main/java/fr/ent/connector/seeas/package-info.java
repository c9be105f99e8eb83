/** « Voir comme… »: another person's « Mes applis », to look at; and the log of who looked. */
package fr.ent.connector.seeas;

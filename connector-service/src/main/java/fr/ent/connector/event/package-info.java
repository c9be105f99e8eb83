/** What this service tells the others on Kafka. No rule here. */
package fr.ent.connector.event;

/** The Kafka topics a service writes or reads, created with the settings they need. */
package fr.ent.kit.topic;

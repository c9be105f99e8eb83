/** Events that arrive from Kafka: each is worked off once, in one transaction with the note that it was. */
package fr.ent.kit.inbox;

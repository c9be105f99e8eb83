/**
 * Events that leave for Kafka: written in the transaction of the fact they tell, sent in order afterwards, deleted once
 * the broker has them.
 */
package fr.ent.kit.outbox;

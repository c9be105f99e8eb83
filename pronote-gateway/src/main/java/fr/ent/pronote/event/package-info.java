/** What the ENT tells on Kafka, applied to the bases. Each event once, in one transaction with its mark. */
package fr.ent.pronote.event;

/** What the services' tests start: real PostgreSQL and real Kafka, embedded or, when asked, in containers. */
package fr.ent.localstack.testing;

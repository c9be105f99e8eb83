/**
 * What the services' tests share: they start real PostgreSQL and real Kafka, embedded or, when asked, in containers,
 * and hold their OpenAPI documents against the kept ones.
 */
package fr.ent.localstack.testing;

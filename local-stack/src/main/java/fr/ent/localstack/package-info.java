/**
 * PostgreSQL and Kafka from Maven artifacts, and the supervisor behind {@code mvn -Pup} that runs them together with
 * the three services. The tests use the same engines through {@link fr.ent.localstack.testing}. Nothing here knows what
 * the services do.
 */
package fr.ent.localstack;

/**
 * Who a person sent by the ENT is in a PRONOTE base: bare rules on values, without database, HTTP or Kafka. Storing
 * what was decided is the work of {@code people} and {@code recognition}.
 */
package fr.ent.pronote.identity;

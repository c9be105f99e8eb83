/** « Intégration dans un ENT »: which CAS server a base believes and how it reads its answers. Calls nobody. */
package fr.ent.pronote.integration;

/** What is checked before a service serves. */
package fr.ent.kit.start;

/** Journeys of people across the three services, in a real browser, on a stack of their own. */
package fr.ent.e2e;

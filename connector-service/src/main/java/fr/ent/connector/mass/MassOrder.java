package fr.ent.connector.mass;

import java.util.List;
import java.util.SortedSet;

/**
 * What is to be done, checked.
 *
 * @param structures those it goes through
 * @param excluded those that were asked for and that the connector is not shared with
 */
record MassOrder(List<String> profiles, SortedSet<String> structures, SortedSet<String> excluded, boolean remove) {}

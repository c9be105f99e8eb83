/** The one door of a connector: the way from a tile to the site. What is shown on tiles is not here. */
package fr.ent.connector.launch;

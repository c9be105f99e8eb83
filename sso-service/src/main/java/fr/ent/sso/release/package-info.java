/**
 * What each kind of site gets to know about a person: profiles as data, in release-profiles.json, and how their values
 * are found and written. Who may use a site is not here.
 */
package fr.ent.sso.release;

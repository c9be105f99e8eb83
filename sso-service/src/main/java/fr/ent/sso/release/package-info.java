/** What each kind of site gets to know about a person: profiles as data, in release-profiles.json. */
package fr.ent.sso.release;

/** Which connector a service URL belongs to: a copy fed by connector events, and the rules of matching. */
package fr.ent.sso.registry;

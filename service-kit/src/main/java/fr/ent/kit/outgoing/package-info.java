/** What every call to somebody else's server has to look at first: whom to believe, and which addresses are public. */
package fr.ent.kit.outgoing;

/** Service tickets: who gets one, what uses it up, and the events that tell it. How an answer looks is not here. */
package fr.ent.sso.ticket;

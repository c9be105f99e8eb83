/**
 * Technical parts that the services share: error answers, the outbox and its relay, the inbox, page layout and form
 * guard, request ids. A class that knows a connector, a ticket or a school does not belong here.
 */
package fr.ent.kit;

/** What belongs to every request: its id in the logs and the answer, and the headers that harden a page. */
package fr.ent.kit.request;

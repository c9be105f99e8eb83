package fr.ent.pronote.casclient;

import java.util.List;

/**
 * A page that says why an Espace does not open.
 *
 * @param status of the answer
 * @param reason for the counter, never shown
 */
record Notice(int status, String reason, String title, String text, List<Link> links) {
    /** What can be done next. */
    record Link(String address, String words) {}
}

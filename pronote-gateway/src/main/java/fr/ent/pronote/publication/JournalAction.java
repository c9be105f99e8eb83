package fr.ent.pronote.publication;

/** What an administrator may do to a base. */
public enum JournalAction {
    CREATED,
    CHANGED,
    PUBLISHED,
    STOPPED,
    SPACES,
    ENT_INTEGRATION,
    CAS_ID_SET,
    CAS_IDS_REMOVED,
    PARENT_SPACE_ALLOWED,
    PARENT_SPACE_CLOSED,
    FAILURE_LINKED,
    FAILURE_REJECTED
}

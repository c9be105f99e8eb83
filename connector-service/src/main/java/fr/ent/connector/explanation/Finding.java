package fr.ent.connector.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one step of an explanation is about. */
@Schema(name = "ExplanationFinding")
public enum Finding {
    PUBLISHED,
    /** It is a draft, which nobody sees. */
    DRAFT,
    /** A group of the person has it. */
    GROUP,
    /** A group of the person had it until the right ended. */
    ENDED,
    /** No group has it at all. */
    NO_GROUP_GRANTED,
    /** Groups have it, and the person is in none of them. */
    IN_NO_GROUP,
    /** A group of the person's school that has it. */
    GROUP_OF_SCHOOL,
    DENIED_ACCOUNT,
    DENIED_GROUP,
    /** Through this school of the person's. */
    STRUCTURE,
    /** The person is neither of the owner nor of a structure below it. */
    NOT_OF_STRUCTURE,
    /** The person is of a structure below, and the owner does not share it. */
    NOT_SHARED,
    /** It is shared, but not with this structure and those below it. */
    EXCLUDED,
    OPENS_LATER,
    CLOSED,
    /** The account cannot sign in. */
    BLOCKED,
    /** The base of PRONOTE is stopped. */
    BASE_STOPPED,
    /** The person signed in before a change of groups: « Mes applis » still follows the older ones. */
    TOKEN_OLDER
}

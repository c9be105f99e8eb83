package fr.ent.sso.release;

/** How the attributes stand in the XML of {@code /serviceValidate}; {@code /p3/serviceValidate} is always CAS 3's. */
public enum Layout {
    /** CAS 2.0: the user alone. */
    USER_ONLY,
    /** {@code cas:attributes} with the three of the protocol first, as CAS 3.0 has it (appendix A). */
    ATTRIBUTES,
    /** {@code cas:attributes} with {@code cas:userAttributes} holding elements of no namespace, as PRONOTE knows it. */
    USER_ATTRIBUTES,
    /** {@code cas:} elements beside {@code cas:user}, flat or nested. */
    EXTENSION
}

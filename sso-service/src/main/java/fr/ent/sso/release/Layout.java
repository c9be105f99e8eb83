package fr.ent.sso.release;

/** How the attributes stand in the XML of {@code /serviceValidate}; {@code /p3/serviceValidate} is always CAS 3's. */
public enum Layout {
    /** CAS 2.0: the user alone. */
    USER_ONLY,
    /** {@code cas:attributes} with {@code cas:userAttributes} holding elements of no namespace, as PRONOTE knows it. */
    USER_ATTRIBUTES
}

package fr.ent.sso.imports;

/** How bad a finding is. */
public enum Severity {
    /** The line is not written, and without row by row nothing is. */
    ERROR,
    /** Written, or left out, with a consequence somebody should know. */
    WARNING,
    INFO
}

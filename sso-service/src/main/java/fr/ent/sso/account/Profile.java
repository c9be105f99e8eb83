package fr.ent.sso.account;

/** What a person is at school. */
public enum Profile {
    TEACHER,
    STUDENT,
    RELATIVE,
    PERSONNEL,
    GUEST
}

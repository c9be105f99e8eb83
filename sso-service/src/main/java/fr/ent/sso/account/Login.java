package fr.ent.sso.account;

import java.util.regex.Pattern;

/** How a login is written: {@code prenom.nom}, with a number behind when that is taken. */
public final class Login {
    private static final Pattern WELL_FORMED = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");

    private Login() {}

    public static boolean isWellFormed(String login) {
        return WELL_FORMED.matcher(login).matches();
    }
}

package fr.ent.sso.login;

/**
 * What the form of the login page carries and says.
 *
 * @param site name of the site that will be opened; empty when none
 * @param request carried through
 * @param login as typed before; the password never comes back
 * @param trouble why the form is shown again; null the first time
 * @param waiting minutes to wait after too many wrong passwords; 0 for none
 */
public record LoginForm(String site, LoginRequest request, String login, Trouble trouble, long waiting) {
    /** Why the form is shown again. */
    public enum Trouble {
        WRONG,
        WAIT,
        /** The form was sent before, is too old, or comes from elsewhere. */
        STALE
    }

    static LoginForm forSite(String site, LoginRequest request) {
        return new LoginForm(site, request, "", null, 0);
    }

    /** To go on with a page of ours afterwards, or with an OpenID request. */
    public static LoginForm resuming(String page, boolean renew) {
        return new LoginForm("", LoginRequest.resuming(page).withRenew(renew), "", null, 0);
    }

    LoginForm refused(String typed) {
        return new LoginForm(site, request, typed, Trouble.WRONG, 0);
    }

    LoginForm slowed(String typed, long minutes) {
        return new LoginForm(site, request, typed, Trouble.WAIT, minutes);
    }

    LoginForm stale(String typed) {
        return new LoginForm(site, request, typed, Trouble.STALE, 0);
    }

    public boolean failed() {
        return trouble != null;
    }

    public boolean wrong() {
        return trouble == Trouble.WRONG;
    }

    public boolean expired() {
        return trouble == Trouble.STALE;
    }
}

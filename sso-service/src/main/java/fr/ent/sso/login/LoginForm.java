package fr.ent.sso.login;

/**
 * What the form of the login page carries and says.
 *
 * @param site name of the site that will be opened; empty when none
 * @param service carried through; empty when none
 * @param resume the page of ours, with its query, to go on with; empty when none
 * @param login as typed before; the password never comes back
 * @param waiting minutes to wait after too many wrong passwords; 0 for none
 */
public record LoginForm(
        String site, String service, String resume, boolean renew, String login, boolean wrong, long waiting) {
    public static LoginForm forSite(String site, String service, boolean renew) {
        return new LoginForm(site, service == null ? "" : service, "", renew, "", false, 0);
    }

    /** To go on with a page of ours afterwards, or with an OpenID request. */
    public static LoginForm resuming(String page, boolean renew) {
        return new LoginForm("", "", page, renew, "", false, 0);
    }

    LoginForm refused(String typed) {
        return new LoginForm(site, service, resume, renew, typed, true, 0);
    }

    LoginForm slowed(String typed, long minutes) {
        return new LoginForm(site, service, resume, renew, typed, false, minutes);
    }

    public boolean failed() {
        return wrong || waiting > 0;
    }
}

package fr.ent.sso.session;

import java.util.Optional;
import java.util.regex.Pattern;

/** An address of this service that a login may lead back to; whatever a request says, nobody is sent elsewhere. */
public final class OwnPage {
    private static final Pattern PAGE = Pattern.compile("/(?:compte|admin)(?:/[^?]*)?");
    private static final String AUTHORIZE = "/oauth2/authorize?";

    private OwnPage() {}

    /** A page that people see signed in: their account, and the administration of accounts. */
    static boolean isOne(String path) {
        return PAGE.matcher(path).matches();
    }

    /** The address as a header can carry it, if it is one of ours. */
    public static Optional<String> of(String address) {
        if (address == null || !address.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\')) {
            return Optional.empty();
        }
        String path = address.split("[?#]", 2)[0];
        return Optional.of(address).filter(each -> each.startsWith(AUTHORIZE) || isOne(path));
    }
}

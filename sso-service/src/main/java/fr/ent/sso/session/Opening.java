package fr.ent.sso.session;

/**
 * How a session begins.
 *
 * @param remembered the person chose to stay signed in on this device
 * @param warned she wants to be asked before another site learns who she is
 * @param address of the device; null when unknown
 * @param userAgent what the browser says it is; null when unknown
 */
public record Opening(boolean remembered, boolean warned, String address, String userAgent) {
    private static final int MAX_USER_AGENT = 300;

    public Opening {
        userAgent = userAgent == null ? null : tidy(userAgent);
    }

    private static String tidy(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "");
        return plain.length() > MAX_USER_AGENT ? plain.substring(0, MAX_USER_AGENT) : plain;
    }
}

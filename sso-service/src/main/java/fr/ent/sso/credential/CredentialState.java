package fr.ent.sso.credential;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * How an account can be signed in to, for who administers it.
 *
 * @param codeUntil when the activation code ends; null for none
 * @param waiting minutes that logins have to wait after wrong passwords or codes; 0 for none
 */
public record CredentialState(
        UUID account,
        String name,
        boolean hasPassword,
        boolean mustChange,
        boolean hasSecondFactor,
        boolean hasMail,
        Instant codeUntil,
        long waiting) {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    /** The day on which the code ends; empty for no code. */
    public String codeDay() {
        return codeUntil == null ? "" : day(codeUntil);
    }

    static String day(Instant time) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy").format(time.atZone(FRANCE));
    }

    public boolean isLocked() {
        return waiting > 0;
    }
}

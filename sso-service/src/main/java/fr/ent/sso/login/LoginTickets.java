package fr.ent.sso.login;

import fr.ent.kit.page.PageContext;
import fr.ent.sso.database.Database;
import fr.ent.sso.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tickets of the login form (CAS 3.0 §3.5): one attempt each, only from the browser that was shown the form. They are
 * signed, and only the spent ones are kept, so whoever just opens the page writes nothing. Templates read a fresh one
 * as {@code inject:loginTicket.fresh}.
 */
@Named("loginTicket")
@ApplicationScoped
public class LoginTickets {
    private static final Pattern TICKET = Pattern.compile("(LT-[A-Za-z0-9]{29}-(\\d{1,12}))-([0-9a-f]{64})");

    private final Database database;
    private final PageContext page;
    private final LoginConfig config;
    private volatile byte[] key;

    LoginTickets(Database database, PageContext page, LoginConfig config) {
        this.database = database;
        this.page = page;
        this.config = config;
    }

    public String fresh() {
        String text = Secret.random("LT-") + "-" + Instant.now().getEpochSecond();
        return text + "-" + signature(key(), text, page.formToken());
    }

    /** Uses the ticket up: true only for the first attempt, from the right browser, in time. */
    boolean spend(String given) {
        Matcher ticket = TICKET.matcher(given == null ? "" : given);
        if (!ticket.matches()) {
            return false;
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(ticket.group(2))).plus(config.formTime());
        boolean ours = MessageDigest.isEqual(
                signature(key(), ticket.group(1), page.formToken()).getBytes(StandardCharsets.US_ASCII),
                ticket.group(3).getBytes(StandardCharsets.US_ASCII));
        return ours
                && end.isAfter(Instant.now())
                && database.update(
                                "insert into spent_login_ticket (digest, expires_at) values (?, ?)"
                                        + " on conflict do nothing",
                                Secret.digest(given),
                                end)
                        == 1;
    }

    /** @param browser what only this browser and our pages in it know */
    static String signature(byte[] key, String text, String browser) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((text + " " + browser).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = database.one("select secret from login_secret", row -> row.getBytes(1))
                    .orElseThrow();
            key = known;
        }
        return known;
    }
}

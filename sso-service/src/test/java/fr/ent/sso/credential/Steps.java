package fr.ent.sso.credential;

import fr.ent.sso.testsupport.Browser;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Fills and sends the forms of these pages as a person would. */
final class Steps {
    private Steps() {}

    /** Sends the form of the page that goes to this address, with these fields filled in. */
    static HttpResponse<String> send(
            Browser browser, HttpResponse<String> page, String action, Map<String, String> fields) {
        Element form = Browser.document(page).selectFirst("form[method=post][action=" + action + "]");
        if (!(form instanceof FormElement)) {
            throw new AssertionError("No form to " + action + " in " + page.statusCode() + " " + page.body());
        }
        Map<String, String> all = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(field -> all.put(field.attr("name"), field.attr("value")));
        all.putAll(fields);
        return browser.post(action, all);
    }

    /** The secret that an enrolment page shows, as an app would keep it. */
    static byte[] secret(HttpResponse<String> page) {
        return decoded(Browser.document(page).select("code").first().text());
    }

    static byte[] decoded(String secret) {
        String text = secret.replace(" ", "");
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        byte[] bytes = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int next = 0;
        for (char letter : text.toCharArray()) {
            buffer = buffer << 5 | alphabet.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[next++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }

    /** The code of the half minute that many steps away. */
    static String code(byte[] secret, int away) {
        return Totp.code(secret, Totp.step(Instant.now()) + away, Totp.DIGITS);
    }
}

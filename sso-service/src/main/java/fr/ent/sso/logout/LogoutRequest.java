package fr.ent.sso.logout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;

/**
 * The document that tells a site which of its sessions ended (CAS 3.0, appendix C). Sites know it by the ticket they
 * validated; nobody is named, as in the specification's example. Short, because mod_auth_cas reads the first kilobyte
 * only, and with {@code <samlp:SessionIndex>} in these letters, because phpCAS looks for them.
 *
 * @param ticket letters, digits and hyphens
 */
record LogoutRequest(String id, Instant at, String ticket) {
    static final String PARAMETER = "logoutRequest";

    String xml() {
        return "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"" + id + "\" Version=\"2.0\""
                + " IssueInstant=\"" + at.truncatedTo(ChronoUnit.SECONDS) + "\">"
                + "<saml:NameID>@NOT_USED@</saml:NameID><samlp:SessionIndex>" + ticket
                + "</samlp:SessionIndex></samlp:LogoutRequest>";
    }

    /** As the browser carries it in a URL: what the Java client inflates. */
    String deflated() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(bytes)) {
            deflating.write(xml().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}

package fr.ent.sso.credential;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A second factor that is being set up: nothing of it is kept until a first code shows that the app has it.
 *
 * @param sealed the secret as the form carries it, readable here only
 * @param secret as people type it
 * @param address as apps read it
 * @param recoveryCodes each good once instead of a code, made from the secret
 */
public record Enrolment(String sealed, String secret, String address, List<String> recoveryCodes) {
    static final int CODES = 10;
    private static final int QUIET_ZONE = 4;
    private static final int GROUP = 4;

    static Enrolment of(byte[] secret, String sealed, String issuer, String login) {
        String text = Totp.base32(secret);
        String address = "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(encoded(issuer), encoded(login), text, encoded(issuer), Totp.DIGITS, Totp.PERIOD);
        return new Enrolment(sealed, text.replaceAll("(.{" + GROUP + "})(?=.)", "$1 "), address, codes(secret));
    }

    static List<String> codes(byte[] secret) {
        return IntStream.range(0, CODES)
                .mapToObj(number -> ReadableCode.of(CredentialKeys.hmac(secret, "recovery " + number)))
                .toList();
    }

    /** The address as a picture: the black squares of a QR code, for the path of an SVG. */
    public Picture picture() {
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + QUIET_ZONE, y + QUIET_ZONE));
                }
            }
        }
        return new Picture(code.size + 2 * QUIET_ZONE, path.toString());
    }

    /** An SVG path on a square of that size. */
    public record Picture(int size, String path) {}

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

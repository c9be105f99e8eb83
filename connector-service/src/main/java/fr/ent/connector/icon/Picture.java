package fr.ent.connector.icon;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A picture as it is kept and served: ours from the first byte to the last, whatever file it was made of. */
record Picture(String mediaType, byte[] content) {
    static final String PNG = "image/png";
    static final String SVG = "image/svg+xml";

    /** SHA-256 of the content, 64 hexadecimal digits. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

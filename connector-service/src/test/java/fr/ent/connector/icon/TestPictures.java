package fr.ent.connector.icon;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Files of tests, friendly and hostile. */
final class TestPictures {
    static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">%s</svg>";

    /** One pixel each. */
    static final byte[] WEBP_LOSSY =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    static final byte[] WEBP_LOSSLESS = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private TestPictures() {}

    static byte[] svg(String inside) {
        return SVG.formatted(inside).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] png(int width, int height) {
        return written("png", width, height, BufferedImage.TYPE_INT_ARGB);
    }

    static byte[] jpeg(int width, int height) {
        return written("jpeg", width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] written(String format, int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, 0xff1f4e79);
            }
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A header that promises so many pixels, and a few bytes of them. */
    static byte[] pngPromising(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0});
        return joined(
                signature(), chunk("IHDR", header.array()), chunk("IDAT", packed(100)), chunk("IEND", new byte[0]));
    }

    /** A PNG whose text or colour profile unpacks to a hundred megabytes. */
    static byte[] pngWithBomb(String kind) {
        byte[] png = png(4, 4);
        byte[] name = "bomb\0\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] bomb = chunk(kind, joined(name, packed(100_000_000)));
        int afterHeader = 8 + 25;
        return joined(
                java.util.Arrays.copyOf(png, afterHeader),
                bomb,
                java.util.Arrays.copyOfRange(png, afterHeader, png.length));
    }

    /** A lossless WebP of 16384 × 16384 pixels, so it says. */
    static byte[] webpPromisingMuch() {
        byte[] file = WEBP_LOSSLESS.clone();
        file[21] = (byte) 0xff;
        file[22] = (byte) 0xff;
        file[23] = (byte) 0xff;
        file[24] = (byte) 0x0f;
        return file;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] signature() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return joined(
                ByteBuffer.allocate(4).putInt(data.length).array(),
                name,
                data,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] packed(int zeros) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream packing = new DeflaterOutputStream(out)) {
            byte[] some = new byte[100];
            for (int i = 0; i < zeros; i += some.length) {
                packing.write(some);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

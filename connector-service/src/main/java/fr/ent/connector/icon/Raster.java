package fr.ent.connector.icon;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A kind of file made of pixels. Its size is read from its header first: what is larger is not unpacked at all. */
enum Raster {
    PNG {
        @Override
        ImageReader reader() {
            return ImageIO.getImageReadersByFormatName("png").next();
        }
    },
    JPEG {
        @Override
        ImageReader reader() {
            return ImageIO.getImageReadersByFormatName("jpeg").next();
        }
    },
    /** The Java runtime has no reader of these. */
    WEBP {
        @Override
        ImageReader reader() throws IOException {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
    };

    /** Pixels of a file, wide or high. */
    static final int MOST = 1024;
    /** Pixels of a kept picture: tiles show 64, screens of double and fourfold density more. */
    static final int KEPT = 256;

    abstract ImageReader reader() throws IOException;

    Picture read(byte[] file) throws BadPictureException {
        try {
            return new Picture(Picture.PNG, png(shrunk(pixels(file))));
        } catch (IOException | RuntimeException e) { // readers of hostile files fail in every way
            throw new BadPictureException("icon-broken", name());
        }
    }

    private BufferedImage pixels(byte[] file) throws IOException, BadPictureException {
        ImageReader reader = reader();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            // Without metadata: text and colour profiles may be packed, and unpacked be of any size.
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1 || width > MOST || height > MOST) {
                throw new BadPictureException("icon-too-many-pixels", MOST);
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** Each new pixel is the mean of those it stands for, weighed by how opaque they are. */
    private static BufferedImage shrunk(BufferedImage from) {
        double scale = Math.min(1, (double) KEPT / Math.max(from.getWidth(), from.getHeight()));
        int width = Math.max(1, (int) Math.round(from.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(from.getHeight() * scale));
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int left = (int) ((long) x * from.getWidth() / width);
                int top = (int) ((long) y * from.getHeight() / height);
                int right = Math.max(left + 1, (int) ((long) (x + 1) * from.getWidth() / width));
                int bottom = Math.max(top + 1, (int) ((long) (y + 1) * from.getHeight() / height));
                to.setRGB(x, y, mean(from, left, top, right, bottom));
            }
        }
        return to;
    }

    private static int mean(BufferedImage from, int left, int top, int right, int bottom) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = from.getRGB(x, y);
                int opaque = pixel >>> 24;
                alpha += opaque;
                red += (long) opaque * (pixel >> 16 & 0xff);
                green += (long) opaque * (pixel >> 8 & 0xff);
                blue += (long) opaque * (pixel & 0xff);
            }
        }
        if (alpha == 0) {
            return 0;
        }
        long count = (long) (right - left) * (bottom - top);
        return (int) (alpha / count << 24 | red / alpha << 16 | green / alpha << 8 | blue / alpha);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", out)) {
            throw new IOException("No writer of PNG");
        }
        return out.toByteArray();
    }
}

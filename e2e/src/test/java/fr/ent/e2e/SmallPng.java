package fr.ent.e2e;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes a screenshot small by keeping its commonest colours only: of a page of text nobody sees the difference. */
final class SmallPng {
    private static final int MOST_COLOURS = 256;
    private static final int FEWEST_COLOURS = 16;
    private static final int NEARLY_THE_SAME = 0xf8f8f8;

    private SmallPng() {}

    /**
     * @param limit bytes that it may have at most
     * @throws IllegalStateException when it has more whatever is left out
     */
    static byte[] of(byte[] screenshot, int limit) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(screenshot));
            List<Integer> colours = commonestFirst(image);
            for (int kept = MOST_COLOURS; kept >= FEWEST_COLOURS; kept /= 2) {
                byte[] small = written(reduced(image, colours.subList(0, Math.min(kept, colours.size()))));
                if (small.length <= limit) {
                    return small;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("A picture of more than " + limit + " bytes: show less of the page in it.");
    }

    /** Of those that are nearly the same the first. */
    private static List<Integer> commonestFirst(BufferedImage image) {
        Map<Integer, Integer> first = new HashMap<>();
        Map<Integer, Integer> count = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = image.getRGB(x, y) & 0xffffff;
                first.putIfAbsent(colour & NEARLY_THE_SAME, colour);
                count.merge(colour & NEARLY_THE_SAME, 1, Integer::sum);
            }
        }
        List<Integer> shades = new ArrayList<>(first.keySet());
        shades.sort(Comparator.comparing(count::get).reversed());
        return shades.stream().map(first::get).toList();
    }

    private static BufferedImage reduced(BufferedImage image, List<Integer> colours) {
        int[] palette = colours.stream().mapToInt(Integer::intValue).toArray();
        BufferedImage small = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        Map<Integer, Integer> known = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = image.getRGB(x, y) & 0xffffff;
                small.getRaster().setSample(x, y, 0, known.computeIfAbsent(colour, each -> nearest(palette, each)));
            }
        }
        return small;
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        for (int index = 1; index < palette.length; index++) {
            if (distance(palette[index], colour) < distance(palette[best], colour)) {
                best = index;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16) - (other >> 16);
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return red * red + green * green + blue * blue;
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam strongest = writer.getDefaultWriteParam();
        strongest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        strongest.setCompressionQuality(0);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), strongest);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

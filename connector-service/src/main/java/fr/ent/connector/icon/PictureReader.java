package fr.ent.connector.icon;

/**
 * Makes a picture of an uploaded file. What the file is, its first bytes say, and neither its name nor a header. PNG,
 * JPEG and WebP are drawn anew as PNG, so that nothing else that was in the file, place and time of a photograph or a
 * second file behind the first, is ever served; SVG is written anew with what {@link SvgSanitiser} knows.
 */
final class PictureReader {
    /** Bytes of a file. */
    static final int MOST = 256 * 1024;

    private PictureReader() {}

    static Picture read(byte[] file) throws BadPictureException {
        if (file.length == 0) {
            throw new BadPictureException("icon-empty");
        }
        if (file.length > MOST) {
            throw new BadPictureException("icon-too-large", MOST / 1024);
        }
        if (begins(file, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return Raster.PNG.read(file);
        }
        if (begins(file, 0, 0xff, 0xd8, 0xff)) {
            return Raster.JPEG.read(file);
        }
        if (begins(file, 0, 'R', 'I', 'F', 'F') && begins(file, 8, 'W', 'E', 'B', 'P')) {
            return Raster.WEBP.read(file);
        }
        if (isMarkup(file)) {
            return new Picture(Picture.SVG, SvgSanitiser.clean(file));
        }
        throw new BadPictureException("icon-type-unknown");
    }

    private static boolean begins(byte[] file, int from, int... signature) {
        if (file.length < from + signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((file[from + i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMarkup(byte[] file) {
        int at = begins(file, 0, 0xef, 0xbb, 0xbf) ? 3 : 0;
        while (at < file.length && Character.isWhitespace(file[at])) {
            at++;
        }
        return at < file.length && file[at] == '<';
    }
}

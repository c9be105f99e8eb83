package fr.ent.connector.icon;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureReaderTest {
    private static void refused(String slug, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(BadPictureException.class).hasMessage(slug);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"64,64,64,64", "1024,512,256,128", "1000,1,256,1", "3,1024,1,256"})
    void readWhenPngThenDrawnAnewAndNoLargerThanKept(int width, int height, int newWidth, int newHeight)
            throws BadPictureException {
        Picture picture = PictureReader.read(TestPictures.png(width, height));

        BufferedImage image = TestPictures.read(picture.content());
        assertThat(picture.mediaType()).isEqualTo("image/png");
        assertThat(image.getWidth()).isEqualTo(newWidth);
        assertThat(image.getHeight()).isEqualTo(newHeight);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff1f4e79);
    }

    @Test
    void readWhenJpegHoldsMetadataThenOnlyPixelsAreKept() throws BadPictureException {
        byte[] jpeg = TestPictures.jpeg(20, 10);
        byte[] comment = text("Taken at home");
        byte[] marked = TestPictures.joined(
                Arrays.copyOf(jpeg, 2),
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (comment.length + 2)},
                comment,
                Arrays.copyOfRange(jpeg, 2, jpeg.length));

        Picture picture = PictureReader.read(marked);

        assertThat(picture.mediaType()).isEqualTo("image/png");
        assertThat(TestPictures.read(picture.content()).getWidth()).isEqualTo(20);
        assertThat(new String(picture.content(), StandardCharsets.ISO_8859_1)).doesNotContain("Taken at home");
    }

    @Test
    void readWhenWebpThenPng() throws BadPictureException {
        assertThat(PictureReader.read(TestPictures.WEBP_LOSSY).mediaType()).isEqualTo("image/png");
        assertThat(TestPictures.read(
                                PictureReader.read(TestPictures.WEBP_LOSSLESS).content())
                        .getWidth())
                .isEqualTo(1);
    }

    @Test
    void readWhenASecondFileIsBehindThenItIsGone() throws BadPictureException {
        byte[] polyglot = TestPictures.joined(TestPictures.png(8, 8), text("<script>alert(1)</script>"));

        assertThat(new String(PictureReader.read(polyglot).content(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @ParameterizedTest
    @CsvSource({"50000,50000", "1025,1", "1,1025", "2147483647,2147483647"})
    void readWhenHeaderPromisesTooManyPixelsThenRefusedUnread(int width, int height) {
        refused("icon-too-many-pixels", () -> PictureReader.read(TestPictures.pngPromising(width, height)));
    }

    @Test
    void readWhenWebpPromisesTooManyPixelsThenRefusedUnread() {
        refused("icon-too-many-pixels", () -> PictureReader.read(TestPictures.webpPromisingMuch()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iCCP"})
    void readWhenMetadataUnpackWithoutEndThenTheyAreNotUnpacked(String kind) throws BadPictureException {
        byte[] bomb = TestPictures.pngWithBomb(kind);

        assertThat(bomb).hasSizeLessThan(PictureReader.MOST);
        assertThat(PictureReader.read(bomb).content()).hasSizeLessThan(1_000);
    }

    @Test
    void readWhenPixelsAreMissingThenRefused() {
        byte[] png = TestPictures.png(8, 8);

        refused("icon-broken", () -> PictureReader.read(TestPictures.pngPromising(0, 8)));
        refused("icon-broken", () -> PictureReader.read(Arrays.copyOf(png, 30)));
        refused("icon-broken", () -> PictureReader.read(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}));
        refused("icon-broken", () -> PictureReader.read(text("RIFF\0\0\0\0WEBPVP8 ")));
        refused("icon-broken", () -> PictureReader.read(Arrays.copyOf(TestPictures.WEBP_LOSSLESS, 22)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF89a/*\u0001\u0001*/=1;alert(1)",
                "BM\u0001\u0001",
                "%PDF-1.7",
                "alert(1)",
                "{\"svg\":1}",
                "\u0001\u0002",
                " \n\t"
            })
    void readWhenItIsAnotherKindOfFileThenRefused(String content) {
        refused("icon-type-unknown", () -> PictureReader.read(text(content)));
    }

    @Test
    void readWhenMarkupIsInUtf16ThenRefused() {
        refused(
                "icon-type-unknown",
                () -> PictureReader.read(
                        new String(TestPictures.svg(""), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void readWhenEmptyOrTooLargeThenRefused() {
        refused("icon-empty", () -> PictureReader.read(new byte[0]));
        refused("icon-too-large", () -> PictureReader.read(new byte[PictureReader.MOST + 1]));
    }

    @Test
    void readWhenSvgThenItStaysOne() throws BadPictureException {
        Picture picture = PictureReader.read(TestPictures.joined(
                new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, TestPictures.svg("<path d='M0 0'/>")));

        assertThat(picture.mediaType()).isEqualTo("image/svg+xml");
        assertThat(picture.digest()).matches("[0-9a-f]{64}");
    }
}

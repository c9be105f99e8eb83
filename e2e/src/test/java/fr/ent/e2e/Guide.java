package fr.ent.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Clip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The administrators' guide and its pictures. With {@code -Dguide.pictures} those in the checkout are made anew. */
final class Guide {
    static final int MOST_BYTES = 60_000;
    static final Path CHECKOUT = Path.of(System.getProperty("checkout.directory", ".."));
    private static final Path DOCS = CHECKOUT.resolve("docs");
    static final Path TEXT = DOCS.resolve("guide-administrateur.md");
    static final Path IMAGES = DOCS.resolve("images");

    private static final int WIDTH = 960;
    private static final int MARGIN = 8;

    private Guide() {}

    /**
     * Keeps a picture of the page from this part on.
     *
     * @param height of the picture at most
     */
    static void picture(Page page, String name, Locator from, int height) {
        // So high that a bar that sticks to the lower edge lies where it belongs.
        page.setViewportSize(WIDTH, 4000);
        BoundingBox part = from.boundingBox();
        double top = Math.max(0, part.y - MARGIN);
        double bottom =
                ((Number) page.evaluate("document.querySelector('main').getBoundingClientRect().bottom")).doubleValue();
        byte[] screenshot = page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setClip(new Clip(0, top, WIDTH, Math.min(height, bottom - top))));
        byte[] small = SmallPng.of(screenshot, MOST_BYTES);
        keep(Path.of(System.getProperty("screenshots.directory", "target/screenshots"), "guide-" + name), small);
        if (System.getProperty("guide.pictures") != null) {
            keep(IMAGES.resolve(name), small);
        }
        page.setViewportSize(1280, 900);
    }

    private static void keep(Path file, byte[] picture) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(Path.of(file + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package fr.ent.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A headless Chromium of this machine. Journeys are skipped, with a sentence, where there is none: on Debian it is
 * {@code apt-get install chromium}; elsewhere {@code CHROMIUM} names its program.
 */
final class Browser implements AutoCloseable {
    private static final String MISSING =
            "No Chromium on this machine, so the journeys in a browser are skipped: install it or name it in CHROMIUM.";
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");
    private static final List<String> ACCESSIBILITY_RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots.directory", "target/screenshots"));

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    Browser() {
        Path program = program();
        if (program == null) {
            System.out.println(MISSING);
        }
        Assumptions.assumeTrue(program != null, MISSING);
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A visit in a person's own browser: no cookie shared with another's. A failed visit leaves a picture. */
    void person(String locale, Consumer<BrowserContext> visit) {
        visit(new com.microsoft.playwright.Browser.NewContextOptions().setLocale(locale), visit);
    }

    /** The same where no script runs. */
    void withoutJavaScript(Consumer<BrowserContext> visit) {
        visit(
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setLocale("fr-FR")
                        .setJavaScriptEnabled(false),
                visit);
    }

    private void visit(com.microsoft.playwright.Browser.NewContextOptions options, Consumer<BrowserContext> visit) {
        try (BrowserContext context = browser.newContext(options.setViewportSize(1280, 900))) {
            context.setDefaultTimeout(20_000);
            try {
                visit.accept(context);
            } catch (RuntimeException | AssertionError e) {
                for (Page page : context.pages()) {
                    picture(page, "failed-" + System.nanoTime(), 1280);
                    System.out.println("[browser] failed at " + page.url());
                }
                throw e;
            }
        }
    }

    /** Keeps pictures at desktop and phone width, and demands that axe finds nothing and nothing scrolls sideways. */
    static void inspect(Page page, String name) {
        picture(page, name + "-1280", 1280);
        assertAccessible(page, name);
        picture(page, name + "-360", 360);
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("%s scrolls sideways at 360 px", name)
                .isLessThanOrEqualTo(1);
        page.setViewportSize(1280, 900);
    }

    /** All that can be kept of a page where no script runs: axe is one. */
    static void picture(Page page, String name) {
        picture(page, name, 1280);
    }

    private static void picture(Page page, String name, int width) {
        page.setViewportSize(width, 900);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static void assertAccessible(Page page, String name) {
        List<Rule> violations =
                new AxeBuilder(page).withTags(ACCESSIBILITY_RULES).analyze().getViolations();
        assertThat(violations)
                .as(
                        "axe on %s: %s",
                        name, violations.stream().map(Browser::tell).toList())
                .isEmpty();
    }

    private static String tell(Rule rule) {
        return rule.getId() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private static Path program() {
        String named = System.getenv("CHROMIUM");
        if (named != null) {
            return Path.of(named);
        }
        return USUAL_PLACES.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

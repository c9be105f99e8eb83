package fr.ent.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What a person finds on a page: by its role or label and the words people read. */
final class Screen {
    private Screen() {}

    static Locator heading(Page page, String name) {
        return named(page, AriaRole.HEADING, name);
    }

    static Locator link(Page page, String name) {
        return named(page, AriaRole.LINK, name);
    }

    static Locator button(Page page, String name) {
        return named(page, AriaRole.BUTTON, name);
    }

    static Locator field(Page page, String label) {
        return page.getByLabel(Pattern.compile("^" + words(label))).first();
    }

    static Locator text(Page page, String text) {
        return page.getByText(Pattern.compile(words(text))).first();
    }

    static Locator row(Page page, String text) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile(words(text))))
                .first();
    }

    private static Locator named(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(Pattern.compile(words(name))))
                .first();
    }

    /** Whichever apostrophe and blank they are set with. Not Pattern.quote: the browser's expressions have no \\Q. */
    private static String words(String text) {
        return text.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0")
                .replaceAll("['’]", "['’]")
                .replace(" ", "\\s");
    }
}

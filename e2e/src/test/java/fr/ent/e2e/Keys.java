package fr.ent.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A person who has no mouse. */
final class Keys {
    private static final int PATIENCE = 150;

    private Keys() {}

    /** Goes on with Tab until the focus is there. */
    static void tabTo(Page page, Locator target) {
        walk(page, "Tab", target);
    }

    /** Goes back with Shift+Tab until the focus is there. */
    static void backTo(Page page, Locator target) {
        walk(page, "Shift+Tab", target);
    }

    private static void walk(Page page, String key, Locator target) {
        for (int steps = 0; steps < PATIENCE && !hasFocus(target); steps++) {
            page.keyboard().press(key);
        }
        assertThat(target).isFocused();
    }

    private static boolean hasFocus(Locator target) {
        return Boolean.TRUE.equals(target.evaluate("element => element === document.activeElement"));
    }
}

package fr.ent.sso.session;

import java.util.Map;

/**
 * What a browser says it is, in two words a person knows. A rule of thumb: it names what most people have, and nothing
 * is decided by it.
 *
 * @param browser product name; empty when unknown
 * @param system product name; empty when unknown
 */
public record Device(String browser, String system) {
    /** The first that is found counts: Edge says it is Chrome, and Chrome says it is Safari. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg", "Edge",
            "OPR/", "Opera",
            "SamsungBrowser", "Samsung Internet",
            "Firefox/", "Firefox",
            "FxiOS", "Firefox",
            "CriOS", "Chrome",
            "Chrome/", "Chrome",
            "Safari/", "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone", "iOS",
            "iPad", "iPadOS",
            "Android", "Android",
            "CrOS", "ChromeOS",
            "Windows", "Windows",
            "Mac OS X", "macOS",
            "Linux", "Linux");

    /** @param userAgent as the browser sent it; null when it sent none */
    public static Device of(String userAgent) {
        return new Device(first(BROWSERS, userAgent), first(SYSTEMS, userAgent));
    }

    public boolean known() {
        return !browser.isEmpty() || !system.isEmpty();
    }

    /** Firefox, Windows. */
    public String text() {
        return browser.isEmpty() ? system : system.isEmpty() ? browser : browser + ", " + system;
    }

    private static String first(Map<String, String> names, String userAgent) {
        if (userAgent == null) {
            return "";
        }
        return names.entrySet().stream()
                .filter(each -> userAgent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}

package fr.ent.sso.testsupport;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes inputs for tests of properties: many, odd, and the same ones at every run. */
public final class Samples {
    private static final int RUNS = 2_000;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final List<String> ODD = List.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "]]>",
            "<!--",
            "&lt;",
            "%",
            "%2f",
            "%00",
            "/",
            "\\",
            "..",
            "?",
            "#",
            ";",
            ":",
            "@",
            "=",
            " ",
            "\t",
            "\n",
            "\r",
            "\u0000",
            "\u0001",
            "\u007f",
            "\u0085",
            "\u200b",
            "\u2028",
            "\ufeff",
            "\uffff",
            "\ud800",
            "é",
            "ſ",
            "ı",
            "。",
            "😀",
            "http://",
            "https://",
            "[::1]",
            "ticket=",
            "<cas:user>x</cas:user>");

    private final Random random;

    private Samples(long seed) {
        random = new Random(seed);
    }

    /** Runs the property often; a failure names the number with which it comes back. */
    public static void forAll(Consumer<Samples> property) {
        for (int seed = 0; seed < RUNS; seed++) {
            try {
                property.accept(new Samples(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("With seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean maybe() {
        return random.nextBoolean();
    }

    public <T> T one(List<T> values) {
        return values.get(below(values.size()));
    }

    /** A few small letters and digits. */
    public String word() {
        return IntStream.rangeClosed(0, below(6))
                .mapToObj(i -> String.valueOf(LETTERS.charAt(below(LETTERS.length()))))
                .collect(Collectors.joining());
    }

    public String host() {
        return word() + "." + word() + ".example";
    }

    /** Segments with a slash before each; empty for none. */
    public String path() {
        return IntStream.range(0, below(4)).mapToObj(i -> "/" + word()).collect(Collectors.joining());
    }

    /** With its question mark; empty for none. */
    public String query() {
        return maybe()
                ? ""
                : "?"
                        + IntStream.range(0, below(4))
                                .mapToObj(i -> "q" + word() + (maybe() ? "=" + word() : ""))
                                .collect(Collectors.joining("&"));
    }

    public String fragment() {
        return maybe() ? "" : "#" + word();
    }

    /** Anything: words between what breaks things. */
    public String text() {
        return IntStream.range(0, below(8))
                .mapToObj(i -> maybe() ? word() : one(ODD))
                .collect(Collectors.joining());
    }
}

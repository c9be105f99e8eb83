package fr.ent.sso.registry;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Finds the connector a service URL belongs to: scheme, host and port exactly, the path below the connector's at a
 * segment boundary; the same with the UAI in it replaced, for addresses with <code>{uai}</code>; or the connector's own
 * pattern. The one that says most wins: the longest fixed text, then a URL before a pattern, then the smaller id; an
 * address with <code>{uai}</code> only where nothing else fits. Addresses are looked up by each path above the URL's
 * and patterns by host, so a hundred thousand connectors cost what ten cost.
 */
public final class ServiceMatcher {
    private static final Logger LOG = Logger.getLogger(ServiceMatcher.class);
    /** Patterns that do not begin with a fixed host are tried for every host. */
    private static final String ANY_HOST = "";

    private static final java.util.regex.Pattern FIXED_HOST = java.util.regex.Pattern.compile(
            "\\^?https?\\??://((?:[A-Za-z0-9_-]|\\\\\\.)++)(?:(?:[:/#$]|\\\\[?/]).*|$)");
    private static final java.util.regex.Pattern FIXED_TEXT =
            java.util.regex.Pattern.compile("\\^?((?:[A-Za-z0-9_/:%=&~-]|\\\\[./?-])*)");

    private static final java.util.regex.Pattern REPETITION = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");
    private static final int MAX_PATTERN = 1_000;
    private static final int MAX_REPETITIONS = 1_000;

    private static final Comparator<Rule> MOST_SPECIFIC_FIRST = Comparator.comparingInt(Rule::fixedLength)
            .reversed()
            .thenComparing(rule -> rule.pattern() != null)
            .thenComparing(rule -> rule.service().id());

    private final Map<UUID, Rule> byId = new ConcurrentHashMap<>();
    private final Map<String, List<Rule>> addresses = new ConcurrentHashMap<>();
    private final Map<String, List<Rule>> templates = new ConcurrentHashMap<>();
    private final Map<String, List<Rule>> patterns = new ConcurrentHashMap<>();
    /** No address has a path of more segments: an endless URL costs no more looks. */
    private volatile int deepest;

    /** How a rule is found. */
    private enum Kind {
        ADDRESS,
        TEMPLATE,
        PATTERN
    }

    /**
     * @param key scheme, host, port and path of an address; the host of a pattern
     * @param pattern null for an address
     */
    private record Rule(RegisteredService service, Kind kind, String key, Pattern pattern, int fixedLength) {}

    /** Adds the connector or replaces what was known of it; one whose URL or pattern cannot be read matches nothing. */
    public synchronized void put(RegisteredService service) {
        remove(service.id());
        rule(service)
                .ifPresentOrElse(
                        rule -> {
                            byId.put(service.id(), rule);
                            rules(rule.kind()).merge(rule.key(), List.of(rule), ServiceMatcher::joined);
                        },
                        () -> LOG.warnf("Connector %s matches nothing: its URL or pattern is unfit", service.id()));
    }

    public synchronized void remove(UUID id) {
        Rule known = byId.remove(id);
        if (known != null) {
            rules(known.kind()).computeIfPresent(known.key(), (key, rules) -> {
                List<Rule> left = rules.stream().filter(rule -> rule != known).toList();
                return left.isEmpty() ? null : left;
            });
        }
    }

    /** The most specific connector the URL belongs to. */
    public Optional<Site> match(ServiceUrl url) {
        return Stream.concat(
                        below(addresses, url, url.host(), url.path()).stream(),
                        Stream.of(url.host(), ANY_HOST).flatMap(host -> pattern(host, url).stream()))
                .min(MOST_SPECIFIC_FIRST)
                .map(rule -> new Site(rule.service(), null))
                .or(() -> template(url));
    }

    private Optional<Site> template(ServiceUrl url) {
        return templates.isEmpty()
                ? Optional.empty()
                : Template.reading(url)
                        .flatMap(reading -> below(templates, url, reading.host(), reading.path())
                                .map(rule -> new Site(rule.service(), reading.uai())));
    }

    private Optional<Rule> pattern(String host, ServiceUrl url) {
        return patterns.getOrDefault(host, List.of()).stream()
                .filter(rule -> rule.pattern().matches(url.text()))
                .findFirst();
    }

    /** The address with the longest path that the URL lies below. */
    private Optional<Rule> below(Map<String, List<Rule>> rules, ServiceUrl url, String host, String path) {
        List<Integer> ends = new ArrayList<>();
        int slash = path.indexOf('/');
        while (slash >= 0 && ends.size() <= deepest) {
            ends.add(slash);
            slash = path.indexOf('/', slash + 1);
        }
        if (ends.size() <= deepest) {
            ends.add(path.length());
        }
        String origin = origin(url.scheme(), host, url.port());
        for (int i = ends.size() - 1; i >= 0; i--) {
            List<Rule> found = rules.get(origin + path.substring(0, ends.get(i)));
            if (found != null) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    private Map<String, List<Rule>> rules(Kind kind) {
        return switch (kind) {
            case ADDRESS -> addresses;
            case TEMPLATE -> templates;
            case PATTERN -> patterns;
        };
    }

    private static List<Rule> joined(List<Rule> rules, List<Rule> added) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(added);
        all.sort(MOST_SPECIFIC_FIRST);
        return List.copyOf(all);
    }

    private Optional<Rule> rule(RegisteredService service) {
        if (service.pattern() != null && !service.pattern().isBlank()) {
            return patternRule(service);
        }
        return Template.parse(service.url())
                .map(url -> addressRule(service, Kind.TEMPLATE, url))
                .or(() -> ServiceUrl.parse(service.url()).map(url -> addressRule(service, Kind.ADDRESS, url)));
    }

    private Rule addressRule(RegisteredService service, Kind kind, ServiceUrl url) {
        String path =
                url.path().endsWith("/") ? url.path().substring(0, url.path().length() - 1) : url.path();
        deepest =
                Math.max(deepest, (int) path.chars().filter(each -> each == '/').count());
        String fixed = (url.scheme() + "://" + url.host() + path).replace(Template.PLACE, "");
        return new Rule(service, kind, origin(url.scheme(), url.host(), url.port()) + path, null, fixed.length());
    }

    private static String origin(String scheme, String host, int port) {
        return scheme + "://" + host + ":" + port;
    }

    private static Optional<Rule> patternRule(RegisteredService service) {
        try {
            String expression = service.pattern();
            if (isEnormous(expression)) {
                return Optional.empty();
            }
            if (hasAlternatives(expression)) {
                return Optional.of(new Rule(service, Kind.PATTERN, ANY_HOST, Pattern.compile(expression), 0));
            }
            Matcher host = FIXED_HOST.matcher(expression);
            Matcher fixed = FIXED_TEXT.matcher(expression);
            return Optional.of(new Rule(
                    service,
                    Kind.PATTERN,
                    host.matches() ? host.group(1).replace("\\", "").toLowerCase(Locale.ROOT) : ANY_HOST,
                    Pattern.compile(expression),
                    fixed.lookingAt() ? fixed.group(1).replace("\\", "").length() : 0));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Repetitions multiply when they are nested, and every one of them costs memory that all schools share. */
    private static boolean isEnormous(String expression) {
        long repetitions = 1;
        Matcher counts = REPETITION.matcher(expression);
        while (counts.find() && repetitions <= MAX_REPETITIONS) {
            String most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            repetitions *= most.length() > 4 ? MAX_REPETITIONS + 1 : Math.max(1, Integer.parseInt(most));
        }
        return expression.length() > MAX_PATTERN || repetitions > MAX_REPETITIONS;
    }

    /** Whether the whole expression is one of several, {@code a|b}, so that it begins with no fixed text. */
    private static boolean hasAlternatives(String expression) {
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            switch (expression.charAt(i)) {
                case '\\' -> i++;
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        return true;
                    }
                }
                default -> {
                    // Says nothing about alternatives.
                }
            }
        }
        return false;
    }
}

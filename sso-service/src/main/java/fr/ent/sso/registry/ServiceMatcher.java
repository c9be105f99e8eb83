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
import org.jboss.logging.Logger;

/**
 * Finds the connector a service URL belongs to: scheme, host and port exactly, the path below the connector's at a
 * segment boundary, or the connector's own pattern. The one that says most wins: the longest fixed text, then a URL
 * before a pattern, then the smaller id. Rules are kept by host, so a hundred thousand connectors cost what ten cost.
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
    private final Map<String, List<Rule>> byHost = new ConcurrentHashMap<>();

    private record Rule(
            RegisteredService service,
            String host,
            String scheme,
            int port,
            String path,
            Pattern pattern,
            int fixedLength) {
        boolean matches(ServiceUrl url) {
            if (pattern != null) {
                return pattern.matches(url.text());
            }
            return scheme.equals(url.scheme())
                    && port == url.port()
                    && url.path().startsWith(path)
                    && (url.path().length() == path.length() || url.path().charAt(path.length()) == '/');
        }
    }

    /** Adds the connector or replaces what was known of it; one whose URL or pattern cannot be read matches nothing. */
    public synchronized void put(RegisteredService service) {
        remove(service.id());
        rule(service)
                .ifPresentOrElse(
                        rule -> {
                            byId.put(service.id(), rule);
                            byHost.merge(rule.host(), List.of(rule), ServiceMatcher::joined);
                        },
                        () -> LOG.warnf("Connector %s matches nothing: its URL or pattern is unfit", service.id()));
    }

    public synchronized void remove(UUID id) {
        Rule known = byId.remove(id);
        if (known != null) {
            byHost.computeIfPresent(known.host(), (host, rules) -> {
                List<Rule> left = rules.stream().filter(rule -> rule != known).toList();
                return left.isEmpty() ? null : left;
            });
        }
    }

    /** The most specific connector the URL belongs to. */
    public Optional<RegisteredService> match(ServiceUrl url) {
        Optional<Rule> own = first(byHost.get(url.host()), url);
        Optional<Rule> any = first(byHost.get(ANY_HOST), url);
        if (own.isPresent() && any.isPresent()) {
            return Optional.of((MOST_SPECIFIC_FIRST.compare(own.get(), any.get()) <= 0 ? own : any)
                    .get()
                    .service());
        }
        return own.or(() -> any).map(Rule::service);
    }

    private static Optional<Rule> first(List<Rule> sorted, ServiceUrl url) {
        return sorted == null
                ? Optional.empty()
                : sorted.stream().filter(rule -> rule.matches(url)).findFirst();
    }

    private static List<Rule> joined(List<Rule> rules, List<Rule> added) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(added);
        all.sort(MOST_SPECIFIC_FIRST);
        return List.copyOf(all);
    }

    private static Optional<Rule> rule(RegisteredService service) {
        return service.pattern() == null || service.pattern().isBlank() ? urlRule(service) : patternRule(service);
    }

    private static Optional<Rule> urlRule(RegisteredService service) {
        return ServiceUrl.parse(service.url()).map(url -> {
            String path = url.path().endsWith("/")
                    ? url.path().substring(0, url.path().length() - 1)
                    : url.path();
            int fixed = (url.scheme() + "://" + url.host()).length() + path.length();
            return new Rule(service, url.host(), url.scheme(), url.port(), path, null, fixed);
        });
    }

    private static Optional<Rule> patternRule(RegisteredService service) {
        try {
            String expression = service.pattern();
            if (isEnormous(expression)) {
                return Optional.empty();
            }
            if (hasAlternatives(expression)) {
                return Optional.of(new Rule(service, ANY_HOST, null, 0, null, Pattern.compile(expression), 0));
            }
            Matcher host = FIXED_HOST.matcher(expression);
            Matcher fixed = FIXED_TEXT.matcher(expression);
            return Optional.of(new Rule(
                    service,
                    host.matches() ? host.group(1).replace("\\", "").toLowerCase(Locale.ROOT) : ANY_HOST,
                    null,
                    0,
                    null,
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

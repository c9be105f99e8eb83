package fr.ent.connector.probe;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The hosts of {@link ProbeConfig#allowedInternal()}. */
record AllowedInternal(Set<String> hosts) {
    static AllowedInternal of(List<String> settings) {
        return new AllowedInternal(settings.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(AllowedInternal::hostAndPort)
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean has(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.contains(name) || hosts.contains(name + ":" + port);
    }

    private static String hostAndPort(String setting) {
        String text = setting.toLowerCase(Locale.ROOT);
        if (!text.contains("://")) {
            return text;
        }
        URI uri = URI.create(text);
        int port = uri.getPort() >= 0 ? uri.getPort() : text.startsWith("https:") ? 443 : 80;
        return uri.getHost() + ":" + port;
    }
}

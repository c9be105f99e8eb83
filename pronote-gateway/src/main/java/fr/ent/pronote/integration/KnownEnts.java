package fr.ent.pronote.integration;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The list « Mon ENT »: CAS prefixes known from public sources, in {@code known-ents.properties}. */
@ApplicationScoped
public class KnownEnts {
    private final Map<String, String> urls = new TreeMap<>();

    KnownEnts() {
        try (Reader reader = new InputStreamReader(
                KnownEnts.class.getResourceAsStream("/known-ents.properties"), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            properties.forEach((name, url) -> urls.put((String) name, (String) url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> names() {
        return List.copyOf(urls.keySet());
    }

    /** The CAS prefix of a known ENT, null if it is not known. */
    String url(String name) {
        return urls.get(name);
    }
}

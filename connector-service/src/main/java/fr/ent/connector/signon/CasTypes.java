package fr.ent.connector.signon;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The types of cas-types.json, in its order: those of the release profiles of sso-service. */
public final class CasTypes {
    private static final Map<String, CasType> BY_NAME = read().stream()
            .collect(Collectors.toMap(CasType::name, type -> type, (first, again) -> first, LinkedHashMap::new));

    private CasTypes() {}

    public static List<CasType> all() {
        return List.copyOf(BY_NAME.values());
    }

    public static boolean isKnown(String name) {
        return BY_NAME.containsKey(name);
    }

    /** A type that the list has lost is called by its name. */
    public static String title(String name, Locale locale) {
        CasType type = BY_NAME.get(name);
        return type == null ? name : type.title(locale);
    }

    private static List<CasType> read() {
        try (InputStream file = CasTypes.class.getResourceAsStream("/cas-types.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cas-types.json cannot be read", e);
        }
    }
}

package fr.ent.sso.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All profiles by name: those of release-profiles.json, and those an operator has put beside. */
final class ProfileCatalogue {
    private static final String BUILT_IN = "release-profiles.json";
    private static final String DEFAULT = "DEFAULT";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Map<String, ReleaseProfile> byName = new TreeMap<>();
    private Map<String, Map<String, String>> tables = new HashMap<>();

    private ProfileCatalogue() {}

    /** @throws BadProfileException with each error's file and line */
    static ProfileCatalogue load(Optional<Path> directory) {
        ProfileCatalogue catalogue = new ProfileCatalogue();
        try (InputStream file = ProfileCatalogue.class.getResourceAsStream("/" + BUILT_IN)) {
            catalogue.add(BUILT_IN, new String(file.readAllBytes(), StandardCharsets.UTF_8));
            if (directory.isPresent()) {
                catalogue.addAll(directory.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The release profiles cannot be read", e);
        }
        return catalogue;
    }

    private void addAll(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new BadProfileException(List.of(directory + ": sso.release.directory is no folder"));
        }
        List<Path> files;
        try (Stream<Path> inside = Files.list(directory)) {
            files = inside.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            add(file.toString(), text(file));
        }
    }

    private static String text(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadProfileException(List.of(file + ":1: the file is not in UTF-8"));
        }
    }

    private void add(String file, String text) {
        ProfileFile.Content content = ProfileFile.read(file, text, tables);
        tables = content.tables();
        for (ReleaseProfile profile : content.profiles()) {
            ReleaseProfile there = byName.putIfAbsent(profile.name(), profile);
            if (there != null) {
                throw new BadProfileException(List.of(
                        profile.place() + ": there is a profile " + profile.name() + " already, in " + there.place()));
            }
        }
    }

    Optional<ReleaseProfile> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The profile of this name; that of {@code DEFAULT}, the user alone, when nobody described it. */
    ReleaseProfile of(String name) {
        return byName.getOrDefault(name, byName.get(DEFAULT));
    }

    Collection<ReleaseProfile> all() {
        return byName.values();
    }
}

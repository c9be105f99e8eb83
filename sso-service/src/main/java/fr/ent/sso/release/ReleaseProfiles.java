package fr.ent.sso.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.sso.account.Account;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The profiles of release-profiles.json by name; a type nobody described gets the user and nothing else. */
@ApplicationScoped
public class ReleaseProfiles {
    private static final String DEFAULT = "DEFAULT";

    private final Map<String, ReleaseProfile> byName;

    ReleaseProfiles(ObjectMapper json) {
        try (InputStream file = ReleaseProfiles.class.getResourceAsStream("/release-profiles.json")) {
            byName = json.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("release-profiles.json cannot be read", e);
        }
    }

    public Release release(String type, Account account) {
        return byName.getOrDefault(type, byName.get(DEFAULT)).of(account);
    }
}

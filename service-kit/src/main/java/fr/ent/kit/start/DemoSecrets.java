package fr.ent.kit.start;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Keeps a service from serving real people with the secret that everybody knows from the demo. */
class DemoSecrets {
    static final String SECRET = "Demo-2026-ent";

    void check(@Observes @Priority(1) StartupEvent event) {
        if (ConfigUtils.isProfileActive("demo") || LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        List<String> settings = settingsHolding(ConfigProvider.getConfig());
        if (!settings.isEmpty()) {
            throw new IllegalStateException("The demo secret is still set outside the demo profile, in "
                    + String.join(", ", settings) + ": give each a secret of its own.");
        }
    }

    static List<String> settingsHolding(Config config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> !name.startsWith("%"))
                .filter(name -> config.getOptionalValue(name, String.class)
                        .filter(value -> value.contains(SECRET))
                        .isPresent())
                .sorted()
                .toList();
    }
}

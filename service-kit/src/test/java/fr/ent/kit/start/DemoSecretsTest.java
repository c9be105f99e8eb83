package fr.ent.kit.start;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoSecretsTest {
    @Test
    void settingsWhenOneHoldsTheDemoSecretThenItIsNamed() {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of("a.secret", "Demo-2026-ent", "b.secret", "own", "c.url", "x"), "test", 100))
                .build();

        assertThat(DemoSecrets.settingsHolding(config)).containsExactly("a.secret");
    }
}

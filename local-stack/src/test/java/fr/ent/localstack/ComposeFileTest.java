package fr.ent.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be known of the compose file without a container engine: that it says the same as the embedded mode. */
class ComposeFileTest {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    @ParameterizedTest
    @EnumSource(Service.class)
    void serviceWhenInComposeThenHasTheEmbeddedModesSettings(Service service) throws IOException {
        Map<String, Object> environment = map(service(service), "environment");

        assertThat(environment)
                .containsEntry("QUARKUS_PROFILE", "demo")
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", service.shortName)
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://postgres:5432/" + service.shortName)
                .containsKeys("KAFKA_BOOTSTRAP_SERVERS", "QUARKUS_DATASOURCE_PASSWORD");
        for (Service each : Service.values()) {
            assertThat(environment.get(each.publicUrlVariable()))
                    .isEqualTo("http://" + each.shortName + ".ent.localhost:" + each.usualPort);
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void serviceWhenInComposeThenItsImageIsBuiltHereAndItsPortIsTheUsualOne(Service service) throws IOException {
        Map<String, Object> definition = service(service);
        Path dockerfile = CHECKOUT.resolve((String) map(definition, "build").get("dockerfile"));

        assertThat(Files.readString(dockerfile))
                .contains("/" + service.module + "/target/quarkus-app/")
                .contains("EXPOSE " + service.usualPort)
                .contains("HEALTHCHECK");
        assertThat(definition.get("ports").toString())
                .isEqualTo("[127.0.0.1:" + service.usualPort + ":" + service.usualPort + "]");
    }

    @Test
    void composeWhenReadThenKeepsItsDataInNamedVolumesAndOneNetwork() throws IOException {
        assertThat(map(compose(), "volumes")).containsOnlyKeys("postgres", "kafka");
        assertThat(map(compose(), "networks")).containsOnlyKeys("ent");
    }

    private static Map<String, Object> service(Service service) throws IOException {
        return map(map(compose(), "services"), service.module);
    }

    private static Map<String, Object> compose() throws IOException {
        try (InputStream file = Files.newInputStream(CHECKOUT.resolve("docker-compose.yml"))) {
            return new Yaml().load(file);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }
}

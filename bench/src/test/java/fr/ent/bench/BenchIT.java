package fr.ent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark still runs: with little data, and without a look at the times. */
class BenchIT {
    @TempDir
    private Path results;

    @Test
    void runWhenEverythingIsTinyThenEachRowWasMeasuredWithoutAFailure() throws Exception {
        Path checkout = Path.of(System.getProperty("checkout.directory", ".."));

        Path written = Bench.run(checkout.toAbsolutePath().normalize(), results, Size.tiny());

        JsonNode result = new ObjectMapper().readTree(Files.readString(results.resolve("connectors.json")));
        assertThat(result.path("measures")).hasSizeGreaterThan(10).allSatisfy(row -> {
            assertThat(row.path("calls").asLong()).as(row.toString()).isPositive();
            assertThat(row.path("failed").asLong()).as(row.toString()).isZero();
        });
        assertThat(Files.readString(written)).contains("commit", "JVM", "Mes applis");
    }
}

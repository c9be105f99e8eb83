package fr.ent.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class PostgresServerTest {
    private static final Path HOME = Path.of(System.getProperty("engines.directory", "target/engines"), "postgres");

    @Test
    void closeWhenDurableThenStartingAgainFindsTheRows(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("postgres");
        try (PostgresServer first = PostgresServer.start(HOME, data, Ports.free(), true)) {
            try (Connection connection = first.connect("postgres")) {
                connection.createStatement().execute("create table kept as select 7 as n");
            }
        }
        try (PostgresServer second = PostgresServer.start(HOME, data, Ports.free(), true);
                Connection connection = second.connect("postgres");
                ResultSet rows = connection.createStatement().executeQuery("select n from kept")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void startWhenDurableThenItReallyWritesToDisk(@TempDir Path folder) throws Exception {
        try (PostgresServer server = PostgresServer.start(HOME, folder.resolve("postgres"), Ports.free(), true);
                Connection connection = server.connect("postgres");
                ResultSet rows = connection.createStatement().executeQuery("show fsync")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void startWhenDataIsBrokenThenOneSentenceSaysWhatToDo(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "18\n");

        assertThatThrownBy(() -> PostgresServer.start(HOME, data, Ports.free(), true))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("does not start")
                .hasMessageContaining("-Dfresh");
    }

    @Test
    void startWhenRootMayNotUseNamespacesThenRunsUnderAnotherUid(@TempDir Path folder) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root changes its uid");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("postgres.other-uid", "true");
        try (PostgresServer server = PostgresServer.start(HOME, folder.resolve("postgres"), Ports.free(), true)) {
            Object owner = Files.getAttribute(Path.of("/proc", Long.toString(server.pid())), "unix:uid");
            assertThat(owner).isEqualTo(65534);
        } finally {
            System.clearProperty("postgres.other-uid");
        }
    }
}

package fr.ent.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;

/**
 * PostgreSQL as a foreground child of this JVM: it listens on 127.0.0.1 only, wants a password, really writes to disk
 * when its data is to stay, and dies with us. It works as root and as an ordinary user.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final String ADMINISTRATOR = "postgres";

    private final Path data;
    private final int port;
    private final boolean durable;
    private final String password;
    private final Privileges privileges;
    private final Path binaries;
    private ChildProcess process;

    private PostgresServer(Path binaries, Path data, int port, boolean durable, Privileges privileges)
            throws IOException {
        this.binaries = binaries;
        this.data = data;
        this.port = port;
        this.durable = durable;
        this.privileges = privileges;
        this.password = administratorPassword();
    }

    /**
     * @param home where the programs are unpacked, shared by all servers of this machine
     * @param data the cluster's folder; created when missing, used as it is otherwise
     * @param durable false for a throw-away cluster: no fsync, and the data is deleted when it is closed
     * @throws LocalStackException in one sentence, with the log's place, if it does not come up
     */
    public static PostgresServer start(Path home, Path data, int port, boolean durable) {
        try {
            Privileges privileges = Privileges.forPostgres();
            Path binaries = PostgresBinaries.unpackedIn(
                    privileges.reachable(home.toAbsolutePath().normalize()));
            Path reachable = privileges.reachable(data.toAbsolutePath().normalize());
            Files.createDirectories(reachable.getParent());
            PostgresServer server = new PostgresServer(binaries, reachable, port, durable, privileges);
            server.initialise();
            server.restart();
            return server;
        } catch (IOException e) {
            throw new LocalStackException("PostgreSQL cannot use the folder " + data + ": " + e.getMessage(), e);
        }
    }

    /** Deletes a durable cluster, wherever {@link #start} had to put it. */
    static void forget(Path data) throws IOException {
        Folders.delete(data);
        Folders.delete(Privileges.substitute(data.toAbsolutePath().normalize()).getParent());
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection as the cluster's administrator. */
    public Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", ADMINISTRATOR);
        login.setProperty("password", password);
        // Not DriverManager: inside Maven it looks for drivers in another class loader.
        return new Driver().connect(url(database), login);
    }

    /** Creates the database and the role of the same name that owns it, unless they are there; sets its password. */
    public void ensureDatabase(String name, String rolePassword) {
        try (Connection connection = connect(ADMINISTRATOR);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
                statement.execute("create role " + name + " login");
            }
            statement.execute("alter role " + name + " password '" + rolePassword + "'");
            if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                statement.execute("create database " + name + " owner " + name);
            }
        } catch (SQLException e) {
            throw new LocalStackException("The database " + name + " could not be created: " + e.getMessage(), e);
        }
    }

    /** SIGKILL to the whole server, as a crash test needs it; {@link #restart()} brings it back. */
    public void kill() {
        process.kill();
    }

    /** Starts the server on its data and waits until it answers. */
    public void restart() {
        process = ChildProcess.start(
                privileges.prefix(), "INT", command(), data.getParent(), log("postgres"), Map.of("LC_ALL", "C"));
        long end = System.nanoTime() + START_LIMIT.toNanos();
        SQLException last = null;
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new LocalStackException("PostgreSQL does not start on " + data + " (see " + log("postgres")
                        + "). If the data is broken, start over with -Dfresh.");
            }
            try (Connection connection = connect(ADMINISTRATOR)) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                last = e;
                Waiting.briefly();
            }
        }
        process.kill();
        throw new LocalStackException("PostgreSQL did not answer within " + START_LIMIT.toSeconds() + " s", last);
    }

    /** A fast shutdown: sessions are ended, everything is on disk. A throw-away cluster is deleted. */
    @Override
    public void close() {
        try {
            Path pidFile = data.resolve("postmaster.pid");
            if (Files.exists(pidFile)) {
                String pid = Files.readAllLines(pidFile).get(0).trim();
                new ProcessBuilder("kill", "-INT", pid).start().waitFor();
            }
            process.awaitEnd(20);
            if (!durable) {
                Folders.delete(data);
            }
        } catch (IOException e) {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.kill();
        }
    }

    private void initialise() throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Files.createDirectories(data);
        Path passwordFile = Files.createTempFile(data.getParent(), "initdb", "");
        try {
            Files.writeString(passwordFile, password);
            privileges.own(data);
            privileges.own(passwordFile);
            List<String> words = new ArrayList<>(privileges.prefix());
            words.addAll(List.of(binaries.resolve("bin/initdb").toString(), "-D", data.toString()));
            words.addAll(List.of("-U", ADMINISTRATOR, "-A", "scram-sha-256", "--pwfile", passwordFile.toString()));
            // ICU, because the C locale sorts é after z.
            words.addAll(List.of("-E", "UTF8", "--locale-provider=icu", "--icu-locale=fr-FR", "--locale=C"));
            words.add("--no-instructions");
            if (!durable) {
                words.add("--no-sync");
            }
            run(words, log("initdb"));
        } finally {
            Files.delete(passwordFile);
        }
    }

    private List<String> command() {
        List<String> words =
                new ArrayList<>(List.of(binaries.resolve("bin/postgres").toString()));
        words.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "timezone=UTC",
                "shared_buffers=64MB",
                "max_connections=120"));
        if (!durable) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"));
        }
        settings.forEach(setting -> words.addAll(List.of("-c", setting)));
        return words;
    }

    private String administratorPassword() throws IOException {
        Path file = data.resolveSibling(data.getFileName() + ".password");
        if (Files.exists(file)) {
            return Files.readString(file).trim();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String fresh = HexFormat.of().formatHex(random);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(
                        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
        Files.writeString(file, fresh);
        return fresh;
    }

    private Path log(String program) {
        return data.resolveSibling(program + ".log");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void run(List<String> words, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(log.getParent().toFile());
        builder.environment().put("LC_ALL", "C");
        try {
            if (builder.start().waitFor() != 0) {
                throw new IOException("initdb failed, see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during initdb", e);
        }
    }
}

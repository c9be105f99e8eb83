package fr.ent.localstack;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once into a folder that several JVMs may share. */
final class PostgresBinaries {
    private static final int ANY_EXECUTE_BIT = 0111;

    private PostgresBinaries() {}

    /** @return the folder that holds {@code bin/postgres} and {@code bin/initdb} */
    static Path unpackedIn(Path home) throws IOException {
        Files.createDirectories(home);
        try (FileChannel channel =
                        FileChannel.open(home.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Path done = home.resolve(".unpacked");
            if (lock.isValid() && !Files.exists(done)) {
                unpack(home);
                Files.createFile(done);
            }
        }
        return home;
    }

    private static void unpack(Path home) throws IOException {
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), architecture());
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = home.resolve(entry.getName()).normalize();
                if (!file.startsWith(home)) {
                    throw new IOException("Entry outside the archive's folder: " + entry.getName());
                }
                write(entry, tar, file);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & ANY_EXECUTE_BIT) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make executable: " + file);
        }
    }

    private static String system() {
        return System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return "amd64".equals(name) ? "x86_64" : name;
    }
}

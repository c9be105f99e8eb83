package fr.ent.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How PostgreSQL, which refuses to run as root, is run when we are root: in a user namespace of its own, else under the
 * uid of {@code nobody}.
 *
 * @param prefix words in front of a command; empty for an ordinary user
 * @param changesOwner whether files must belong to {@link #NOBODY} for the command to write them
 */
record Privileges(List<String> prefix, boolean changesOwner) {
    private static final int NOBODY = 65534;
    private static final Privileges KEEP = new Privileges(List.of(), false);
    private static final Privileges NAMESPACE = new Privileges(List.of("unshare", "--user"), false);
    private static final Privileges OTHER_UID =
            new Privileges(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), true);

    /** @throws LocalStackException when we are root and neither way is allowed */
    static Privileges forPostgres() {
        if (!isRoot()) {
            return KEEP;
        }
        // The second way can be forced, so that it is tested where the first one works.
        List<Privileges> ways =
                Boolean.getBoolean("postgres.other-uid") ? List.of(OTHER_UID) : List.of(NAMESPACE, OTHER_UID);
        for (Privileges way : ways) {
            if (ChildProcess.works(way.prefix)) {
                return way;
            }
        }
        throw new LocalStackException("PostgreSQL refuses to run as root, and neither unshare nor setpriv may change"
                + " the user here: run Maven as an ordinary user.");
    }

    /**
     * A place like {@code wanted} that the user of {@link #prefix} can reach: a home folder of root is closed to it.
     */
    Path reachable(Path wanted) throws IOException {
        if (!changesOwner || canEnter(wanted)) {
            return wanted;
        }
        Path substitute = substitute(wanted);
        Files.createDirectories(substitute.getParent());
        return substitute;
    }

    /** Where {@link #reachable} goes when the wanted place is closed. */
    static Path substitute(Path wanted) {
        return Path.of(
                        "/var/tmp",
                        "ent-" + Integer.toHexString(wanted.toString().hashCode()))
                .resolve(wanted.getFileName());
    }

    void own(Path path) throws IOException {
        if (changesOwner) {
            Files.setAttribute(path, "unix:uid", NOBODY);
            Files.setAttribute(path, "unix:gid", NOBODY);
        }
    }

    private boolean canEnter(Path path) throws IOException {
        Files.createDirectories(path);
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of("test", "-x", path.toString(), "-a"));
        // "test -x path -a true": works() adds the last word, which test reads as a non-empty string.
        return ChildProcess.works(words);
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }
}

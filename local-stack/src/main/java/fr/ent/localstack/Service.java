package fr.ent.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of the three services, as it is built in the checkout. */
public enum Service {
    SSO("sso-service", "sso", 8082),
    CONNECTOR("connector-service", "connector", 8081),
    PRONOTE("pronote-gateway", "pronote", 8083);

    final String module;
    /** Database, role, and prefix of the service's own settings. */
    final String shortName;

    final int usualPort;

    Service(String module, String shortName, int usualPort) {
        this.module = module;
        this.shortName = shortName;
        this.usualPort = usualPort;
    }

    public String module() {
        return module;
    }

    /** The environment variable by which all services learn the public address of this one. */
    String publicUrlVariable() {
        return shortName.toUpperCase(java.util.Locale.ROOT) + "_PUBLIC_URL";
    }

    /**
     * Small and quick to start: the first compiler only, the serial collector, and the shared archive if one was built.
     */
    List<String> command(Path checkout) {
        Path application = application(checkout);
        if (!Files.exists(application.resolve("quarkus-run.jar"))) {
            throw new LocalStackException(module + " is not built: run mvn package first.");
        }
        List<String> words = new ArrayList<>(List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xms96m",
                "-Xmx192m",
                "-XX:MinHeapFreeRatio=20",
                "-XX:MaxHeapFreeRatio=40",
                "-Xss512k",
                "-XX:ReservedCodeCacheSize=64m"));
        // The archive is only accepted with the very class path it was made with, which is relative to its folder.
        if (Files.exists(application.resolve("app-cds.jsa"))) {
            words.add("-XX:SharedArchiveFile=app-cds.jsa");
        }
        words.addAll(List.of("-jar", "quarkus-run.jar"));
        return words;
    }

    /** Where the built service lies, and the folder it runs in. */
    Path application(Path checkout) {
        return checkout.resolve(module).resolve("target/quarkus-app");
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

package fr.ent.bench;

import java.util.UUID;

/** The generated structures, groups and connectors by their number: the same in every run. */
final class School {
    /** Of each structure. */
    static final int GROUPS = 40;

    private static final long GROUP = 0x4_0000_0000L;
    private static final long CONNECTOR = 0x5_0000_0000L;

    private School() {}

    static String uai(int structure) {
        return "%07dB".formatted(2_000_000 + structure);
    }

    static UUID group(int structure, int number) {
        return new UUID(GROUP + structure, number);
    }

    static UUID connector(int number) {
        return new UUID(CONNECTOR, number);
    }

    /** Origin and path as connector-service keeps them; some sites have a host of their own, some share one. */
    static String origin(int connector) {
        return connector % 3 == 0
                ? "https://site-" + connector % 50 + ".example:443"
                : "https://c" + connector + ".index-education.example:443";
    }

    static String path(int connector) {
        return connector % 3 == 0 ? "/etab/" + connector : "/pronote";
    }

    /** A service URL that belongs to it. */
    static String service(int connector) {
        return origin(connector).replace(":443", "") + path(connector) + "/identification?espace=3";
    }
}

package fr.ent.connector.launch;

import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;

/**
 * Where a person was going when a page came between; templates write it into links and forms, so that she arrives
 * there.
 *
 * @param uai null when nothing was said about the school
 * @param path null for the start of the site
 * @param anyway the maintenance message has been read
 */
record Way(UUID id, String uai, String path, boolean anyway) {
    /** In the place of a UAI: another school than the one chosen last. */
    static final String ASK = "autre";

    String launch() {
        return address("/launch/{id}", uai, anyway);
    }

    String frame() {
        return address("/mes-applis/{id}/cadre", uai, anyway);
    }

    /** The same for this school. */
    public String forSchool(String school) {
        return address("/launch/{id}", school, anyway);
    }

    /** The same after the maintenance message. */
    public String afterAll() {
        return address("/launch/{id}", uai, true);
    }

    private String address(String door, String school, boolean read) {
        UriBuilder address = UriBuilder.fromPath(door);
        if (school != null && !school.isEmpty() && !school.equals(ASK)) {
            address.queryParam("uai", "{school}").resolveTemplate("school", school);
        }
        if (path != null && !path.isEmpty()) {
            address.queryParam("path", "{path}").resolveTemplate("path", path);
        }
        if (read) {
            address.queryParam("quand-meme", "true");
        }
        return address.build(id).toString();
    }
}

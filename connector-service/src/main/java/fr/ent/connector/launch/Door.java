package fr.ent.connector.launch;

import fr.ent.connector.definition.Target;
import fr.ent.connector.signon.GrantType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A connector as one person who is entitled to it finds it.
 *
 * @param mobileUrl what phones open; null when it is the same address
 * @param maintenance null when all is well
 * @param casType null when it is told nothing by CAS
 * @param oauth null when it is told nothing by OAuth
 * @param schools UAIs of the person's structures through which he reaches it
 */
record Door(
        UUID id,
        String name,
        Target target,
        String url,
        String mobileUrl,
        Instant opensAt,
        Instant closesAt,
        String maintenance,
        String casType,
        OAuth oauth,
        List<String> schools) {
    private static final String UAI = "{uai}";

    /**
     * « Champs spécifiques OAuth », as far as people are concerned.
     *
     * @param session « Transmettre la session »
     */
    record OAuth(GrantType grantType, boolean session, String scope) {}

    /** Whether the site is told who comes. */
    boolean identifies() {
        return casType != null || oauth != null && oauth.grantType() != GrantType.CLIENT_CREDENTIALS;
    }

    /** What of it decides what the site is told. */
    String kind() {
        return Optional.ofNullable(casType).map(type -> "cas " + type).orElse("")
                + Optional.ofNullable(oauth)
                        .map(client -> " oauth " + client.grantType() + " " + client.session() + " " + client.scope())
                        .orElse("");
    }

    /** The address for this device, in which a UAI may be missing still. */
    String template(Device device) {
        return device == Device.PHONE && mobileUrl != null ? mobileUrl : url;
    }

    static boolean needsSchool(String template) {
        return template.contains(UAI);
    }

    static String address(String template, String school) {
        return template.replace(UAI, school);
    }
}

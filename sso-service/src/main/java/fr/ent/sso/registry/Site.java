package fr.ent.sso.registry;

/**
 * A connector as one service URL names it.
 *
 * @param uai the school the URL names, where the connector's address has {@code {uai}}; null where it has none
 */
public record Site(RegisteredService service, String uai) {
    /** The school to tell of: the one the URL names, or the connector's. */
    public String school() {
        return uai == null ? service.structure() : uai;
    }
}

package fr.ent.connector.signon;

import java.util.Arrays;
import java.util.Optional;

/** « Déconnexion unique »: how a site hears that a session ended. */
public enum SingleLogout {
    /** From server to server. */
    BACK_CHANNEL,
    /** Through the browser that signs out. */
    FRONT_CHANNEL,
    NONE;

    public static Optional<SingleLogout> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }
}

package fr.ent.connector.myapps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a button does to an ordered list of favourites; doing it twice changes nothing more, but for moves. */
public enum Gesture {
    ADD("ajouter"),
    REMOVE("retirer"),
    UP("monter"),
    DOWN("descendre");

    /** Its name in forms and addresses. */
    public final String slug;

    Gesture(String slug) {
        this.slug = slug;
    }

    public static Optional<Gesture> named(String slug) {
        return Stream.of(values()).filter(each -> each.slug.equals(slug)).findFirst();
    }

    /** The list after it; the same when there is nothing to do. */
    public List<UUID> on(UUID connector, List<UUID> before) {
        List<UUID> after = new ArrayList<>(before);
        int at = after.indexOf(connector);
        switch (this) {
            case ADD -> {
                if (at < 0) {
                    after.add(connector);
                }
            }
            case REMOVE -> after.remove(connector);
            case UP -> {
                if (at > 0) {
                    after.add(at - 1, after.remove(at));
                }
            }
            case DOWN -> {
                if (at >= 0 && at < after.size() - 1) {
                    after.add(at + 1, after.remove(at));
                }
            }
            default -> throw new IllegalStateException(slug);
        }
        return after;
    }
}

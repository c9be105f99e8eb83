package fr.ent.sso.release;

/** What an element may be repeated for; inside it, the sources speak of that one. */
enum Each {
    STRUCTURES("structures"),
    CLASSES("classes"),
    GROUPS("groups"),
    MANUAL_GROUPS("manualGroups"),
    CHILDREN("children"),
    GUARDIANS("guardians");

    private final String key;

    Each(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}

package fr.ent.connector.icon;

/** A file that no picture is made of; the slug says why. */
class BadPictureException extends Exception {
    private final String slug;
    private final transient Object[] arguments;

    BadPictureException(String slug, Object... arguments) {
        super(slug);
        this.slug = slug;
        this.arguments = arguments;
    }

    String slug() {
        return slug;
    }

    Object[] arguments() {
        return arguments.clone();
    }
}

package fr.ent.connector.definition;

/**
 * A connector as « Mes applis » shows it.
 *
 * @param iconAddress empty when {@code initials} stand for the picture
 */
public record Tile(String name, String iconAddress, String initials) {
    static Tile of(ConnectorFields fields) {
        String name = fields.displayName.isBlank() ? fields.identifier.strip() : fields.displayName.strip();
        return new Tile(name, Icons.address(fields.icon), Icons.initials(name));
    }
}

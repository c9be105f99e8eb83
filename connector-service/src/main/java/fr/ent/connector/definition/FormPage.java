package fr.ent.connector.definition;

import fr.ent.connector.directory.Structure;
import java.util.List;

/** What the form's page shows: made by {@link FormView}, completed by the page that answers. */
public final class FormPage {
    /** Below more sub-structures than this, those that are excluded are typed and not ticked. */
    private static final int BOXES = 100;

    /** Empty while it is being created. */
    public final String id;

    public final String structure;
    public final String structureName;
    public final String heading;
    public final long version;
    public final ConnectorFields fields;

    /** Why nothing may be changed: {@code locked}, {@code inherited} or empty. */
    public String notice = "";

    public String lockReason = "";
    public boolean secretSet;

    /** Whether the caller is ADMC, who locks. */
    public boolean platform;

    /** Whether the caller administers its structure. */
    public boolean own = true;

    /** Whether it was published when the page was made; a new one is not. */
    public boolean published;

    /** Structures below the owner. */
    public List<Structure> below = List.of();

    public FormErrors errors = FormErrors.NONE;
    public FormErrors warnings = FormErrors.NONE;

    /** A free identifier, when the one given is taken; else empty. */
    public String suggestion = "";

    /** What was just done; empty when nothing was. */
    public String done = "";

    /** The « Code secret » that was just made; empty when none was. */
    public String newSecret = "";

    /** Addresses to try, one a line, and what came of it. */
    public String samples = "";

    public List<ConnectorChecks.Sample> tried = List.of();

    /** Whether the page shows what is not saved. */
    public boolean unsaved;

    FormPage(String id, String structure, String structureName, String heading, long version, ConnectorFields fields) {
        this.id = id;
        this.structure = structure;
        this.structureName = structureName;
        this.heading = heading;
        this.version = version;
        this.fields = fields;
    }

    public Tile tile() {
        return Tile.of(fields);
    }

    public boolean isNew() {
        return id.isEmpty();
    }

    public boolean readOnly() {
        return !notice.isEmpty();
    }

    public boolean boxes() {
        return below.size() <= BOXES;
    }

    public List<String> icons() {
        return Icons.names();
    }
}

package fr.ent.connector.access;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.directory.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The structures a connector is there for: its owner, and what is below when it is shared, without the excluded. */
@ApplicationScoped
public class Reach {
    private final Directory directory;

    Reach(Directory directory) {
        this.directory = directory;
    }

    public Set<String> of(Connector connector) {
        if (!connector.inherits) {
            return Set.of(connector.structure);
        }
        Set<String> reach = new TreeSet<>(directory.selfAndDescendants(List.of(connector.structure)));
        reach.removeAll(excluded(connector));
        reach.add(connector.structure);
        return reach;
    }

    /** The sub-structures it is not shared with, those below them included. */
    public Set<String> excluded(Connector connector) {
        return connector.excluded.isEmpty() ? Set.of() : directory.selfAndDescendants(connector.excluded);
    }
}

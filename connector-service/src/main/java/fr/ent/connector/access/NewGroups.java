package fr.ent.connector.access;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorRights;
import fr.ent.connector.definition.Grant;
import fr.ent.connector.definition.RightsChange;
import fr.ent.connector.directory.GroupArrived;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * « Nouvelles classes aussi »: a group that arrives is granted when a rule asks for its kind, in the transaction that
 * keeps it. A group taken off by hand later stays off. A locked connector is no exception: the rule is a part of what
 * the lock keeps, and whoever locked it left it there.
 */
@ApplicationScoped
class NewGroups {
    // Of a class and of its groups of one profile either may be told first, and by different instances.
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended(?, 25))";
    private static final String RULED = """
            with fresh as (
                select g.id, g.structure, coalesce(p.type, g.type) as kind, g.profile
                from ent_group g left join ent_group p on p.id = g.parent
                where g.id = ?
                union
                select g.id, g.structure, p.type, g.profile
                from ent_group p join ent_group g on g.parent = p.id
                where p.id = ?)
            select r.connector_id, f.id
            from fresh f join access_rule r
                on r.structure = f.structure and r.group_type = f.kind and r.profile = f.profile""";

    private final DataSource database;
    private final ConnectorRights rights;
    private final Reach reach;

    NewGroups(DataSource database, ConnectorRights rights, Reach reach) {
        this.database = database;
        this.rights = rights;
        this.reach = reach;
    }

    void grant(@Observes GroupArrived arrived) {
        ruled(arrived)
                .forEach((id, groups) -> rights.hold(id).ifPresent(connector -> {
                    if (reach.of(connector).contains(arrived.structure())) {
                        grant(connector, groups);
                    }
                }));
    }

    private void grant(Connector connector, Set<UUID> groups) {
        Set<Grant> granted = new HashSet<>();
        Set<UUID> there = connector.grantedGroups();
        groups.stream().filter(group -> !there.contains(group)).forEach(group -> granted.add(Grant.forever(group)));
        if (!granted.isEmpty()) {
            rights.regrant(connector, RightsChange.ofGrants(granted, Set.of()), null);
        }
    }

    /** By connector, in an order that lets two instances wait for each other and not for ever. */
    private Map<UUID, Set<UUID>> ruled(GroupArrived arrived) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(ONE_AT_A_TIME);
                PreparedStatement select = connection.prepareStatement(RULED)) {
            lock.setString(1, arrived.structure());
            lock.execute();
            select.setObject(1, arrived.id());
            select.setObject(2, arrived.id());
            Map<UUID, Set<UUID>> ruled = new TreeMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ruled.computeIfAbsent(rows.getObject(1, UUID.class), id -> new HashSet<>())
                            .add(rows.getObject(2, UUID.class));
                }
            }
            return ruled;
        } catch (SQLException e) {
            throw new IllegalStateException("The rules for a new group could not be read", e);
        }
    }
}

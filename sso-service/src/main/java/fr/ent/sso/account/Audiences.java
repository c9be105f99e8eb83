package fr.ent.sso.account;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many people groups make, and who of some accounts is among them; each question is one statement. */
@ApplicationScoped
class Audiences {
    private static final String PRESENCE = """
            select g.id, count(m.account) members, count(asked.account) present
            from ent_group g
                left join membership m on m.ent_group = g.id
                left join (select distinct unnest(cast(? as uuid[])) account) asked on asked.account = m.account
            where g.id = any (cast(? as uuid[])) and (? or g.structure = any (?))
            group by g.id order by g.id
            """;

    private final Database database;

    /** A group, how many people are in it, and how many of those asked about. */
    @Schema(name = "GroupPresence")
    public record Presence(UUID group, long members, long present) {}

    Audiences(Database database) {
        this.database = database;
    }

    /** Each person once. */
    long size(Audience audience) {
        if (audience.groups().isEmpty()) {
            return 0;
        }
        List<Object> parameters = new ArrayList<>();
        String count = audience.count(parameters);
        return database.one(count, row -> row.getLong(1), parameters.toArray()).orElseThrow();
    }

    /** @param within only groups of one of these structures; null for all */
    List<Presence> presence(List<UUID> groups, List<UUID> accounts, Set<String> within) {
        return database.list(
                PRESENCE,
                row -> new Presence(row.getObject("id", UUID.class), row.getLong("members"), row.getLong("present")),
                accounts,
                groups,
                within == null,
                within == null ? List.of() : List.copyOf(within));
    }
}

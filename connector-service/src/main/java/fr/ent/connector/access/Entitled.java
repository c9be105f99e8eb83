package fr.ent.connector.access;

/**
 * Who may use a connector: the one rule behind « Mes applis », its door and its explanation. sso-service applies the
 * same at the ticket.
 */
public final class Entitled {
    /**
     * Structures from which a person reaches a connector's owner: his own, and all above each. Its one parameter is the
     * array of his structures; it goes before {@link #CONDITION}, after {@code with recursive}. {@code offset 0} keeps
     * PostgreSQL, which cannot know how short these lines are, from reading the whole tree.
     */
    public static final String REACHABLE = """
            reachable(origin, uai) as (
                select s, s from unnest(cast(? as text[])) s
                union
                select r.origin, p.parent from reachable r
                    cross join lateral (select parent from structure_parent where uai = r.uai offset 0) p)""";

    /**
     * Those of a person's structures through which he reaches the owner of a connector {@code c}: the owner itself, or
     * one it shares with from which no exclusion parts it.
     */
    public static final String ORIGINS = """
            select r.origin from reachable r where r.uai = c.structure
                  and (r.origin = c.structure
                      or c.inherits and not exists (select 1 from connector_exclusion x
                          join reachable e on e.uai = x.structure and e.origin = r.origin
                          where x.connector_id = c.id))""";

    /**
     * A condition on a connector {@code c}: it is published; a group of his has it and the right has not ended; neither
     * he nor a group of his is denied; and it belongs to a structure of his, or is shared by one above from which no
     * exclusion parts him. Parameters: his groups, his groups again with his account as the last one.
     */
    public static final String CONDITION = """
             c.published
              and c.id in (select g.connector_id from access_grant g
                  where g.group_id = any(?) and (g.ends_at is null or g.ends_at > now()))
              and not exists (select 1 from access_denial d where d.connector_id = c.id and d.subject = any(?))
              and exists (""" + ORIGINS + ")";

    private Entitled() {}
}

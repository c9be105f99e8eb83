package fr.ent.sso.registry;

/** Who may use a connector: the one rule behind tickets, codes and what people are shown. */
public final class Entitled {
    private static final String RULE = """
             exists (select 1 from service_grant g join membership m on m.ent_group = g.ent_group
                    where g.connector = c.id and m.account = a.id and (g.ends_at is null or g.ends_at > now()))
                and not exists (select 1 from service_denial d where d.connector = c.id and d.subject = a.id)
                and not exists (select 1 from membership m join service_denial d on d.subject = m.ent_group
                    where m.account = a.id and d.connector = c.id)
                and exists (select 1 from account_structure s join structure_ancestor x on x.structure = s.structure
                    where s.account = a.id and x.ancestor = c.structure
                        and (x.structure = c.structure or c.inherits and not exists (
                            select 1 from service_exclusion e join structure_ancestor y on y.ancestor = e.structure
                            where e.connector = c.id and y.structure = s.structure))%s)
            """;

    private static final String OF_THE_SCHOOL = """

                        and (u.uai is null or exists (
                            select 1 from structure_ancestor v join structure_ancestor w on w.structure = v.ancestor
                            where v.structure = s.structure and v.ancestor = u.uai and w.ancestor = c.structure))""";

    /**
     * The person is in a group that has the connector, the right has not ended, neither she nor a group of hers is
     * denied, and she is of its school or, if it is inherited, of one below from which no exclusion parts her. A
     * condition on an account {@code a} and a connector {@code c} with its id, structure and inherits.
     */
    public static final String CONDITION = RULE.formatted("");

    /**
     * The same where the service URL names a school, {@code u.uai} (null where it names none): she is of that school or
     * of one below it, and it is the owner or below the owner. {@link #SCHOOL} binds it.
     */
    public static final String CONDITION_AT_SCHOOL = RULE.formatted(OF_THE_SCHOOL);

    /** A table with the school that the service URL names, to stand after {@code from}. One parameter. */
    public static final String SCHOOL = "(select cast(? as text) as uai) u";

    /** The connector {@code c} can be opened at this time. */
    public static final String OPEN =
            " (c.opens_at is null or c.opens_at <= now()) and (c.closes_at is null or c.closes_at > now()) ";

    private Entitled() {}
}

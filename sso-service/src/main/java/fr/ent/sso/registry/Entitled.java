package fr.ent.sso.registry;

/** Who may use a connector: the one rule behind tickets, codes and what people are shown. */
public final class Entitled {
    /**
     * The person is in a group that has the connector, and of its school or, if it is inherited, of one below. A
     * condition on an account {@code a} and a connector {@code c} with its id, structure and inherits.
     */
    public static final String CONDITION = """
             exists (select 1 from service_grant g join membership m on m.ent_group = g.ent_group
                    where g.connector = c.id and m.account = a.id)
                and exists (select 1 from account_structure s join structure_ancestor x on x.structure = s.structure
                    where s.account = a.id and x.ancestor = c.structure
                        and (c.inherits or x.structure = c.structure))
            """;

    private Entitled() {}
}

package fr.ent.sso.account;

import fr.ent.sso.database.Database;

/**
 * Keeps {@code structure_ancestor} equal to what the parents say; a loop among parents ends the walk, not the server.
 */
public final class StructureTree {
    private StructureTree() {}

    public static void rebuild(Database database) {
        database.update("delete from structure_ancestor");
        database.update("""
                insert into structure_ancestor (structure, ancestor)
                with recursive above (structure, ancestor) as (
                    select uai, uai from structure
                    union
                    select above.structure, p.parent from above join structure_parent p on p.child = above.ancestor)
                select structure, ancestor from above
                """);
    }
}

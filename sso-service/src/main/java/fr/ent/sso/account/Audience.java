package fr.ent.sso.account;

import java.util.List;
import java.util.UUID;

/**
 * Members of at least one of the groups who are not denied.
 *
 * @param deniedGroups whoever is in one of these is left out
 */
record Audience(List<UUID> groups, List<UUID> deniedGroups, List<UUID> deniedAccounts) {
    Audience {
        deniedGroups = deniedGroups == null ? List.of() : deniedGroups;
        deniedAccounts = deniedAccounts == null ? List.of() : deniedAccounts;
    }

    /** The condition on a row {@code a} with an account's {@code id}; its parameters are added. */
    String condition(List<Object> parameters) {
        parameters.add(groups);
        return "a.id in (select m.account from membership m where m.ent_group = any (cast(? as uuid[])))"
                + denials(parameters);
    }

    /** How many different people it is. */
    String count(List<Object> parameters) {
        parameters.add(groups);
        return "select count(*) from (select distinct m.account id from membership m"
                + " where m.ent_group = any (cast(? as uuid[]))) a where true" + denials(parameters);
    }

    private String denials(List<Object> parameters) {
        StringBuilder denials = new StringBuilder();
        if (!deniedGroups.isEmpty()) {
            denials.append(" and not exists (select 1 from membership d where d.account = a.id"
                    + " and d.ent_group = any (cast(? as uuid[])))");
            parameters.add(deniedGroups);
        }
        if (!deniedAccounts.isEmpty()) {
            denials.append(" and not exists (select 1 from unnest(cast(? as uuid[])) d where d = a.id)");
            parameters.add(deniedAccounts);
        }
        return denials.toString();
    }
}

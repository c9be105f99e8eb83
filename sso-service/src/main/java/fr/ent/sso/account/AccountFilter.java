package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which accounts are wanted, and in what order; what is null does not matter.
 *
 * @param text beginnings of words of the login and names
 * @param className of a class, of any school unless one is given
 * @param function {@code ADMC}, {@code ADML} of any school, or {@code ADML:0900011A}
 * @param sort a name of {@link #SORTS}, with {@code -} before it for the reverse order
 */
public record AccountFilter(
        String structure, String text, Profile profile, UUID group, String className, String function, String sort) {
    private static final Map<String, String> SORTS = Map.of(
            "lastName", "a.sort_name %1$s, a.login %1$s",
            "firstName", "a.first_name %1$s, a.last_name %1$s, a.login %1$s",
            "login", "a.login %1$s",
            "createdAt", "a.created_at %1$s");

    /** @throws ApiProblem 400 when nobody can sort like that */
    public AccountFilter {
        if (sort != null && !SORTS.containsKey(sort.startsWith("-") ? sort.substring(1) : sort)) {
            throw ApiProblem.invalid("sort", "sort-unknown", String.join(", ", new TreeSet<>(SORTS.keySet())));
        }
    }

    /** The condition on {@code account a}; its parameters are added. */
    String condition(List<Object> parameters) {
        List<String> all = new ArrayList<>();
        if (structure != null) {
            all.add("exists (select 1 from account_structure s where s.account = a.id and s.structure = ?)");
            parameters.add(structure);
        }
        String words = text == null ? null : SearchText.query(text);
        if (words != null) {
            all.add("a.search @@ cast(? as tsquery)");
            parameters.add(words);
        }
        if (profile != null) {
            all.add("? = any (a.profiles)");
            parameters.add(profile.name());
        }
        if (group != null) {
            all.add("exists (select 1 from membership m where m.account = a.id and m.ent_group = ?)");
            parameters.add(group);
        }
        if (className != null) {
            all.add("exists (select 1 from membership m join ent_group g on g.id = m.ent_group"
                    + " where m.account = a.id and g.type = 'CLASS' and g.name = ?"
                    + (structure == null ? ")" : " and g.structure = ?)"));
            parameters.add(className);
            if (structure != null) {
                parameters.add(structure);
            }
        }
        if (function != null) {
            all.add("exists (select 1 from unnest(a.functions) f where f = ? or split_part(f, ':', 1) = ?)");
            parameters.add(function);
            parameters.add(function);
        }
        return all.isEmpty() ? "true" : String.join(" and ", all);
    }

    String order() {
        String by = sort == null ? "lastName" : sort;
        boolean down = by.startsWith("-");
        return SORTS.get(down ? by.substring(1) : by).formatted(down ? "desc" : "asc") + ", a.id";
    }
}

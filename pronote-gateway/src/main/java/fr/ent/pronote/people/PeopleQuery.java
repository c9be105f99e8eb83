package fr.ent.pronote.people;

import fr.ent.kit.problem.ApiProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a list of persons is asked for.
 *
 * @param sort a column, with a {@code -} in front for the other direction
 * @param linked only those with, or only those without « Identifiant CAS »; null for all
 * @param q a part of a name or identifier
 */
public record PeopleQuery(String sort, Boolean linked, String q, int page, int size) {
    static final int MAX_SIZE = 500;
    private static final int LAST_PAGE = 1_000_000;
    private static final Map<String, String> COLUMNS = columns();

    public PeopleQuery {
        sort = sort == null || sort.isBlank() ? "lastName" : sort;
        q = q == null ? "" : q.replace("\0", "").strip();
        if (!COLUMNS.containsKey(column(sort))) {
            throw ApiProblem.invalid("sort", "sort-unknown", String.join(", ", COLUMNS.keySet()));
        }
        if (page < 0 || page > LAST_PAGE) {
            throw ApiProblem.invalid("page", "page-out-of-range", LAST_PAGE);
        }
        if (size < 1 || size > MAX_SIZE) {
            throw ApiProblem.invalid("size", "size-out-of-range", MAX_SIZE);
        }
    }

    static Set<String> sorts() {
        return COLUMNS.keySet();
    }

    /** Filled cells first in both directions, as the seed's procedure needs for « Identifiant CAS ». */
    String orderBy() {
        String direction = descending() ? "desc" : "asc";
        return COLUMNS.get(column(sort)) + " " + direction + " nulls last, p.lastKey, p.firstKey, p.id";
    }

    public boolean descending() {
        return sort.startsWith("-");
    }

    public String column() {
        return column(sort);
    }

    private static String column(String sort) {
        return sort.startsWith("-") ? sort.substring(1) : sort;
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String own : new String[] {
            "title",
            "lastName",
            "firstNames",
            "birthDate",
            "login",
            "email",
            "pronoteId",
            "address1",
            "address2",
            "postalCode",
            "town",
            "province",
            "parentSpace"
        }) {
            columns.put(own, "p." + own);
        }
        // As compared, so that neither case nor accents count in the order of names.
        columns.put("lastName", "p.lastKey");
        columns.put("firstNames", "p.firstKey");
        columns.put("casId", "m.casId");
        columns.put("lastSeen", "m.lastSeenAt");
        return columns;
    }
}

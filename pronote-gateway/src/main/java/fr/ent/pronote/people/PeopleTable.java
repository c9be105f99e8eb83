package fr.ent.pronote.people;

import fr.ent.pronote.PronoteMessages;
import fr.ent.pronote.identity.Population;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A table of « Ressources » ready to be shown.
 *
 * @param path where it is, without query
 */
public record PeopleTable(
        String path, Population population, List<Column> columns, List<Row> rows, long total, PeopleQuery query) {
    /**
     * A column's header.
     *
     * @param abbr what an abbreviated label stands for, else empty
     * @param sorted {@code ascending}, {@code descending} or {@code none}
     */
    public record Column(String key, String label, String abbr, String sorted, String href) {}

    /** A person; the cells are in the order of the columns. */
    public record Row(UUID id, String name, boolean linked, List<Cell> cells) {}

    /** One cell; the {@code header} names its row, {@code notes} are short remarks such as « à vérifier ». */
    public record Cell(String label, String text, boolean header, boolean casId, List<String> notes) {}

    static PeopleTable of(
            String path,
            Population population,
            Resources.Found found,
            PeopleQuery query,
            PronoteMessages words,
            Locale locale) {
        List<String> keys = keys(population);
        return new PeopleTable(
                path,
                population,
                keys.stream().map(key -> column(path, key, query, words)).toList(),
                found.rows().stream().map(row -> row(row, keys, words, locale)).toList(),
                found.total(),
                query);
    }

    public int page() {
        return query.page() + 1;
    }

    public int pages() {
        return (int) Math.max(1, (total + query.size() - 1) / query.size());
    }

    public String previous() {
        return query.page() == 0 ? "" : href(path, query.sort(), query, query.page() - 1);
    }

    public String next() {
        return page() >= pages() ? "" : href(path, query.sort(), query, query.page() + 1);
    }

    public String linked() {
        return query.linked() == null ? "" : query.linked().toString();
    }

    /** The seed's columns, « Identifiant CAS » and « Esp.p. » where they can be seen. */
    private static List<String> keys(Population population) {
        return switch (population) {
            case GUARDIANS ->
                List.of(
                        "lastName",
                        "firstNames",
                        "casId",
                        "parentSpace",
                        "address1",
                        "address2",
                        "postalCode",
                        "town",
                        "province");
            case PUPILS ->
                List.of("lastName", "firstNames", "birthDate", "casId", "pronoteId", "address1", "town", "postalCode");
            case TEACHERS, STAFF ->
                List.of(
                        "title",
                        "lastName",
                        "firstNames",
                        "login",
                        "email",
                        "pronoteId",
                        "casId",
                        "address1",
                        "town",
                        "postalCode");
        };
    }

    private static Column column(String path, String key, PeopleQuery query, PronoteMessages words) {
        boolean here = query.column().equals(key);
        String sorted = !here ? "none" : query.descending() ? "descending" : "ascending";
        String wanted = here && !query.descending() ? "-" + key : key;
        return new Column(
                key,
                label(key, words),
                key.equals("parentSpace") ? words.columnParentSpaceLong() : "",
                sorted,
                href(path, wanted, query, 0));
    }

    private static Row row(PersonRow row, List<String> keys, PronoteMessages words, Locale locale) {
        return new Row(
                row.person().id,
                row.person().fullName(),
                row.linked(),
                keys.stream()
                        .map(key -> new Cell(
                                label(key, words),
                                text(key, row, words, locale),
                                key.equals("lastName"),
                                key.equals("casId"),
                                key.equals("casId") && row.linked() ? notes(row.mapping(), words) : List.of()))
                        .toList());
    }

    private static List<String> notes(IdentityMapping mapping, PronoteMessages words) {
        List<String> notes = new java.util.ArrayList<>();
        notes.add(words.source(mapping.source));
        if (mapping.weak) {
            notes.add(words.weakLink());
        }
        if (mapping.driftedAt != null) {
            notes.add(words.driftedLink());
        }
        return notes;
    }

    private static String label(String key, PronoteMessages words) {
        return switch (key) {
            case "title" -> words.columnTitle();
            case "lastName" -> words.columnLastName();
            case "firstNames" -> words.columnFirstNames();
            case "birthDate" -> words.columnBirthDate();
            case "login" -> words.columnLogin();
            case "email" -> words.columnEmail();
            case "pronoteId" -> words.columnPronoteId();
            case "casId" -> words.columnCasId();
            case "address1" -> words.columnAddress1();
            case "address2" -> words.columnAddress2();
            case "town" -> words.columnTown();
            case "postalCode" -> words.columnPostalCode();
            case "province" -> words.columnProvince();
            case "parentSpace" -> words.columnParentSpace();
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static String text(String key, PersonRow row, PronoteMessages words, Locale locale) {
        Person person = row.person();
        String text = switch (key) {
            case "title" -> person.title;
            case "lastName" -> person.lastName();
            case "firstNames" -> person.firstNames();
            case "birthDate" -> date(person.birthDate, locale);
            case "login" -> person.login;
            case "email" -> person.email;
            case "pronoteId" -> person.pronoteId;
            case "casId" -> row.casId();
            case "address1" -> person.address1;
            case "address2" -> person.address2;
            case "town" -> person.town;
            case "postalCode" -> person.postalCode;
            case "province" -> person.province;
            case "parentSpace" -> person.parentSpace ? words.parentSpaceYes() : words.parentSpaceNo();
            default -> throw new IllegalArgumentException(key);
        };
        return text == null ? "" : text;
    }

    private static String date(LocalDate date, Locale locale) {
        return date == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
                        .withLocale(locale.equals(Locale.ENGLISH) ? Locale.UK : locale)
                        .format(date);
    }

    static String href(String path, String sort, PeopleQuery query, int page) {
        return path + "?sort=" + sort + "&linked="
                + (query.linked() == null ? "" : query.linked()) + "&q="
                + URLEncoder.encode(query.q(), StandardCharsets.UTF_8) + "&page=" + page;
    }
}

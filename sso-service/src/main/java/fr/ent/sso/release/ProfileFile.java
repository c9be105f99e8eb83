package fr.ent.sso.release;

import fr.ent.sso.account.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads profiles from a JSON file: {@code {"tables": {…}, "profiles": {…}}}. Collects all that is wrong, each error
 * with its file and line.
 */
final class ProfileFile {
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]*");
    private static final Set<String> RESERVED =
            Set.of("authenticationDate", "longTermAuthenticationRequestTokenUsed", "isFromNewLogin");
    private static final int DEEPEST = 8;

    private final String file;
    private final Map<String, Map<String, String>> tables;
    private final List<String> errors = new ArrayList<>();
    private final StepReader steps;

    private ProfileFile(String file, Map<String, Map<String, String>> tables) {
        this.file = file;
        this.tables = new HashMap<>(tables);
        this.steps = new StepReader(this);
    }

    /**
     * What a file holds.
     *
     * @param tables words for values, by name; those of the files before included
     */
    record Content(Map<String, Map<String, String>> tables, List<ReleaseProfile> profiles) {}

    /**
     * @param tables of the files before, which this one may use
     * @throws BadProfileException with one line an error
     */
    static Content read(String file, String text, Map<String, Map<String, String>> tables) {
        ProfileFile reader = new ProfileFile(file, tables);
        List<ReleaseProfile> profiles = reader.content(Located.read(file, text));
        if (!reader.errors.isEmpty()) {
            throw new BadProfileException(reader.errors);
        }
        return new Content(reader.tables, profiles);
    }

    void wrong(Located at, String what) {
        errors.add(file + ":" + at.line() + ": " + what);
    }

    private List<ReleaseProfile> content(Located root) {
        Map<String, Located> fields = fields(root, "tables", "profiles");
        fields(fields.get("tables")).forEach((name, table) -> {
            if (tables.containsKey(name)) {
                wrong(table, "there is a table \"" + name + "\" already");
            }
            tables.put(name, texts(table));
        });
        if (!fields.containsKey("profiles")) {
            wrong(root, "\"profiles\" is missing");
        }
        List<ReleaseProfile> profiles = new ArrayList<>();
        fields(fields.get("profiles")).forEach((name, profile) -> profiles.add(profile(name, profile)));
        return profiles;
    }

    private ReleaseProfile profile(String name, Located at) {
        if (!TYPE.matcher(name).matches()) {
            wrong(at, "the type \"" + name + "\" is not written in capitals, digits and underscores");
        }
        Map<String, Located> fields = fields(at, "title", "note", "layout", "user", "attributes");
        Located title = required(at, fields, "title");
        Map<String, Located> inEach = fields(title, "fr", "en");
        ReleaseProfile.Title titles =
                new ReleaseProfile.Title(text(required(title, inEach, "fr")), text(required(title, inEach, "en")));
        text(fields.get("note"));
        Layout layout = oneOf(Layout.values(), Layout::name, required(at, fields, "layout"));
        Entry.Leaf user = user(required(at, fields, "user"));
        List<Entry> entries = entries(fields.get("attributes"), 1);
        if (layout == Layout.USER_ONLY && !entries.isEmpty()) {
            wrong(fields.get("attributes"), "the layout USER_ONLY has no attributes");
        }
        if (layout == Layout.USER_ATTRIBUTES || layout == Layout.ATTRIBUTES) {
            checkFlat(fields.get("attributes"), entries, layout);
        }
        return ReleaseProfile.of(name, file + ":" + at.line(), titles, layout, user, entries);
    }

    /** Clients of these layouts look at one level, and at the protocol's own attributes first. */
    private void checkFlat(Located at, List<Entry> entries, Layout layout) {
        for (Entry entry : entries) {
            if (entry instanceof Entry.Branch branch && !branch.json()) {
                wrong(at, "\"" + entry.name() + "\" is nested, which the layout " + layout + " cannot be");
            }
            if (layout == Layout.ATTRIBUTES && RESERVED.contains(entry.name())) {
                wrong(at, "\"" + entry.name() + "\" is an attribute of the protocol");
            }
        }
    }

    private Entry.Leaf user(Located at) {
        Map<String, Located> fields = fields(at, "source", "of", "then");
        return new Entry.Leaf(
                "user",
                sources(required(at, fields, "source")),
                null,
                steps.read(fields.get("then")),
                null,
                false,
                narrowing(fields.get("of")),
                Condition.ALWAYS);
    }

    private List<Entry> entries(Located at, int depth) {
        if (at == null) {
            return List.of();
        }
        if (depth > DEEPEST) {
            wrong(at, "attributes nest " + DEEPEST + " deep at most");
            return List.of();
        }
        return items(at).stream().map(each -> entry(each, depth)).toList();
    }

    private Entry entry(Located at, int depth) {
        Map<String, Located> fields = fields(at);
        return fields.containsKey("attributes") ? branch(at, depth) : leaf(at);
    }

    private Entry branch(Located at, int depth) {
        Map<String, Located> fields = fields(at, "name", "each", "keepEmpty", "json", "of", "when", "attributes");
        return new Entry.Branch(
                name(at, fields),
                fields.containsKey("each") ? oneOf(Each.values(), Each::key, fields.get("each")) : null,
                flag(fields.get("keepEmpty")),
                flag(fields.get("json")),
                narrowing(fields.get("of")),
                condition(fields.get("when")),
                entries(fields.get("attributes"), depth + 1));
    }

    private Entry leaf(Located at) {
        Map<String, Located> fields = fields(at, "name", "source", "text", "then", "fallback", "inTag", "of", "when");
        if (fields.containsKey("source") == fields.containsKey("text")) {
            wrong(at, "an attribute has either \"source\" or \"text\" or \"attributes\"");
        }
        return new Entry.Leaf(
                name(at, fields),
                fields.containsKey("source") ? sources(fields.get("source")) : List.of(),
                fields.containsKey("text") ? text(fields.get("text")) : null,
                steps.read(fields.get("then")),
                fields.containsKey("fallback") ? text(fields.get("fallback")) : null,
                flag(fields.get("inTag")),
                narrowing(fields.get("of")),
                condition(fields.get("when")));
    }

    private String name(Located at, Map<String, Located> fields) {
        Located name = required(at, fields, "name");
        String text = text(name);
        if (name != null && !NAME.matcher(text).matches()) {
            wrong(name, "\"" + text + "\" cannot be the name of an XML element");
        }
        return text;
    }

    /** One source, or several of which the first with a value counts. */
    private List<Source> sources(Located at) {
        if (at instanceof Located.Items items) {
            if (items.values().isEmpty()) {
                wrong(at, "at least one source");
            }
            return items.values().stream().map(this::source).toList();
        }
        return at == null ? List.of() : List.of(source(at));
    }

    private Source source(Located at) {
        return oneOf(Source.values(), Source::key, at);
    }

    private Narrowing narrowing(Located at) {
        return at == null ? null : oneOf(Narrowing.values(), Narrowing::key, at);
    }

    private Condition condition(Located at) {
        if (at == null) {
            return Condition.ALWAYS;
        }
        Map<String, Located> fields = fields(at, "profile", "mainProfile", "present");
        return new Condition(
                items(fields.get("profile")).stream()
                        .map(each -> oneOf(Profile.values(), Profile::name, each))
                        .toList(),
                items(fields.get("mainProfile")).stream()
                        .map(each -> oneOf(Profile.values(), Profile::name, each))
                        .toList(),
                items(fields.get("present")).stream().map(this::source).toList());
    }

    /** The first of them after an error: nobody gets to see it. */
    <E> E oneOf(E[] possible, Function<E, String> key, Located at) {
        if (at == null) {
            return possible[0];
        }
        String wanted = text(at);
        for (E each : possible) {
            if (key.apply(each).equals(wanted)) {
                return each;
            }
        }
        if (at instanceof Located.Text) {
            wrong(
                    at,
                    "\"" + wanted + "\" is not known; possible here: "
                            + String.join(", ", Arrays.stream(possible).map(key).toList()));
        }
        return possible[0];
    }

    Located required(Located at, Map<String, Located> fields, String name) {
        Located value = fields.get(name);
        if (value == null && at != null) {
            wrong(at, "\"" + name + "\" is missing");
        }
        return value;
    }

    /** @param known the fields there may be; none for any */
    Map<String, Located> fields(Located at, String... known) {
        if (at == null) {
            return Map.of();
        }
        if (!(at instanceof Located.Fields fields)) {
            wrong(at, "an object is wanted here, not " + at.kind());
            return Map.of();
        }
        fields.values().forEach((name, value) -> {
            if (known.length > 0 && !List.of(known).contains(name)) {
                wrong(value, "\"" + name + "\" is not known; possible here: " + String.join(", ", known));
            }
        });
        return fields.values();
    }

    List<Located> items(Located at) {
        if (at == null) {
            return List.of();
        }
        if (at instanceof Located.Items items) {
            return items.values();
        }
        wrong(at, "a list is wanted here, not " + at.kind());
        return List.of();
    }

    String text(Located at) {
        if (at instanceof Located.Text text) {
            return text.value();
        }
        if (at != null) {
            wrong(at, "a text is wanted here, not " + at.kind());
        }
        return "";
    }

    /** Texts by name, written here or as the name of a table. */
    Map<String, String> texts(Located at) {
        if (at instanceof Located.Text name) {
            if (!tables.containsKey(name.value())) {
                wrong(at, "there is no table \"" + name.value() + "\"");
            }
            return tables.getOrDefault(name.value(), Map.of());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        fields(at).forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    private boolean flag(Located at) {
        if (at instanceof Located.Flag flag) {
            return flag.value();
        }
        if (at != null) {
            wrong(at, "true or false is wanted here, not " + at.kind());
        }
        return false;
    }
}

package fr.ent.sso.account;

import fr.ent.kit.problem.FieldError;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The lines of an import, checked against each other and against what is there. */
final class DirectoryRows {
    private static final Pattern UAI = Pattern.compile("[0-9]{7}[A-Z]");
    private static final Pattern ZIP_CODE = Pattern.compile("[0-9A-Za-z]{4,9}");
    private static final Pattern FUNCTION = Pattern.compile("ADMC|(ADML|PRONOTE_ADMIN):([0-9]{7}[A-Z])");
    private static final int MAX_NAME = 200;

    private final List<FieldError> errors;
    private final Set<String> loginsTaken;
    private final Set<String> structuresKnown;
    private final List<Structure> structures = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Group> groupsByName = new HashMap<>();
    private final List<Member> accounts = new ArrayList<>();

    DirectoryRows(List<FieldError> errors, Collection<String> loginsTaken, Collection<String> structuresKnown) {
        this.errors = errors;
        this.loginsTaken = new HashSet<>(loginsTaken);
        this.structuresKnown = new HashSet<>(structuresKnown);
    }

    List<Structure> structures() {
        return structures;
    }

    List<Group> groups() {
        return groups;
    }

    List<Member> accounts() {
        return accounts;
    }

    void readStructures(Reader text) {
        CsvTable table = new CsvTable("structures.csv", text, errors, "uai", "name", "type", "city", "parents");
        for (CsvTable.Line line : table.lines()) {
            String uai = line.required("uai");
            if (!UAI.matcher(uai).matches()) {
                line.wrong("uai", "uai-malformed");
            } else if (!structuresKnown.add(uai)) {
                line.wrong("uai", "structure-twice", uai);
            }
            structures.add(new Structure(
                    uai, name(line, "name"), line.required("type"), line.text("city"), line.several("parents")));
        }
        for (int i = 0; i < structures.size(); i++) {
            CsvTable.Line line = table.lines().get(i);
            line.several("parents").stream()
                    .filter(parent -> !structuresKnown.contains(parent))
                    .forEach(parent -> line.wrong("parents", "structure-unknown", parent));
        }
    }

    void readGroups(Reader text) {
        CsvTable table = new CsvTable("groups.csv", text, errors, "structure", "name", "type", "profile");
        for (CsvTable.Line line : table.lines()) {
            String structure = knownStructure(line, "structure", line.required("structure"));
            GroupType type = oneOf(GroupType.class, line, "type", line.required("type"));
            Profile profile =
                    line.text("profile") == null ? null : oneOf(Profile.class, line, "profile", line.text("profile"));
            if (type == GroupType.PROFILE && line.text("profile") == null) {
                line.wrong("profile", "required");
            }
            String name = name(line, "name");
            Group group = new Group(DirectoryImport.groupId(structure, name), name, type, profile, structure, null);
            if (groupsByName.put(structure + ":" + name, group) != null) {
                line.wrong("name", "group-twice", name);
            }
            groups.add(group);
        }
    }

    void readAccounts(Reader text) {
        CsvTable table = new CsvTable(
                "accounts.csv",
                text,
                errors,
                "login",
                "lastName",
                "firstName",
                "birthDate",
                "zipCode",
                "profiles",
                "structures",
                "functions",
                "groups");
        table.lines().forEach(line -> accounts.add(member(line)));
    }

    private Member member(CsvTable.Line line) {
        String login = line.required("login");
        if (!login.isEmpty() && !Login.isWellFormed(login)) {
            line.wrong("login", "login-malformed");
        } else if (!loginsTaken.add(login.toLowerCase(Locale.ROOT))) {
            line.wrong("login", "login-twice", login);
        }
        List<Profile> profiles = line.several("profiles").stream()
                .map(each -> oneOf(Profile.class, line, "profiles", each))
                .filter(each -> each != null)
                .toList();
        List<String> schools = line.several("structures").stream()
                .map(uai -> knownStructure(line, "structures", uai))
                .toList();
        Account account = new Account(
                DirectoryImport.accountId(login),
                login,
                name(line, "lastName"),
                name(line, "firstName"),
                birthDate(line),
                zipCode(line),
                profiles,
                functions(line),
                false);
        return new Member(account, schools, groups(line, profiles, schools));
    }

    /** The groups named in the line, and those of the profiles in each school. */
    private List<UUID> groups(CsvTable.Line line, List<Profile> profiles, List<String> schools) {
        Set<UUID> members = new LinkedHashSet<>();
        for (Group group : groups) {
            if (group.type() == GroupType.PROFILE
                    && profiles.contains(group.profile())
                    && schools.contains(group.structure())) {
                members.add(group.id());
            }
        }
        for (String name : line.several("groups")) {
            List<Group> found = schools.stream()
                    .map(school -> groupsByName.get(school + ":" + name))
                    .filter(group -> group != null)
                    .toList();
            if (found.isEmpty()) {
                line.wrong("groups", "group-unknown", name);
            }
            found.forEach(group -> members.add(group.id()));
        }
        return List.copyOf(members);
    }

    private List<String> functions(CsvTable.Line line) {
        List<String> functions = line.several("functions");
        for (String function : functions) {
            var parts = FUNCTION.matcher(function);
            if (!parts.matches()) {
                line.wrong("functions", "function-malformed", function);
            } else if (parts.group(2) != null && !structuresKnown.contains(parts.group(2))) {
                line.wrong("functions", "structure-unknown", parts.group(2));
            }
        }
        return functions;
    }

    private static LocalDate birthDate(CsvTable.Line line) {
        String text = line.text("birthDate");
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            line.wrong("birthDate", "date-malformed");
            return null;
        }
    }

    private static String zipCode(CsvTable.Line line) {
        String text = line.text("zipCode");
        if (text != null && !ZIP_CODE.matcher(text).matches()) {
            line.wrong("zipCode", "zip-code-malformed");
        }
        return text;
    }

    private static String name(CsvTable.Line line, String column) {
        String name = line.required(column);
        if (name.length() > MAX_NAME) {
            line.wrong(column, "too-long", MAX_NAME);
        }
        return name;
    }

    private String knownStructure(CsvTable.Line line, String column, String uai) {
        if (!uai.isEmpty() && !structuresKnown.contains(uai)) {
            line.wrong(column, "structure-unknown", uai);
        }
        return uai;
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, CsvTable.Line line, String column, String value) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(value)) {
                return each;
            }
        }
        if (!value.isEmpty()) {
            line.wrong(
                    column,
                    "one-of",
                    String.join(
                            ", ",
                            java.util.Arrays.stream(type.getEnumConstants())
                                    .map(Enum::name)
                                    .toList()));
        }
        return null;
    }
}

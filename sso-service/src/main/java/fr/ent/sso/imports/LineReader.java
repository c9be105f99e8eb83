package fr.ent.sso.imports;

import fr.ent.sso.account.Login;
import fr.ent.sso.account.Profile;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks each line for itself and stages it; what lines are to each other is checked in the database. */
final class LineReader {
    private static final Pattern UAI = Pattern.compile("[0-9]{7}[A-Z]");
    private static final Pattern ZIP_CODE = Pattern.compile("[0-9A-Za-z]{4,9}");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\",;:()\\\\]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z0-9-]{2,63}");
    private static final Pattern FRENCH_DATE = Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})");
    private static final Pattern ISO_DATE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]00:00.*)?");
    private static final int MAX_NAME = 200;
    private static final int MAX_ID = 100;
    private static final int MAX_ADDRESS = 500;
    private static final int MAX_PHONE = 40;
    private static final int OLDEST = 1900;

    private final Staging staging;
    /** The only structures that may be written; null: all. */
    private final Set<String> scope;
    /** The school meant where a line names none; null: none. */
    private final String school;

    private final Set<String> structures = new HashSet<>();
    private final Map<String, String> structuresById = new HashMap<>();
    private final Map<String, String> subjects = new HashMap<>();

    LineReader(Staging staging, Collection<String> scope, String school) {
        this.staging = staging;
        this.scope = scope == null ? null : Set.copyOf(scope);
        this.school = school;
    }

    /** A structure lines may name from now on. */
    void know(String uai, String externalId) {
        structures.add(uai);
        if (externalId != null) {
            structuresById.put(externalId, uai);
        }
    }

    /** What a subject is called that the feed names by its code. */
    void knowSubject(String code, String name) {
        subjects.put(code, name);
    }

    void structure(Line line) {
        String uai = line.required(Column.UAI, MAX_ID);
        if (uai != null && !UAI.matcher(uai).matches()) {
            line.wrong(Column.UAI, "uai-malformed");
        }
        String externalId = line.text(Column.EXTERNAL_ID, MAX_ID);
        String name = line.required(Column.NAME, MAX_NAME);
        String type = line.text(Column.TYPE, MAX_NAME);
        String city = line.text(Column.CITY, MAX_NAME);
        List<String> parents = line.several(Column.PARENTS, MAX_ID);
        if (!line.isWrong()) {
            know(uai, externalId);
            staging.add(
                    Staging.Table.STRUCTURE,
                    line.file(),
                    line.number(),
                    uai,
                    name,
                    type == null ? null : type.toUpperCase(Locale.FRENCH),
                    city,
                    externalId,
                    line.tells(Column.PARENTS) ? parents : null);
        }
    }

    /** A structure of the feed that is not to be written, only to be known. */
    void structureNamed(Line line) {
        String uai = line.text(Column.UAI, MAX_ID);
        if (uai != null && UAI.matcher(uai).matches() && structures.contains(uai)) {
            know(uai, line.text(Column.EXTERNAL_ID, MAX_ID));
        }
    }

    void group(Line line) {
        String structure = line.text(Column.STRUCTURE, MAX_ID);
        String uai = structure == null && school != null ? school : structure(line, Column.STRUCTURE, structure);
        if (structure == null && school == null) {
            line.wrong(Column.STRUCTURE, "required");
        }
        String type = line.text(Column.TYPE, MAX_NAME);
        String meant = type == null ? "CLASS" : Headers.value(type).orElse(type);
        if (!meant.equals("CLASS") && !meant.equals("FUNCTIONAL")) {
            line.wrong(Column.TYPE, "one-of", "CLASS, FUNCTIONAL");
        }
        String name = line.required(Column.NAME, MAX_NAME);
        String externalId = line.text(Column.EXTERNAL_ID, MAX_ID);
        String subject = line.text(Column.SUBJECT, MAX_NAME);
        if (!line.isWrong() && uai != null) {
            staging.add(Staging.Table.GROUP, line.file(), line.number(), uai, meant, name, externalId, subject);
        }
    }

    /** @param optional whether a name nobody knows is no reason to refuse the line, as in the national feed */
    void person(Line line, Profile given, boolean optional) {
        String externalId = line.required(Column.EXTERNAL_ID, MAX_ID);
        String login = line.text(Column.LOGIN, MAX_NAME);
        if (login != null && !Login.isWellFormed(login)) {
            line.wrong(Column.LOGIN, "login-malformed");
        }
        String lastName = line.required(Column.LAST_NAME, MAX_NAME);
        String firstName = line.required(Column.FIRST_NAME, MAX_NAME);
        Set<String> profiles = profiles(line, given);
        LocalDate birthDate = birthDate(line);
        String zipCode = zipCode(line);
        String email = email(line, Column.EMAIL);
        String academicEmail = email(line, Column.ACADEMIC_EMAIL);
        String phone = line.text(Column.PHONE, MAX_PHONE);
        String mobile = line.text(Column.MOBILE, MAX_PHONE);
        String address = line.text(Column.ADDRESS, MAX_ADDRESS);
        String city = line.text(Column.CITY, MAX_NAME);
        String course = line.text(Column.COURSE, MAX_NAME);
        List<String> taught = line.several(Column.SUBJECTS, MAX_NAME).stream()
                .map(each -> subjects.getOrDefault(each, each))
                .distinct()
                .toList();
        List<String> schools = schools(line, optional);
        boolean relative = profiles.contains(Profile.RELATIVE.name());
        if (schools.isEmpty() && !relative && !line.isWrong()) {
            if (optional) {
                line.warn(Column.STRUCTURES, "person-nowhere");
                return;
            }
            line.wrong(Column.STRUCTURES, "required");
        }
        List<Named> members = new ArrayList<>(named(line, Column.CLASSES, "CLASS", schools, optional));
        members.addAll(named(line, Column.GROUPS, "FUNCTIONAL", schools, optional));
        List<String> children = line.several(Column.CHILDREN, MAX_ID);
        List<String> guardians = line.several(Column.GUARDIANS, MAX_ID);
        if (line.isWrong()) {
            return;
        }
        staging.add(
                Staging.Table.PERSON,
                line.file(),
                line.number(),
                externalId,
                login,
                lastName,
                firstName,
                birthDate,
                zipCode,
                email,
                academicEmail,
                phone,
                mobile,
                address,
                city,
                course,
                taught.isEmpty() ? null : taught,
                profiles,
                schools,
                line.tells(Column.CLASSES),
                line.tells(Column.GROUPS),
                line.tells(Column.GUARDIANS),
                line.tells(Column.CHILDREN));
        members.forEach(each -> staging.add(
                Staging.Table.MEMBER,
                line.file(),
                line.number(),
                externalId,
                each.structure(),
                each.type(),
                each.name()));
        guardians.forEach(
                each -> staging.add(Staging.Table.TIE, line.file(), line.number(), each, externalId, false, optional));
        children.forEach(
                each -> staging.add(Staging.Table.TIE, line.file(), line.number(), externalId, each, false, optional));
    }

    void guardian(Line line) {
        String guardian = line.required(Column.GUARDIAN, MAX_ID);
        String pupil = line.required(Column.PUPIL, MAX_ID);
        if (guardian != null && guardian.equals(pupil)) {
            line.wrong(Column.GUARDIAN, "own-guardian");
        }
        if (!line.isWrong()) {
            staging.add(Staging.Table.TIE, line.file(), line.number(), guardian, pupil, true, false);
        }
    }

    /** Somebody the feed says has left. */
    void gone(Line line) {
        String externalId = line.text(Column.EXTERNAL_ID, MAX_ID);
        if (externalId != null) {
            staging.add(Staging.Table.GONE, line.file(), line.number(), externalId);
        }
    }

    private record Named(String structure, String type, String name) {}

    /** Classes and teaching groups as a name, of the first school, or as school, dollar sign and name. */
    private List<Named> named(Line line, Column column, String type, List<String> schools, boolean optional) {
        List<Named> all = new ArrayList<>();
        for (String value : line.several(column, MAX_NAME)) {
            int dollar = value.indexOf('$');
            if (dollar < 0) {
                if (schools.isEmpty()) {
                    line.wrong(column, "required");
                } else {
                    all.add(new Named(schools.get(0), type, value));
                }
                continue;
            }
            String named = value.substring(0, dollar);
            String uai = structures.contains(named) ? named : structuresById.get(named);
            String name = value.substring(dollar + 1).strip();
            if (uai != null && isMine(uai) && !name.isEmpty()) {
                all.add(new Named(uai, type, name));
            } else if (!optional) {
                line.wrong(column, uai == null ? "structure-unknown" : "structure-elsewhere", named);
            }
        }
        return all;
    }

    private List<String> schools(Line line, boolean optional) {
        List<String> named = line.several(Column.STRUCTURES, MAX_ID);
        if (named.isEmpty() && school != null) {
            return List.of(school);
        }
        Set<String> schools = new LinkedHashSet<>();
        for (String each : named) {
            String uai = structures.contains(each) ? each : structuresById.get(each);
            if (uai != null && isMine(uai)) {
                schools.add(uai);
            } else if (!optional) {
                line.wrong(Column.STRUCTURES, uai == null ? "structure-unknown" : "structure-elsewhere", each);
            }
        }
        return List.copyOf(schools);
    }

    private String structure(Line line, Column column, String named) {
        if (named == null) {
            return null;
        }
        String uai = structures.contains(named) ? named : structuresById.get(named);
        if (uai == null) {
            line.wrong(column, "structure-unknown", named);
        } else if (!isMine(uai)) {
            line.wrong(column, "structure-elsewhere", named);
        }
        return uai;
    }

    private boolean isMine(String uai) {
        return scope == null || scope.contains(uai);
    }

    private static Set<String> profiles(Line line, Profile given) {
        Set<String> profiles = new LinkedHashSet<>();
        if (given != null) {
            profiles.add(given.name());
            return profiles;
        }
        List<String> words = line.several(Column.PROFILES, MAX_NAME);
        if (words.isEmpty()) {
            line.wrong(Column.PROFILES, "required");
        }
        for (String word : words) {
            String profile = Headers.value(word).orElse("");
            if (isProfile(profile)) {
                profiles.add(profile);
            } else {
                line.wrong(Column.PROFILES, "profile-unknown", word);
            }
        }
        return profiles;
    }

    private static boolean isProfile(String word) {
        for (Profile profile : Profile.values()) {
            if (profile.name().equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static LocalDate birthDate(Line line) {
        String text = line.text(Column.BIRTH_DATE, MAX_NAME);
        if (text == null) {
            return null;
        }
        LocalDate date = date(text);
        if (date == null) {
            line.wrong(Column.BIRTH_DATE, "date-unreadable");
        } else if (date.getYear() < OLDEST || date.isAfter(LocalDate.now())) {
            line.wrong(Column.BIRTH_DATE, "date-impossible");
        }
        return date;
    }

    /** A date as 14/03/1975 or 1975-03-14; null when it is neither. */
    static LocalDate date(String text) {
        try {
            Matcher french = FRENCH_DATE.matcher(text);
            if (french.matches()) {
                return LocalDate.of(
                        Integer.parseInt(french.group(3)),
                        Integer.parseInt(french.group(2)),
                        Integer.parseInt(french.group(1)));
            }
            Matcher iso = ISO_DATE.matcher(text);
            return iso.matches() ? LocalDate.parse(iso.group(1)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String zipCode(Line line) {
        String text = line.text(Column.ZIP_CODE, MAX_NAME);
        if (text == null) {
            return null;
        }
        String zipCode = text.replaceAll("[ -]", "");
        if (!ZIP_CODE.matcher(zipCode).matches()) {
            line.wrong(Column.ZIP_CODE, "zip-code-malformed");
        }
        return zipCode;
    }

    private static String email(Line line, Column column) {
        String text = line.text(column, MAX_NAME);
        if (text != null && !EMAIL.matcher(text).matches()) {
            line.wrong(column, "email-malformed");
        }
        return text;
    }
}

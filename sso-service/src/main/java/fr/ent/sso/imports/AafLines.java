package fr.ent.sso.imports;

import fr.ent.sso.account.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the records of the national feed mean, as the same lines that a CSV file gives. */
final class AafLines {
    private static final Set<String> LEGAL = Set.of("1", "2");

    private final LineReader lines;
    private final Findings findings;
    /** Schools are written too, and not only looked up. */
    private final boolean structures;

    AafLines(LineReader lines, Findings findings, boolean structures) {
        this.lines = lines;
        this.findings = findings;
        this.structures = structures;
    }

    /** Schools and subjects, which the people's records name by their ids; to be read before all others. */
    void first(int file, String name, AafFile.Entry entry) {
        switch (entry.category()) {
            case "EtabEducNat" -> structure(file, name, entry);
            case "Matiere" -> lines.knowSubject(entry.id(), entry.one("ENTLibelleMatiere"));
            default -> {
                // Its turn comes.
            }
        }
    }

    void then(int file, String name, AafFile.Entry entry) {
        Line line = new Line(file, name, entry.line(), findings, true);
        line.put(Column.EXTERNAL_ID, "ENTPersonJointure", entry.id());
        boolean person = Set.of("Eleve", "PersRelEleve", "PersEducNat").contains(entry.category());
        if (!person) {
            return;
        }
        if (entry.request() == AafFile.Request.DELETE) {
            lines.gone(line);
            return;
        }
        if (entry.request() == AafFile.Request.MODIFY) {
            findings.add(Severity.ERROR, name, entry.line(), null, "aaf-modify");
            return;
        }
        common(line, entry);
        switch (entry.category()) {
            case "Eleve" -> pupil(line, entry);
            case "PersRelEleve" -> {
                put(line, Column.EMAIL, entry, "mail");
                lines.person(line, Profile.RELATIVE, true);
            }
            default -> staff(line, entry);
        }
    }

    private void structure(int file, String name, AafFile.Entry entry) {
        Line line = new Line(file, name, entry.line(), findings, true);
        line.put(Column.EXTERNAL_ID, "ENTStructureJointure", entry.id());
        line.put(Column.UAI, "ENTStructureUAI", entry.one("ENTStructureUAI", "ENTEtablissementUAI"));
        if (!structures) {
            lines.structureNamed(line);
            return;
        }
        put(line, Column.NAME, entry, "ENTStructureNomCourant");
        put(line, Column.TYPE, entry, "ENTStructureTypeStruct");
        put(line, Column.CITY, entry, "l");
        if (entry.attributes().containsKey("ENTEtablissementStructRattachFctl")) {
            line.put(Column.PARENTS, "ENTEtablissementStructRattachFctl", "");
            entry.all("ENTEtablissementStructRattachFctl")
                    .forEach(parent -> line.put(Column.PARENTS, "ENTEtablissementStructRattachFctl", parent));
        }
        if (entry.request() == AafFile.Request.ADD) {
            lines.structure(line);
        }
    }

    private static void common(Line line, AafFile.Entry entry) {
        put(line, Column.LAST_NAME, entry, "sn");
        put(line, Column.FIRST_NAME, entry, "givenName");
        put(line, Column.BIRTH_DATE, entry, "ENTPersonDateNaissance");
        put(line, Column.ZIP_CODE, entry, "ENTPersonCodePostal");
        put(line, Column.ADDRESS, entry, "ENTPersonAdresse");
        put(line, Column.CITY, entry, "ENTPersonVille");
        put(line, Column.PHONE, entry, "homePhone", "telephoneNumber");
        put(line, Column.MOBILE, entry, "mobile");
    }

    private void pupil(Line line, AafFile.Entry entry) {
        put(line, Column.EMAIL, entry, "mail");
        put(line, Column.COURSE, entry, "ENTEleveMEF");
        places(line, entry, entry.all("ENTEleveClasses"), entry.all("ENTEleveGroupes"), List.of());
        line.put(Column.GUARDIANS, "ENTElevePersRelEleve", "");
        entry.all("ENTEleveAutoriteParentale")
                .forEach(id -> line.put(Column.GUARDIANS, "ENTEleveAutoriteParentale", id));
        for (String tie : entry.all("ENTElevePersRelEleve")) {
            // id $ kind of relation $ pays $ legal: 1 or 2 $ …
            String[] parts = tie.split("\\$");
            if (parts.length < 4 || LEGAL.contains(parts[3])) {
                line.put(Column.GUARDIANS, "ENTElevePersRelEleve", parts[0]);
            }
        }
        lines.person(line, Profile.STUDENT, true);
    }

    private void staff(Line line, AafFile.Entry entry) {
        put(line, Column.ACADEMIC_EMAIL, entry, "mail");
        List<String> functions = entry.all("ENTPersonFonctions");
        List<String> classes = new ArrayList<>(entry.all("ENTAuxEnsClassesMatieres"));
        classes.addAll(entry.all("ENTAuxEnsClasses"));
        List<String> groups = new ArrayList<>(entry.all("ENTAuxEnsGroupesMatieres"));
        groups.addAll(entry.all("ENTAuxEnsGroupes"));
        for (List<String> taught : List.of(classes, groups)) {
            for (String each : taught) {
                // school $ class $ subject
                String[] parts = each.split("\\$");
                if (parts.length > 2) {
                    line.put(Column.SUBJECTS, "ENTAuxEnsClassesMatieres", parts[2]);
                }
            }
        }
        places(line, entry, classes, groups, functions);
        String before = entry.one("PersEducNatPresenceDevantEleves");
        boolean teaches = before.isEmpty()
                ? functions.stream().anyMatch(each -> each.contains("$ENS$") || each.contains("$DOC$"))
                : before.equals("O");
        lines.person(line, teaches ? Profile.TEACHER : Profile.PERSONNEL, true);
    }

    /** Schools by attachment, class, group and function; the school that administers the person is first. */
    private static void places(
            Line line, AafFile.Entry entry, List<String> classes, List<String> groups, List<String> functions) {
        Set<String> schools = new LinkedHashSet<>(entry.all("ENTPersonStructRattach"));
        for (List<String> several : List.of(classes, groups, functions)) {
            several.forEach(each -> schools.add(each.split("\\$", 2)[0]));
        }
        line.put(Column.STRUCTURES, "ENTPersonStructRattach", "");
        schools.forEach(each -> line.put(Column.STRUCTURES, "ENTPersonStructRattach", each));
        line.put(Column.CLASSES, "ENTEleveClasses", "");
        classes.forEach(each -> line.put(Column.CLASSES, "ENTEleveClasses", schoolAndName(each)));
        line.put(Column.GROUPS, "ENTEleveGroupes", "");
        groups.forEach(each -> line.put(Column.GROUPS, "ENTEleveGroupes", schoolAndName(each)));
    }

    private static String schoolAndName(String value) {
        String[] parts = value.split("\\$");
        return parts.length < 2 ? value : parts[0] + "$" + parts[1];
    }

    private static void put(Line line, Column column, AafFile.Entry entry, String... attributes) {
        line.put(column, attributes[0], entry.one(attributes));
    }
}

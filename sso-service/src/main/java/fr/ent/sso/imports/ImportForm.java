package fr.ent.sso.imports;

import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The form that asks for an import; each kind of file has a part of its own, which may be there several times. */
public class ImportForm {
    /** UAI of the school whose people these are; an ADML has to say it. */
    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    public String structure;

    /** {@code false} writes; everything else only checks. */
    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    public String dryRun;

    /** {@code true} writes the lines that are right although others are wrong. */
    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    public String rowByRow;

    /** {@code true} if the files hold everybody of their schools and profiles, so that others are missing. */
    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    public String complete;

    @RestForm
    public List<FileUpload> structures;

    @RestForm
    public List<FileUpload> groups;

    @RestForm
    public List<FileUpload> people;

    @RestForm
    public List<FileUpload> teachers;

    @RestForm
    public List<FileUpload> students;

    @RestForm
    public List<FileUpload> relatives;

    @RestForm
    public List<FileUpload> personnel;

    @RestForm
    public List<FileUpload> guardians;

    @RestForm
    public List<FileUpload> aaf;

    /** The files that were really chosen; a browser sends the others empty and without a name. */
    Map<ImportKind, List<FileUpload>> files() {
        Map<ImportKind, List<FileUpload>> files = new EnumMap<>(ImportKind.class);
        files.put(ImportKind.STRUCTURES, chosen(structures));
        files.put(ImportKind.GROUPS, chosen(groups));
        files.put(ImportKind.PEOPLE, chosen(people));
        files.put(ImportKind.TEACHERS, chosen(teachers));
        files.put(ImportKind.STUDENTS, chosen(students));
        files.put(ImportKind.RELATIVES, chosen(relatives));
        files.put(ImportKind.PERSONNEL, chosen(personnel));
        files.put(ImportKind.GUARDIANS, chosen(guardians));
        files.put(ImportKind.AAF, chosen(aaf));
        return files;
    }

    private static List<FileUpload> chosen(List<FileUpload> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> file.size() > 0
                                || (file.fileName() != null && !file.fileName().isEmpty()))
                        .toList();
    }
}

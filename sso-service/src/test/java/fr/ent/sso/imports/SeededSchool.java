package fr.ent.sso.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/**
 * Makes files of a region of schools: homonyms, accents, twins, brothers and sisters, two guardians a family. The same
 * seed makes the same files.
 */
final class SeededSchool {
    private static final String[] FIRST = {
        "Emma",
        "Léa",
        "Chloé",
        "Inès",
        "Zoé",
        "Lucas",
        "Hugo",
        "Jean-Michel",
        "Noël",
        "Anaïs",
        "Louis",
        "Adam",
        "Gabriel",
        "Raphaël",
        "Jules",
        "Maël",
        "Aïcha",
        "Mohamed",
        "François",
        "Marie Lydie"
    };
    private static final String[] LAST = {
        "MARTIN",
        "BERNARD",
        "LE GALL",
        "D'ARC",
        "GENÊT",
        "LEFÈVRE",
        "ÖZTÜRK",
        "NGUYEN",
        "DA SILVA",
        "MÜLLER",
        "PETIT",
        "DURAND",
        "LEROY",
        "MOREAU",
        "SIMON",
        "LAURENT",
        "O’BRIEN",
        "CŒURDEVEY",
        "BEN ALI",
        "ROUX"
    };
    private static final int PUPILS_A_CLASS = 30;
    private static final int CLASSES_A_SCHOOL = 30;

    private final Random random;
    private final String prefix;

    SeededSchool(long seed, String prefix) {
        this.random = new Random(seed);
        this.prefix = prefix;
    }

    /** Writes structures, students, relatives and teachers, so many people in all, into the folder. */
    void write(Path folder, int people) {
        int pupils = people * 45 / 100;
        int teachers = people * 10 / 100;
        int relatives = people - pupils - teachers;
        int schools = pupils / (PUPILS_A_CLASS * CLASSES_A_SCHOOL) + 1;
        try (Writer structures = Files.newBufferedWriter(folder.resolve("structures.csv"));
                Writer students = Files.newBufferedWriter(folder.resolve("students.csv"));
                Writer guardians = Files.newBufferedWriter(folder.resolve("relatives.csv"));
                Writer staff = Files.newBufferedWriter(folder.resolve("teachers.csv"))) {
            structures.write("UAI;Nom;Type;Ville\n");
            for (int i = 0; i < schools; i++) {
                structures.write("%s;Lycée %s %d;LYCEE;Marseille\n".formatted(uai(i), prefix, i));
            }
            students.write("INE;Nom;Prénom;Né(e) le;Code postal;UAI;Classe;Groupes;Responsable 1;Responsable 2\n");
            for (int i = 0; i < pupils; i++) {
                int school = i / (PUPILS_A_CLASS * CLASSES_A_SCHOOL);
                int family = i * (relatives / 2) / pupils;
                students.write("%sE%d;%s;%s;%s;13%03d;%s;Classe %d;LV2 gr %d;%sR%d;%sR%d\n"
                        .formatted(
                                prefix,
                                i,
                                lastName(family),
                                FIRST[random.nextInt(FIRST.length)],
                                LocalDate.of(2006, 1, 1).plusDays(random.nextInt(2500)),
                                random.nextInt(100),
                                uai(school),
                                i / PUPILS_A_CLASS % CLASSES_A_SCHOOL,
                                random.nextInt(20),
                                prefix,
                                2 * family,
                                prefix,
                                2 * family + 1));
            }
            guardians.write("Identifiant;Nom;Prénom;E-mail;Code postal\n");
            for (int i = 0; i < relatives; i++) {
                guardians.write("%sR%d;%s;%s;r%d@example.org;13001\n"
                        .formatted(prefix, i, lastName(i / 2), FIRST[random.nextInt(FIRST.length)], i));
            }
            staff.write("Identifiant;Nom;Prénom;UAI;Classes;Matières\n");
            for (int i = 0; i < teachers; i++) {
                staff.write("%sT%d;%s;%s;%s;Classe %d|Classe %d;MATHS\n"
                        .formatted(
                                prefix,
                                i,
                                lastName(random.nextInt(100_000)),
                                FIRST[random.nextInt(FIRST.length)],
                                uai(i % schools),
                                random.nextInt(CLASSES_A_SCHOOL),
                                random.nextInt(CLASSES_A_SCHOOL)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String uai(int school) {
        return "%07dZ".formatted(9_000_000 + Math.abs(prefix.hashCode() % 900) * 1000 + school);
    }

    private String lastName(int family) {
        return LAST[family % LAST.length] + (family % 7 == 0 ? "-" + LAST[family / 7 % LAST.length] : "");
    }
}

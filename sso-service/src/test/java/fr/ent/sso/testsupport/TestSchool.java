package fr.ent.sso.testsupport;

import fr.ent.sso.account.DirectoryFiles;
import fr.ent.sso.account.DirectoryImport;
import fr.ent.sso.account.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringReader;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes a school of its own for each test: an upper structure, the school below it, and a few people. */
@ApplicationScoped
public class TestSchool {
    public static final String PASSWORD = "Correct-horse-1";
    private static final AtomicInteger NUMBER = new AtomicInteger(100);

    private final DirectoryImport directory;
    private final Passwords passwords;

    TestSchool(DirectoryImport directory, Passwords passwords) {
        this.directory = directory;
        this.passwords = passwords;
    }

    /** A school; logins are {@code teacher<n>}, {@code student<n>} and so on. */
    public record School(int number, String uai, String parent) {
        public String login(String who) {
            return who + number;
        }

        public UUID id(String who) {
            return DirectoryImport.accountId(login(who));
        }

        public UUID teachers() {
            return DirectoryImport.groupId(uai, "Enseignants " + number);
        }

        public UUID students() {
            return DirectoryImport.groupId(uai, "Élèves " + number);
        }

        /** Its own address on a host of its own. */
        public String site() {
            return "https://site" + number + ".example.org/pronote/";
        }
    }

    public School create() {
        int n = NUMBER.getAndIncrement();
        School school = new School(n, "%07dA".formatted(n), "%07dB".formatted(n));
        String structures = """
                uai;name;type;city;parents
                %2$s;Cité %1$d;CITE_SCOLAIRE;Marseille;
                %3$s;Lycée %1$d;LYCEE;Marseille;%2$s
                """.formatted(n, school.parent(), school.uai());
        String groups = """
                structure;name;type;profile
                %2$s;Enseignants %1$d;PROFILE;TEACHER
                %2$s;Élèves %1$d;PROFILE;STUDENT
                %2$s;2nde %1$d;CLASS;
                """.formatted(n, school.uai());
        String accounts = """
                login;lastName;firstName;birthDate;zipCode;profiles;structures;functions;groups
                teacher%1$d;GAUDIN;Bernard;1975-03-14;75011;TEACHER;%2$s;;
                both%1$d;D'ARC & <FILS>;Zoé;;;TEACHER|RELATIVE;%2$s;;
                student%1$d;ARMAND;Lucas;2008-09-05;13013;STUDENT;%2$s;;2nde %1$d
                guest%1$d;INVITÉ;Jean;;;GUEST;%2$s;;
                adml%1$d;MARTIN;Claire;;;PERSONNEL;%2$s;ADML:%2$s;
                admc%1$d;PLATEFORME;Admin;;;PERSONNEL;;ADMC;
                """.formatted(n, school.uai());
        directory.run(
                new DirectoryFiles(new StringReader(structures), new StringReader(groups), new StringReader(accounts)),
                passwords.hash(PASSWORD),
                false);
        return school;
    }
}

package fr.ent.sso.account;

import fr.ent.sso.database.Database;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The school of the demo: loaded into an empty database in the profile {@code demo}, and refused everywhere else,
 * because everybody knows its password.
 */
@ApplicationScoped
public class DemoSchool {
    private static final Logger LOG = Logger.getLogger(DemoSchool.class);
    private static final String PASSWORD = "Demo-2026-ent";

    private final Database database;
    private final DirectoryImport directory;
    private final Passwords passwords;

    DemoSchool(Database database, DirectoryImport directory, Passwords passwords) {
        this.database = database;
        this.directory = directory;
        this.passwords = passwords;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        if (ConfigUtils.isProfileActive("demo")) {
            if (!database.exists("select 1 from account limit 1")) {
                DirectoryImport.Imported imported = load();
                LOG.infof("Demo school loaded: %d accounts", imported.accounts());
            }
        } else if (LaunchMode.current() == LaunchMode.NORMAL) {
            refuseDemoPasswords();
        }
    }

    /** One hash serves all accounts: a hash each would take longer than the rest of the start. */
    @Transactional
    public DirectoryImport.Imported load() {
        DirectoryImport.Imported imported = directory.run(
                new DirectoryFiles(open("structures"), open("groups"), open("accounts")),
                passwords.hash(PASSWORD),
                true);
        database.batch(
                "insert into guardianship (guardian, pupil) values (?, ?)",
                rows("guardians", "guardian", "pupil")
                        .map(row -> new Object[] {DirectoryImport.accountId(row[0]), DirectoryImport.accountId(row[1])})
                        .toList());
        database.batch(
                "update account set email = ? where login = ?",
                rows("emails", "login", "email")
                        .map(row -> new Object[] {row[1], row[0]})
                        .toList());
        return imported;
    }

    private static Stream<String[]> rows(String name, String first, String second) {
        return new CsvTable(name + ".csv", open(name), new ArrayList<>(), first, second)
                .lines().stream().map(line -> new String[] {line.required(first), line.required(second)});
    }

    /** @throws IllegalStateException if an account can still be opened with the demo password */
    void refuseDemoPasswords() {
        if (database.exists("select 1 from account where demo_password limit 1")) {
            throw new IllegalStateException("This database holds accounts with the demo password, outside the demo"
                    + " profile: start on another database, or give these accounts passwords of their own.");
        }
    }

    private static Reader open(String name) {
        InputStream file = DemoSchool.class.getResourceAsStream("/demo/" + name + ".csv");
        return new InputStreamReader(file, StandardCharsets.UTF_8);
    }
}

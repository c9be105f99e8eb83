package fr.ent.sso.imports;

import fr.ent.sso.account.DirectoryImport;
import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.AccessTokens;
import fr.ent.sso.testsupport.SentEvents;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Imports over REST, from the upload to the events. */
@QuarkusTest
class ImportResourceTest {
    private static final String PATH = "/api/accounts/imports";

    @Inject
    TestSchool schools;

    @Inject
    Database database;

    @Inject
    Imports imports;

    @Inject
    ImportRunner runner;

    private TestSchool.School school;
    private TestSchool.School other;
    private int n;

    @BeforeEach
    void openSchools() {
        school = schools.create();
        other = schools.create();
        n = school.number();
    }

    private static RequestSpecification as(String login) {
        return given().auth().oauth2(AccessTokens.of(login)).header("Accept-Language", "fr");
    }

    private RequestSpecification adml(boolean dryRun) {
        return as(school.login("adml")).multiPart("structure", school.uai()).multiPart("dryRun", "" + dryRun);
    }

    private RequestSpecification admc(boolean dryRun) {
        return as(school.login("admc")).multiPart("dryRun", "" + dryRun);
    }

    private static RequestSpecification file(RequestSpecification request, String kind, String text) {
        return request.multiPart(kind, kind + ".csv", text.getBytes(StandardCharsets.UTF_8), "text/csv");
    }

    /** Sends the import, waits for its end and gives it. */
    private JsonPath over(RequestSpecification request) {
        Response accepted = request.post(PATH);
        accepted.then().statusCode(202);
        return over(accepted.header("Location"));
    }

    private JsonPath over(String location) {
        String path = location.substring(location.indexOf(PATH));
        String admc = AccessTokens.of(school.login("admc"));
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> given().auth().oauth2(admc).get(path).jsonPath(),
                        job -> !List.of("WAITING", "RUNNING").contains(job.getString("state")));
    }

    private JsonPath report(JsonPath job) {
        return as(school.login("admc"))
                .get(PATH + "/" + job.getString("id") + "/report")
                .jsonPath();
    }

    private String login(String externalId) {
        return database.one("select login from account where external_id = ?", row -> row.getString(1), externalId)
                .orElse(null);
    }

    private List<String> groups(String externalId) {
        return database.list("""
                select g.name from account a join membership m on m.account = a.id join ent_group g on g.id = m.ent_group
                where a.external_id = ? order by g.name collate "C"
                """, row -> row.getString(1), externalId);
    }

    private String students() {
        return """
                INE;Nom;Prénom;Né(e) le;Code postal;Classe;Groupes;Responsable 1;Responsable 2
                E1-%1$d;LE GALL%1$d;Jean-Michel;14/03/2009;13013;2nde A;LV2 %1$d;R1-%1$d;R2-%1$d
                E2-%1$d;LE GALL%1$d;Jean Michel;2010-01-02;;2nde A;;;
                """.formatted(n);
    }

    private String relatives() {
        return """
                Identifiant;Nom;Prénom;E-mail
                R1-%1$d;LE GALL%1$d;Anne;anne%1$d@example.org
                R2-%1$d;MARTIN%1$d;Paul;
                """.formatted(n);
    }

    private String teachers() {
        return """
                Identifiant,Nom,Prénom,Classes,Matières
                T1-%1$d,PROF%1$d,Zoé,2nde A|2nde B,Anglais
                """.formatted(n);
    }

    private RequestSpecification school(RequestSpecification request) {
        return file(file(file(request, "students", students()), "relatives", relatives()), "teachers", teachers());
    }

    @Test
    void importThenPeopleClassesGuardiansAndAutomaticGroupsAreThere() {
        JsonPath job = over(school(adml(false)));

        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getInt("counts.created")).isEqualTo(5);
        assertThat(job.getInt("counts.groupsCreated")).isEqualTo(3);
        assertThat(login("E1-" + n)).isEqualTo("jeanmichel.legall" + n);
        assertThat(login("E2-" + n)).isEqualTo("jeanmichel.legall" + n + "2");
        assertThat(groups("E1-" + n))
                .containsExactly(
                        "2nde A", "LV2 " + n, "Élèves " + n, "Élèves du groupe 2nde A", "Élèves du groupe LV2 " + n);
        assertThat(groups("R1-" + n))
                .containsExactly(
                        "Parents du groupe 2nde A", "Parents du groupe LV2 " + n, "Parents du groupe Lycée " + n);
        assertThat(groups("T1-" + n))
                .containsExactly(
                        "2nde A",
                        "2nde B",
                        "Enseignants " + n,
                        "Enseignants du groupe 2nde A",
                        "Enseignants du groupe 2nde B");
        assertThat(database.exists("""
                        select 1 from guardianship g join account p on p.id = g.pupil join account r on r.id = g.guardian
                        where p.external_id = ? and r.external_id = ?
                        """, "E1-" + n, "R2-" + n)).isTrue();
        UUID pupil = database.one(
                        "select id from account where external_id = ? and birth_date = '2009-03-14'"
                                + " and zip_code = '13013' and source = 'CSV' and main_structure = ?",
                        row -> row.getObject(1, UUID.class),
                        "E1-" + n,
                        school.uai())
                .orElseThrow();
        SentEvents.Sent created = SentEvents.await("ent.accounts", pupil.toString(), "fr.ent.sso.account.created.v1");
        assertThat(created.body().at("/account/login").asText()).isEqualTo("jeanmichel.legall" + n);
        assertThat(created.body().toString()).doesNotContain("LE GALL", "2009", "Jean");
        UUID parents = database.one(
                        "select id from ent_group where structure = ? and name = 'Parents du groupe 2nde A'",
                        row -> row.getObject(1, UUID.class),
                        school.uai())
                .orElseThrow();
        SentEvents.Sent group = SentEvents.await("ent.directory", "group:" + parents, "fr.ent.sso.group.changed.v1");
        assertThat(group.body().get("memberCount").asInt()).isEqualTo(2);
        assertThat(group.body().get("parent").asText()).isNotEmpty();
    }

    @Test
    void importWhenTheSameAgainThenNothingChangesAndNothingIsTold() {
        over(school(adml(false)));
        String versions = versions();
        long told = told();

        JsonPath again = over(school(adml(false)));

        assertThat(again.getInt("counts.created")).isZero();
        assertThat(again.getInt("counts.updated")).isZero();
        assertThat(again.getInt("counts.unchanged")).isEqualTo(5);
        assertThat(versions()).isEqualTo(versions);
        assertThat(told()).isEqualTo(told);
    }

    private String versions() {
        return database.list(
                        "select external_id || version || login from account where external_id like ? order by 1",
                        row -> row.getString(1),
                        "%-" + n)
                .toString();
    }

    /** The highest event so far about this school's people: rows leave the outbox, numbers do not come back. */
    private long told() {
        return database.one("""
                        select count(*) from outbox o where o.subject in (
                            select id::text from account where external_id like ?)
                            or o.subject in (select 'group:' || id from ent_group where structure = ?)
                        """, row -> row.getLong(1), "%-" + n, school.uai()).orElseThrow();
    }

    @Test
    void importWhenDryRunThenOnlyCountedAndThenAppliedOnce() {
        JsonPath tried = over(school(adml(true)));

        assertThat(tried.getInt("counts.created")).isEqualTo(5);
        assertThat(tried.getBoolean("applicable")).isTrue();
        assertThat(login("E1-" + n)).isNull();

        String path = PATH + "/" + tried.getString("id") + "/application";
        as(other.login("adml")).post(path).then().statusCode(404);
        Response applied = as(school.login("adml")).post(path);
        applied.then().statusCode(202);
        assertThat(over(applied.header("Location")).getString("state")).isEqualTo("DONE");
        assertThat(login("E1-" + n)).isNotNull();
        as(school.login("adml")).post(path).then().statusCode(409);
        as(school.login("adml"))
                .post(PATH + "/" + UUID.randomUUID() + "/application")
                .then()
                .statusCode(404);
    }

    @Test
    void importWhenLinesAreWrongThenEachIsNamedAndNothingIsWritten() {
        JsonPath job = over(file(adml(false), "people", """
                identifiant;nom;prénom;profil;né le;cp;mail;uai;inconnue
                P1-%1$d;UN;Jean;prof;;;;%2$s;x
                P2-%1$d;;Jean;sorcier;31/02/2009;7?;a@b;%3$s;x
                P1-%1$d;UN;Jean;prof;;;;;x
                P3-%1$d;TROIS;Jean;élève;01/01/2999;;;;x
                ;QUATRE;Jean;élève
                """.formatted(n, school.uai(), other.uai())));

        assertThat(job.getString("state")).isEqualTo("REFUSED");
        assertThat(job.getList("files[0].ignored")).containsExactly("inconnue");
        assertThat(report(job).getList("items.collect { it.line + ':' + it.column + ':' + it.reason }"))
                .containsExactlyInAnyOrder(
                        "3:nom:required",
                        "3:profil:profile-unknown",
                        "3:né le:date-unreadable",
                        "3:cp:zip-code-malformed",
                        "3:mail:email-malformed",
                        "3:uai:structure-elsewhere",
                        "4:externalId:line-twice",
                        "5:né le:date-impossible",
                        "6:null:csv-cells-expected");
        assertThat(report(job).getList("items.message", String.class))
                .allSatisfy(message -> assertThat(message).contains(" "));
        assertThat(login("P1-" + n)).isNull();
    }

    @Test
    void importWhenRowByRowThenTheRightLinesAreWrittenWholeAndOthersNotAtAll() {
        JsonPath job = over(file(
                file(adml(false).multiPart("rowByRow", "true"), "students", """
                        ine;nom;prénom;né le;classe;responsable
                        E1-%1$d;UN;Jean;2009-01-01;2nde A;R1-%1$d
                        E2-%1$d;DEUX;Jean;n'importe quoi;2nde Z;R1-%1$d
                        E3-%1$d;TROIS;Jean;2009-01-01;2nde A;R9-%1$d
                        """.formatted(n)),
                "relatives",
                relatives()));

        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getInt("counts.created")).isEqualTo(3);
        assertThat(login("E1-" + n)).isNotNull();
        assertThat(login("R1-" + n)).isNotNull();
        assertThat(login("E2-" + n)).isNull();
        assertThat(login("E3-" + n)).isNull();
        assertThat(report(job).getList("items.reason")).containsExactly("date-unreadable", "guardian-unknown");
        assertThat(database.exists("select 1 from ent_group where structure = ? and name = '2nde Z'", school.uai()))
                .isFalse();
    }

    @Test
    void importWhenSomebodyIsElsewhereOrHasFunctionsThenAnAdmlCannotTouchThem() {
        over(school(adml(false)));
        QuarkusTransaction.requiringNew().run(() -> {
            database.update("update account set external_id = ? where id = ?", "A1-" + n, school.id("admc"));
            database.update("update account set external_id = ? where id = ?", "A2-" + n, other.id("teacher"));
        });
        String people = """
                id;nom;prénom;profil
                A1-%1$d;PIRATE;Jean;prof
                A2-%1$d;PIRATE;Jean;prof
                """.formatted(n);

        JsonPath job = over(file(adml(false), "people", people));
        assertThat(job.getString("state")).isEqualTo("REFUSED");
        assertThat(report(job).getList("items.collect { it.line + ':' + it.reason }"))
                .containsExactlyInAnyOrder("2:account-above", "3:account-elsewhere");

        // Nor by their logins, nor as somebody's guardian.
        JsonPath taken = over(file(
                adml(false),
                "people",
                "id;nom;prénom;profil;login\nX1-%d;PIRATE;Jean;prof;%s\n".formatted(n, other.login("student"))));
        assertThat(report(taken).getList("items.reason")).containsExactly("login-not-free");
        JsonPath tied = over(file(adml(false), "guardians", "responsable;élève\nA2-%1$d;E1-%1$d\n".formatted(n)));
        assertThat(report(tied).getList("items.reason")).containsExactly("account-elsewhere");
        assertThat(database.exists("select 1 from account where last_name = 'PIRATE'"))
                .isFalse();
    }

    @Test
    void importWhenAnAccountOfTheSchoolHasNoExternalIdThenItsLoginFindsIt() {
        JsonPath job = over(file(
                adml(false),
                "people",
                "id;nom;prénom;profil;login\nT9-%d;GAUDIN;Bernard;prof;%s\n".formatted(n, school.login("teacher"))));

        assertThat(job.getInt("counts.updated")).isEqualTo(1);
        assertThat(login("T9-" + n)).isEqualTo(school.login("teacher"));
        SentEvents.Sent updated = SentEvents.await(
                "ent.accounts",
                DirectoryImport.accountId(school.login("teacher")).toString(),
                "fr.ent.sso.account.updated.v1");
        assertThat(updated.body().at("/after/login").asText()).isEqualTo(school.login("teacher"));
    }

    @Test
    void importWhenAClassChangesThenMembershipsFollow() {
        over(school(adml(false)));

        JsonPath job = over(file(
                adml(false),
                "students",
                "ine;nom;prénom;classe\nE1-%1$d;LE GALL%1$d;Jean-Michel;1ère B\n".formatted(n)));

        assertThat(job.getInt("counts.updated")).isEqualTo(1);
        assertThat(groups("E1-" + n))
                .contains("1ère B", "Élèves du groupe 1ère B")
                .doesNotContain("2nde A");
        assertThat(groups("R1-" + n)).contains("Parents du groupe 1ère B").doesNotContain("Parents du groupe 2nde A");
        assertThat(groups("E2-" + n)).contains("2nde A");
    }

    @Test
    void importWhenCompleteThenWhoIsNotThereIsReportedAndStays() {
        over(school(adml(false)));

        JsonPath partial = over(file(adml(false), "students", "ine;nom;prénom\nE9-%d;NEUF;Léa\n".formatted(n)));
        assertThat(partial.getInt("counts.missing")).isZero();
        JsonPath job = over(file(
                adml(false).multiPart("complete", "true"),
                "students",
                "ine;nom;prénom\nE2-%1$d;LE GALL%1$d;Jean Michel\nE9-%1$d;NEUF;Léa\n".formatted(n)));

        assertThat(job.getInt("counts.missing")).isEqualTo(1);
        assertThat(report(job).getList("items.reason")).containsExactly("person-missing");
        assertThat(report(job).getString("items[0].message")).contains(login("E1-" + n));
        assertThat(database.exists(
                        "select 1 from account where external_id = ? and missing_since is not null", "E1-" + n))
                .isTrue();
        over(school(adml(false)));
        assertThat(database.exists("select 1 from account where external_id = ? and missing_since is null", "E1-" + n))
                .isTrue();
    }

    @Test
    void importWhenSomebodyWasMergedThenHerOldIdMeansTheSurvivor() {
        over(school(adml(false)));
        merge("T1-" + n, "R2-" + n);
        String survivor = login("T1-" + n);

        JsonPath both = over(school(adml(false)));
        JsonPath again = over(school(adml(false)));
        JsonPath alone = over(file(adml(false), "relatives", relatives()));

        assertThat(both.getInt("counts.created")).isZero();
        assertThat(again.getInt("counts.updated")).isZero();
        assertThat(again.getInt("counts.unchanged")).isEqualTo(4);
        assertThat(alone.getInt("counts.created")).isZero();
        assertThat(login("T1-" + n)).isEqualTo(survivor);
        assertThat(login("R2-" + n)).isNull();
        assertThat(groups("T1-" + n)).contains("2nde B", "Parents du groupe 2nde A");
        assertThat(database.exists("""
                        select 1 from guardianship g join account p on p.id = g.pupil join account r on r.id = g.guardian
                        where p.external_id = ? and r.external_id = ? and r.profiles @> '{TEACHER,RELATIVE}'
                        """, "E1-" + n, "T1-" + n)).isTrue();
    }

    private void merge(String survivor, String merged) {
        as(school.login("admc"))
                .contentType("application/json")
                .body(Map.of("other", id(merged)))
                .post("/api/accounts/" + id(survivor) + "/merge")
                .then()
                .statusCode(200);
    }

    private UUID id(String externalId) {
        return database.one(
                        "select id from account where external_id = ?", row -> row.getObject(1, UUID.class), externalId)
                .orElseThrow();
    }

    @Test
    void importWhenALoginWasRetiredThenNobodyGetsIt() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(
                        "insert into retired_login (login, account, free_at) values (?, ?, now() + interval '1 day'),"
                                + " (?, ?, now() - interval '1 day')",
                        "jeanmichel.legall" + n,
                        UUID.randomUUID(),
                        "jeanmichel.legall" + n + "2",
                        UUID.randomUUID()));

        over(school(adml(false)));

        assertThat(login("E1-" + n)).isEqualTo("jeanmichel.legall" + n + "2");
        assertThat(login("E2-" + n)).isEqualTo("jeanmichel.legall" + n + "3");
    }

    @Test
    void importWhenStructuresThenTheTreeGrowsAndLoopsAreRefused() {
        String uai = "%07dC".formatted(n);
        JsonPath job = over(file(
                file(
                        admc(false),
                        "structures",
                        "UAI;Nom;Type;Ville;Rattachement\n%s;Collège neuf;college;Aix;%s\n"
                                .formatted(uai, school.parent())),
                "groups",
                "UAI;Classe;Type\n%s;6e 1;Division\n%s;Chorale;Groupe\n".formatted(uai, uai)));

        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getInt("counts.structuresCreated")).isEqualTo(1);
        assertThat(job.getInt("counts.groupsCreated")).isEqualTo(2);
        assertThat(database.exists(
                        "select 1 from structure_ancestor where structure = ? and ancestor = ?", uai, school.parent()))
                .isTrue();
        assertThat(database.exists(
                        "select 1 from ent_group where structure = ? and name = 'Parents du groupe 6e 1'", uai))
                .isTrue();

        JsonPath loop =
                over(file(admc(false), "structures", "UAI;Nom;Parent\n%s;Cité;%s\n".formatted(school.parent(), uai)));
        assertThat(report(loop).getList("items.reason")).containsExactly("own-parent");
    }

    @Test
    void importWhenTheFileIsLatin1ThenItsAccentsAreRight() {
        String text = "ine\tnom\tprénom\nE7-%d\tGENÊT\tFrançoise\n".formatted(n);
        JsonPath job = over(adml(false)
                .multiPart("students", "élèves.txt", text.getBytes(Charset.forName("windows-1252")), "text/plain"));

        assertThat(job.getString("files[0].encoding")).isEqualTo("windows-1252");
        assertThat(database.exists(
                        "select 1 from account where external_id = ? and first_name = 'Françoise'", "E7-" + n))
                .isTrue();
    }

    @Test
    void importThenNobodyButTheRightOnes() {
        String students = students();
        file(given(), "students", students).post(PATH).then().statusCode(401);
        file(as(school.login("teacher")).multiPart("structure", school.uai()), "students", students)
                .post(PATH)
                .then()
                .statusCode(403);
        file(as(other.login("adml")).multiPart("structure", school.uai()), "students", students)
                .post(PATH)
                .then()
                .statusCode(403);
        file(as(school.login("adml")), "students", students)
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("structure"));
        file(adml(false), "structures", "uai;nom;parent\n%s;Moi;\n".formatted(school.uai()))
                .post(PATH)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(AccessTokens.ofClient("connector-service", "Demo-2026-ent"))
                .get(PATH)
                .then()
                .statusCode(403);

        JsonPath job = over(file(adml(true), "students", students));
        String path = PATH + "/" + job.getString("id");
        for (String each : List.of(path, path + "/report")) {
            given().get(each).then().statusCode(401);
            as(school.login("teacher")).get(each).then().statusCode(403);
            as(other.login("adml")).get(each).then().statusCode(404);
            as(school.login("adml")).get(each).then().statusCode(200);
        }
        as(other.login("adml")).get(PATH).then().statusCode(200).body("total", equalTo(0));
        as(school.login("adml")).get(PATH).then().statusCode(200).body("items.id", hasItem(job.getString("id")));
    }

    @Test
    void importWhenTheRequestIsBadThenAPreciseRefusal() {
        adml(true).post(PATH).then().statusCode(400).body("errors.field", hasItem("files"));
        file(admc(true).multiPart("structure", "9999999Z"), "students", "x")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("structure"));
        as(school.login("adml"))
                .contentType("application/json")
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(415);
        as(school.login("adml")).get(PATH + "?size=0").then().statusCode(400);
        as(school.login("adml")).get(PATH + "/x").then().statusCode(404);
        as(school.login("adml")).delete(PATH).then().statusCode(405);
        JsonPath odd = over(adml(true).multiPart("people", "../../x\u0000<b>.csv", new byte[] {0, 1, 2}, "text/csv"));
        assertThat(odd.getString("state")).isEqualTo("REFUSED");
        assertThat(odd.getString("files[0].name")).doesNotContain("/", "\u0000");
    }

    @Test
    void importWhenAnotherIsUnderWayThenRefused() {
        UUID waiting = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> imports.add(waiting, "test", school.uai(), List.of(school.uai()), true, false, false));
        try {
            file(adml(true), "students", students())
                    .post(PATH)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:ent:problem:import-busy"));
            file(as(other.login("adml")).multiPart("structure", other.uai()), "students", students())
                    .post(PATH)
                    .then()
                    .statusCode(202);
        } finally {
            database.update("delete from directory_import where id = ?", waiting);
        }
    }

    @Test
    void importWhenItsProcessIsGoneThenMarkedAsFailedAndNotTakenUpAgain() {
        UUID running = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> imports.add(running, "test", school.uai(), List.of(school.uai()), false, false, false));
        imports.progress(running, ImportPhase.WRITING, 1, 1, 1);

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(imports.take(running)).isTrue();
            QuarkusTransaction.requiringNew().run(imports::failAbandoned);
            assertThat(state(running)).isEqualTo("RUNNING");
        });
        runner.watch();

        await().until(() -> state(running).equals("FAILED"));
    }

    private String state(UUID id) {
        return database.one("select state from directory_import where id = ?", row -> row.getString(1), id)
                .orElseThrow();
    }

    @Test
    void importWhenAafThenTheSameAsCsv() {
        String jointure = "S" + n;
        JsonPath job = over(admc(false)
                .multiPart("aaf", "ENT_Complet.zip", AafSamples.archive(n, jointure, school.uai()), "application/zip"));

        assertThat(report(job).getList("items")).isEmpty();
        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getInt("counts.created")).isEqualTo(4);
        assertThat(job.getInt("counts.structuresUpdated")).isEqualTo(1);
        assertThat(groups(n + "01")).contains("4E3", "Élèves du groupe 4E3", "4DP3", "Élèves du groupe 4DP3");
        assertThat(groups(n + "02")).contains("Parents du groupe 4E3");
        assertThat(groups(n + "03")).contains("4E3", "Enseignants du groupe 4E3");
        assertThat(database.exists(
                        "select 1 from account where external_id = ? and 'PHYSIQUE' = any (subjects)"
                                + " and academic_email = 'prof@ac-lyon.fr' and profiles = '{TEACHER}' and source = 'AAF'",
                        n + "03"))
                .isTrue();
        assertThat(database.exists(
                        "select 1 from account where external_id = ? and profiles = '{PERSONNEL}'", n + "04"))
                .isTrue();

        JsonPath again = over(admc(false)
                .multiPart("aaf", "ENT_Complet.zip", AafSamples.archive(n, jointure, school.uai()), "application/zip"));
        assertThat(again.getMap("counts"))
                .containsAllEntriesOf(Map.of("created", 0, "updated", 0, "unchanged", 4, "structuresUpdated", 0));
    }

    @Test
    void importWhenTheFeedIsHostileThenRefusedWithItsLine() {
        JsonPath job = over(admc(false)
                .multiPart(
                        "aaf",
                        "x.xml",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><ficAlimMENESR>&e;</ficAlimMENESR>"
                                .getBytes(StandardCharsets.UTF_8),
                        "text/xml")
                .multiPart("aaf", "y.zip", "PK no archive".getBytes(StandardCharsets.UTF_8), "application/zip"));

        assertThat(job.getString("state")).isEqualTo("REFUSED");
        assertThat(report(job).getList("items.reason")).contains("xml-doctype", "archive-unreadable");
    }
}

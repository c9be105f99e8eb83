package fr.ent.connector.isolation;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.ent.connector.isolation.Operation.Target;
import fr.ent.connector.isolation.World.Group;
import fr.ent.connector.isolation.World.Site;
import fr.ent.connector.isolation.World.Someone;
import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.SsoDouble;
import fr.ent.localstack.testing.TestIssuer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An administrator acts only on his structures and what is below them: every operation of REST and pages, asked by
 * random callers in random worlds, against {@link Model}. Who may not is told so, learns nothing and changes nothing.
 * {@code -Disolation.seed=…} looks at one world, {@code -Disolation.worlds=…} at more.
 */
@ServiceTest
class IsolationTest {
    static final String FORM_TOKEN = "a-token-of-the-browser-it-chose";

    private static final int CALLS = 7;

    /** They change by themselves: what is on its way over Kafka, and what was tried before. */
    private static final Set<String> RESTLESS = Set.of("flyway_schema_history", "outbox", "handled_event");

    @Inject
    DataSource database;

    static Stream<Long> seeds() {
        return Seeds.of(2);
    }

    @Test
    void operationsWhenListedThenEachIsKnownHere() {
        Set<String> known = Operations.ALL.stream().map(Operation::name).collect(Collectors.toSet());
        Set<String> all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fr.ent.connector").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                        .filter(IsolationTest::isOperation)
                        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).as("Give each operation its rule in Operations.ALL").containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest(name = "isolation.seed={0}")
    @MethodSource("seeds")
    void callWhenRandomThenOnlyWhoMayGetsThroughAndOthersChangeNothing(long seed) throws SQLException {
        SsoDouble.answers("/api/accounts/lookup", body -> "[]");
        SsoDouble.answers("/api/groups/members", body -> "{\"items\": [], \"total\": 0, \"page\": 0, \"size\": 50}");
        World world = inserted(seed);
        Model model = new Model(world);
        Map<Someone, String> tokens = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Operation operation : Operations.ALL) {
            List<Asked> asked = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                asked.add(asked(operation, world, model, i));
            }
            asked.sort(Comparator.comparing(Asked::allowed));
            String before = operation.changes() ? digest() : "";
            for (Asked each : asked) {
                if (each.allowed && !before.isEmpty()) {
                    if (!digest().equals(before)) {
                        wrong.add("Something was changed by one of " + asked);
                    }
                    before = "";
                }
                Response answer = call(operation, each.caller, tokens, each.target, each.allowed);
                seen.add(operation.name() + each.allowed);
                problem(operation, each.caller, each.target, each.allowed, answer)
                        .ifPresent(what -> wrong.add("%s: %s, answered %d%n%s"
                                .formatted(each, what, answer.statusCode(), answer.asString())));
            }
            if (!before.isEmpty() && !digest().equals(before)) {
                wrong.add("Something was changed by one of " + asked);
            }
        }
        assertThat(wrong).as("with -Disolation.seed=" + seed).isEmpty();
        assertThat(seen).as("the calls are of both kinds").hasSizeGreaterThan(Operations.ALL.size() * 3 / 2);
    }

    @ParameterizedTest(name = "isolation.seed={0}")
    @MethodSource("seeds")
    void searchWhenRandomThenWhatIsThereForTheStructureAndNothingElse(long seed) throws SQLException {
        World world = inserted(seed);
        Model model = new Model(world);
        for (String uai : world.structures) {
            List<String> found = as(world.platform(), new HashMap<>())
                    .get("/api/structures/" + uai + "/connectors?size=500")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.identifier");
            assertThat(found)
                    .as("%s with -Disolation.seed=%d", uai, seed)
                    .containsExactlyInAnyOrderElementsOf(world.sites.stream()
                            .filter(site -> model.isThereFor(site, uai))
                            .map(Site::identifier)
                            .toList());
        }
    }

    @ParameterizedTest(name = "isolation.seed={0}")
    @MethodSource("seeds")
    void appsWhenRandomThenWhatHeIsEntitledToAndNothingElse(long seed) throws SQLException {
        World world = inserted(seed);
        Model model = new Model(world);
        for (Someone person : world.people) {
            List<String> found = as(person, new HashMap<>())
                    .get("/api/me/apps")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.id");
            assertThat(found)
                    .as("%s with -Disolation.seed=%d", person, seed)
                    .containsExactlyInAnyOrderElementsOf(world.sites.stream()
                            .filter(site -> model.isEntitled(person, site, Instant.now()))
                            .map(site -> site.id().toString())
                            .toList());
        }
    }

    @ParameterizedTest(name = "isolation.seed={0}")
    @MethodSource("seeds")
    void replaceWhenHeMayThenNoRightOfAnothersGroupChanges(long seed) throws SQLException {
        World world = inserted(seed);
        Model model = new Model(world);
        for (Site site : world.sites) {
            Someone caller = world.administrator();
            if (site.locked() || !model.reads(caller, site)) {
                continue;
            }
            Set<String> others = grants(site, group -> !model.administers(caller, group.structure()), world);
            List<Group> own = world.groups.stream()
                    .filter(group -> model.administers(caller, group.structure()))
                    .toList();
            as(caller, new HashMap<>())
                    .contentType(ContentType.JSON)
                    .body(Map.of(
                            "groups",
                            world.some(own, 2).stream()
                                    .filter(group -> model.isThereFor(site, group.structure()))
                                    .map(Group::id)
                                    .toList()))
                    .put("/api/connectors/" + site.id() + "/grants")
                    .then()
                    .statusCode(200);
            assertThat(grants(site, group -> !model.administers(caller, group.structure()), world))
                    .as("%s of %s with -Disolation.seed=%d", caller, site, seed)
                    .isEqualTo(others);
        }
    }

    @ParameterizedTest(name = "isolation.seed={0}")
    @MethodSource("seeds")
    void replaceWhenAGroupIsNotHisThenNothingChanges(long seed) throws SQLException {
        World world = inserted(seed);
        Model model = new Model(world);
        for (Site site : world.sites) {
            Someone caller = world.administrator();
            List<Group> foreign = world.groups.stream()
                    .filter(group ->
                            !model.administers(caller, group.structure()) || !model.isThereFor(site, group.structure()))
                    .toList();
            if (foreign.isEmpty()) {
                continue;
            }
            Set<String> before = grants(site, group -> true, world);
            int status = as(caller, new HashMap<>())
                    .contentType(ContentType.JSON)
                    .body(Map.of("groups", List.of(world.any(foreign).id())))
                    .put("/api/connectors/" + site.id() + "/grants")
                    .statusCode();
            assertThat(status)
                    .as("%s of %s with -Disolation.seed=%d", caller, site, seed)
                    .isEqualTo(!model.reads(caller, site) ? 403 : site.locked() ? 409 : 400);
            assertThat(grants(site, group -> true, world)).isEqualTo(before);
        }
    }

    private record Asked(String operation, Someone caller, Target target, boolean allowed) {
        @Override
        public String toString() {
            return "%s by %s about %s of %s and %s"
                    .formatted(
                            operation,
                            caller.functions(),
                            target.site().id(),
                            target.site().structure(),
                            target.uai());
        }
    }

    private Asked asked(Operation operation, World world, Model model, int number) throws SQLException {
        Site site = world.any(world.sites);
        Target target = new Target(
                site, world.any(world.structures), world.any(world.groups).id(), change(site));
        Someone caller = caller(world, number);
        if (number == 3 && operation.rule() == Operation.ENTITLED) {
            caller = world.entitled(site, model).orElse(caller);
        }
        boolean allowed = operation.rule().allows(model, caller, target);
        if (allowed && operation.rule() == Operation.READER) {
            Someone reader = caller;
            target = target.of(world.structures.stream()
                    .filter(uai -> model.isThereFor(site, uai) && model.administers(reader, uai))
                    .findFirst()
                    .orElseThrow());
        }
        return new Asked(operation.name(), caller, target, allowed);
    }

    private long change(Site site) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select min(id) from connector_change where connector_id = '" + site.id() + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private World inserted(long seed) throws SQLException {
        World world = new World(seed, 12, 14, 12);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            world.insert(connection);
            connection.commit();
        }
        return world;
    }

    private static Someone caller(World world, int number) {
        return switch (number) {
            case 0 -> Someone.NOBODY;
            case 1 -> world.ordinary();
            case 2 -> world.platform();
            default -> world.administrator();
        };
    }

    private static java.util.Optional<String> problem(
            Operation operation, Someone caller, Target target, boolean allowed, Response answer) {
        int status = answer.statusCode();
        if (allowed) {
            boolean refused = status == 401 || status == 403 || status == 404 || status == 302 || status >= 500;
            return refused && !operation.also().contains(status)
                    ? java.util.Optional.of("he may, and is refused")
                    : java.util.Optional.empty();
        }
        boolean refused = caller.isNobody()
                ? status == (operation.isPage() ? 302 : 401)
                : operation.refusals().contains(status);
        if (!refused) {
            return java.util.Optional.of("he may not, and is not refused");
        }
        boolean told = answer.asString().contains(target.site().identifier())
                || answer.asString().contains(target.site().url());
        return told ? java.util.Optional.of("he may not, and is told about it") : java.util.Optional.empty();
    }

    private static Response call(
            Operation operation, Someone caller, Map<Someone, String> tokens, Target target, boolean allowed) {
        RequestSpecification request = as(caller, tokens);
        String version = allowed ? Operation.STALE : "0";
        if (!operation.isPage()) {
            request.header("If-Match", '"' + version + '"');
            if (operation.body() != null) {
                request.contentType(ContentType.JSON).body(operation.body().of(target, allowed));
            }
        } else if (operation.changes()) {
            request.accept("text/html");
            if (operation.path().endsWith("/icone") || operation.name().equals("ImportPages.check")) {
                return request.cookie("ent_form", FORM_TOKEN)
                        .multiPart("form_token", FORM_TOKEN)
                        .multiPart("version", version)
                        .multiPart("structure", target.uai())
                        .multiPart("file", "picture.png", new byte[] {1})
                        .post(operation.path(target));
            }
            request.contentType(ContentType.URLENC.withCharset("UTF-8"))
                    .cookie("ent_form", FORM_TOKEN)
                    .formParams(Operations.form(operation, target, allowed));
        } else {
            request.accept("text/html");
        }
        return request.request(operation.verb(), operation.path(target));
    }

    private static RequestSpecification as(Someone caller, Map<Someone, String> tokens) {
        if (caller.isNobody()) {
            return School.nobody();
        }
        String token = tokens.computeIfAbsent(
                caller,
                each -> TestIssuer.token(
                        each.account().toString(),
                        Map.of(
                                "functions", each.functions(),
                                "groups",
                                        each.groups().stream()
                                                .map(Object::toString)
                                                .toList(),
                                "structures", List.copyOf(each.structures()),
                                "name", "TEST Personne")));
        return School.nobody().header("Authorization", "Bearer " + token);
    }

    private interface Which {
        boolean matches(Group group);
    }

    private Set<String> grants(Site site, Which which, World world) throws SQLException {
        Set<String> mine = world.groups.stream()
                .filter(which::matches)
                .map(group -> group.id().toString())
                .collect(Collectors.toSet());
        Set<String> rows = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet grants = statement.executeQuery(
                        "select group_id, ends_at from access_grant where connector_id = '" + site.id() + "'")) {
            while (grants.next()) {
                if (mine.contains(grants.getString(1))) {
                    rows.add(grants.getString(1) + " until " + grants.getObject(2, java.time.OffsetDateTime.class));
                }
            }
        }
        return rows;
    }

    /** Of everything that is kept. */
    private String digest() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public' order by 1")) {
                while (rows.next()) {
                    if (!RESTLESS.contains(rows.getString(1))) {
                        tables.add("select '" + rows.getString(1) + "' || md5(coalesce(string_agg(t::text, '|' order by"
                                + " t::text), '')) d from " + rows.getString(1) + " t");
                    }
                }
            }
            try (ResultSet rows = statement.executeQuery(
                    "select string_agg(d, ' ' order by d) from (" + String.join(" union all ", tables) + ") u")) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static boolean isOperation(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}

package fr.ent.bench;

import fr.ent.localstack.Service;
import fr.ent.localstack.Stack;
import fr.ent.localstack.testing.TestIssuer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** What is asked of connector-service, by whom. */
final class Calls {
    private static final int GROUPS_OF_A_PERSON = 30;

    private final Stack stack;
    private final Size size;
    private final LongSupplier cpu;

    Calls(Stack stack, Size size, LongSupplier cpu) {
        this.stack = stack;
        this.size = size;
        this.cpu = cpu;
    }

    List<Measure> run() {
        List<Measure> measures = new ArrayList<>();
        IntFunction<String> school = i -> School.uai(size.academies() + i % (size.structures() - size.academies()));
        List<String> people = people();
        String platform = platform();
        measures.add(measured(
                "Connectors of a structure, GET …/connectors",
                "",
                200,
                i -> get(platform, "/api/structures/" + school.apply(i * 37) + "/connectors")));
        measures.add(measured(
                "The same, searched, ?q=pronote",
                "",
                200,
                i -> get(platform, "/api/structures/" + school.apply(i * 37) + "/connectors?q=pronote")));
        measures.add(measured(
                "Page « Connecteurs & liens » of a structure",
                "",
                200,
                i -> page(platform, "/admin/connecteurs?structure=" + school.apply(i * 37))));
        measures.add(measured(
                "Mes applis, GET /api/me/apps, 30 groups",
                "p99 ≤ 10",
                200,
                i -> get(people.get(i % people.size()), "/api/me/apps")));
        measures.add(measured(
                "Page « Mes applis », 30 groups", "", 200, i -> page(people.get(i % people.size()), "/mes-applis")));
        measures.add(measured(
                "A launch refused, GET /launch/{id}",
                "",
                404,
                i -> get(people.get(i % people.size()), "/launch/" + School.connector(4))));
        measures.add(measured(
                "Match of a service URL, GET /api/connectors/match",
                "",
                200,
                i -> get(
                        platform,
                        "/api/connectors/match?service="
                                + URLEncoder.encode(School.service(published(i)), StandardCharsets.UTF_8))));
        return measures;
    }

    private Measure measured(String name, String budget, int status, IntFunction<HttpRequest> calls) {
        return new Load(calls, status, cpu).run(name, budget, size.load());
    }

    private int published(int i) {
        int connector = i * 7919 % size.connectors();
        return connector % 50 == 3 ? connector + 1 : connector;
    }

    static String platform() {
        return TestIssuer.token(
                new UUID(1, 1).toString(),
                Map.of("functions", List.of("ADMC"), "groups", List.of(), "structures", List.of(), "name", "MESURE"));
    }

    /** Pupils and teachers of many schools, each in thirty groups. */
    private List<String> people() {
        List<String> tokens = new ArrayList<>();
        for (int p = 0; p < size.people(); p++) {
            int school = size.academies() + p * 23 % (size.structures() - size.academies());
            List<String> groups = new ArrayList<>();
            for (int g = 0; g < GROUPS_OF_A_PERSON; g++) {
                groups.add(School.group(school, g).toString());
            }
            tokens.add(TestIssuer.token(
                    new UUID(2, p).toString(),
                    Map.of(
                            "functions",
                            List.of(),
                            "groups",
                            groups,
                            "structures",
                            List.of(School.uai(school)),
                            "name",
                            "MESURE Personne")));
        }
        return tokens;
    }

    private HttpRequest get(String token, String path) {
        return request(token, path).build();
    }

    private HttpRequest page(String token, String path) {
        return request(token, path)
                .header("Accept", "text/html")
                .header("Accept-Language", "fr")
                .build();
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(stack.url(Service.CONNECTOR) + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30));
    }
}

package fr.ent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.localstack.Service;
import fr.ent.localstack.Stack;
import fr.ent.localstack.testing.TestIssuer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * A right of the demo school is given and taken again; from the answer to the administrator on, a person's « Mes applis
 * » and the door of the CAS server are looked at without a pause until they follow.
 */
final class RightsChange {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UAI = "0900011A";
    private static final String PASSWORD = "Demo-2026-ent";
    private static final String SITE = "https://mesure.example/site/";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final Stack stack;
    private final int rounds;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    RightsChange(Stack stack, int rounds) {
        this.stack = stack;
        this.rounds = rounds;
    }

    List<Measure> run() {
        String group = teachers();
        String person = TestIssuer.token(
                new UUID(3, 3).toString(),
                Map.of("functions", List.of(), "groups", List.of(group), "structures", List.of(UAI), "name", "MESURE"));
        String connector = connector();
        await(() -> put(connector, List.of(group)) == 200); // the group may still be on its way over Kafka
        signIn();
        await(this::mayEnter);
        Histogram shown = histogram();
        Histogram entered = histogram();
        Histogram gone = histogram();
        Histogram refused = histogram();
        for (int round = 0; round < rounds; round++) {
            change(connector, List.of(), () -> !sees(person, connector), gone, () -> !mayEnter(), refused);
            change(connector, List.of(group), () -> sees(person, connector), shown, this::mayEnter, entered);
        }
        return List.of(
                Measure.of("Right given → tile in Mes applis", "≤ 1,000", shown, 0, 0, 0),
                Measure.of("Right given → ticket", "≤ 1,000", entered, 0, 0, 0),
                Measure.of("Right taken → tile gone", "≤ 1,000", gone, 0, 0, 0),
                Measure.of("Right taken → no ticket", "≤ 1,000", refused, 0, 0, 0));
    }

    private void change(
            String connector,
            List<String> groups,
            BooleanSupplier apps,
            Histogram ofApps,
            BooleanSupplier door,
            Histogram ofDoor) {
        if (put(connector, groups) != 200) {
            throw new IllegalStateException("The right could not be changed");
        }
        long start = System.nanoTime();
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            await(apps);
            ofApps.recordValue((System.nanoTime() - start) / 1000);
        });
        await(door);
        ofDoor.recordValue((System.nanoTime() - start) / 1000);
        other.join();
    }

    private static Histogram histogram() {
        return new Histogram(LIMIT.toNanos() / 1000, 3);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Nothing changed within " + LIMIT.toSeconds() + " s");
            }
        }
    }

    private String teachers() {
        String client = Base64.getEncoder().encodeToString(("ent-cli:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        String token = json(send(
                        http,
                        request(Service.SSO, "/oauth2/token")
                                .header("Authorization", "Basic " + client)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))))
                .path("access_token")
                .asText();
        JsonNode groups = json(send(
                http,
                request(Service.SSO, "/api/structures/" + UAI + "/groups").header("Authorization", "Bearer " + token)));
        for (JsonNode group : groups) {
            if (group.path("type").asText().equals("PROFILE")
                    && group.path("profile").asText().equals("TEACHER")) {
                return group.path("id").asText();
            }
        }
        throw new IllegalStateException("The demo school has no teachers: " + groups);
    }

    private String connector() {
        Map<String, Object> form = Map.of(
                "identifier", "Mesure",
                "displayName", "Mesure",
                "url", SITE,
                "target", "PAGE",
                "cas", Map.of("type", "UID"));
        String[] made = new String[1];
        await(
                () -> { // the school may still be on its way over Kafka
                    HttpResponse<String> answer = send(
                            http,
                            asAdministrator("/api/structures/" + UAI + "/connectors")
                                    .POST(HttpRequest.BodyPublishers.ofString(text(form))));
                    made[0] =
                            answer.statusCode() == 201 ? json(answer).path("id").asText() : null;
                    return made[0] != null;
                });
        return made[0];
    }

    private int put(String connector, List<String> groups) {
        return send(
                        http,
                        asAdministrator("/api/connectors/" + connector + "/grants")
                                .PUT(HttpRequest.BodyPublishers.ofString(text(Map.of("groups", groups)))))
                .statusCode();
    }

    private boolean sees(String person, String connector) {
        return send(http, request(Service.CONNECTOR, "/api/me/apps").header("Authorization", "Bearer " + person))
                .body()
                .contains(connector);
    }

    private boolean mayEnter() {
        return send(browser, request(Service.SSO, "/cas/login?service=" + encode(SITE)))
                        .statusCode()
                < 400;
    }

    private void signIn() {
        Map<String, String> form = new HashMap<>();
        Matcher hidden =
                HIDDEN.matcher(send(browser, request(Service.SSO, "/cas/login")).body());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        form.put("username", "bernard.gaudin");
        form.put("password", PASSWORD);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        send(
                browser,
                request(Service.SSO, "/cas/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder asAdministrator(String path) {
        return request(Service.CONNECTOR, path)
                .header("Authorization", "Bearer " + Calls.platform())
                .header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(URI.create(stack.url(service) + path)).timeout(LIMIT);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("Not JSON: " + answer.body(), e);
        }
    }

    private static String text(Map<String, Object> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

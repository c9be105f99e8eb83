package fr.ent.connector.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Stands for sso-service where it counts members: a token endpoint and the count a test asks for; and where people come
 * back with a code.
 */
public final class SsoDouble implements QuarkusTestResourceLifecycleManager {
    private static volatile long count;
    private static volatile boolean broken;

    private static final Map<String, UnaryOperator<String>> answers = new ConcurrentHashMap<>();
    private static final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private static final Map<String, String> callers = new ConcurrentHashMap<>();
    private static volatile String signedIn = "";
    private static final List<String> tokenRequests = new CopyOnWriteArrayList<>();

    private HttpServer server;

    /** From now on it counts so many people. */
    public static void counts(long people) {
        broken = false;
        count = people;
    }

    /** From now on it only fails. */
    public static void breaks() {
        broken = true;
    }

    /** From now on it answers this path with what the function makes of the body it is sent. */
    public static void answers(String path, UnaryOperator<String> answer) {
        broken = false;
        answers.put(path, answer);
    }

    /** From now on it answers this path with this status. */
    public static void refuses(String path, int status) {
        broken = false;
        refusals.put(path, status);
    }

    /** The header {@code Authorization} with which this path was asked for last. */
    public static String authorization(String path) {
        return callers.get(path);
    }

    /** Whoever comes back with a code is given this token, as ID token and as access token. */
    public static void signsIn(String token) {
        tokenRequests.clear();
        signedIn = token;
    }

    /** The forms received by the token endpoint since. */
    public static List<String> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    private static String tokensOf(String token) {
        return "{\"access_token\":\"%1$s\",\"id_token\":\"%1$s\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                .formatted(token);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/oauth2/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            tokenRequests.add(form);
            answer(exchange, 200, tokensOf(form.contains("grant_type=authorization_code") ? signedIn : "t"));
        });
        server.createContext("/api/groups/effective-members", exchange -> {
            boolean authorized = "Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, broken ? 503 : authorized ? 200 : 401, "{\"count\":" + count + "}");
        });
        server.createContext("/api/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            UnaryOperator<String> answer = answers.get(path);
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            callers.put(path, String.valueOf(header));
            // What is about one person's data is asked for in the caller's own name.
            boolean authorized = path.startsWith("/api/release-profiles/") ? header != null : "Bearer t".equals(header);
            boolean known = answer != null || refusals.containsKey(path);
            answer(
                    exchange,
                    broken ? 503 : !authorized ? 401 : known ? refusals.getOrDefault(path, 200) : 404,
                    broken || answer == null ? "{}" : answer.apply(body));
        });
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        return Map.of(
                "quarkus.oidc.token-path", url + "/oauth2/token",
                "quarkus.oidc-client.auth-server-url", url,
                "quarkus.rest-client.sso.url", url);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange;
                var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}

package fr.ent.e2e;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who signs in to the CAS server without a browser, for journeys that need many logins. */
final class CasPerson {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern TICKET = Pattern.compile("[?&]ticket=([A-Za-z0-9-]+)");

    private final String cas;
    private final HttpClient http;

    private CasPerson(String cas, HttpClient http) {
        this.cas = cas;
        this.http = http;
    }

    /** Nobody answered. */
    static final class Unreachable extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Unreachable(Exception cause) {
            super(cause);
        }
    }

    static CasPerson signedIn(Ent ent, String login) {
        return signedIn(ent.sso("/cas"), login);
    }

    /** @param cas address of the CAS server, whichever instance or balancer answers there */
    static CasPerson signedIn(String cas, String login) {
        CasPerson person = new CasPerson(
                cas, HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
        person.signIn(login);
        return person;
    }

    /** The same browser at another instance: cookies know no port. */
    CasPerson at(String otherCas) {
        return new CasPerson(otherCas, http);
    }

    /** A service ticket for this service, by the open SSO session. */
    String ticketFor(String service) {
        HttpResponse<String> answer = get(cas + "/login?service=" + encode(service));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(302, 303);
        Matcher ticket = TICKET.matcher(answer.headers().firstValue("Location").orElseThrow());
        assertThat(ticket.find()).isTrue();
        return ticket.group(1);
    }

    /** Whether the CAS server gives this person a ticket for the service now. */
    boolean mayOpen(String service) {
        return get(cas + "/login?service=" + encode(service)).statusCode() < 400;
    }

    /** What the partner's server does with the ticket. */
    String validate(String service, String ticket) {
        return get(cas + "/serviceValidate?service=" + encode(service) + "&ticket=" + ticket)
                .body();
    }

    private void signIn(String login) {
        Map<String, String> form = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(get(cas + "/login").body());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        assertThat(form).as("hidden fields of the sign-in page").containsKey("lt");
        form.put("username", login);
        form.put("password", Ent.PASSWORD);
        HttpResponse<String> answer = post(cas + "/login", form);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(400);
    }

    /** Whether the session still lives: the login page greets instead of asking. */
    boolean isSignedIn() {
        return !get(cas + "/login").body().contains("type=\"password\"");
    }

    void signOut() {
        get(cas + "/logout");
    }

    private HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).GET().build());
    }

    private HttpResponse<String> post(String address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

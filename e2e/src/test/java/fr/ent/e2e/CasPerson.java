package fr.ent.e2e;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who signs in to the CAS server without a browser, for journeys that need many logins. */
final class CasPerson {
    private static final Pattern LOGIN_TICKET = Pattern.compile("name=\"lt\" value=\"([^\"]+)\"");
    private static final Pattern TICKET = Pattern.compile("[?&]ticket=([A-Za-z0-9-]+)");

    private final Ent ent;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private CasPerson(Ent ent) {
        this.ent = ent;
    }

    static CasPerson signedIn(Ent ent, String login) {
        CasPerson person = new CasPerson(ent);
        person.signIn(login);
        return person;
    }

    /** A service ticket for this service, by the open SSO session. */
    String ticketFor(String service) {
        HttpResponse<String> answer = get(ent.sso("/cas/login?service=" + encode(service)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(302, 303);
        Matcher ticket = TICKET.matcher(answer.headers().firstValue("Location").orElseThrow());
        assertThat(ticket.find()).isTrue();
        return ticket.group(1);
    }

    /** Whether the CAS server gives this person a ticket for the service now. */
    boolean mayOpen(String service) {
        return get(ent.sso("/cas/login?service=" + encode(service))).statusCode() < 400;
    }

    /** What the partner's server does with the ticket. */
    String validate(String service, String ticket) {
        return get(ent.sso("/cas/serviceValidate?service=" + encode(service) + "&ticket=" + ticket))
                .body();
    }

    private void signIn(String login) {
        Matcher token = LOGIN_TICKET.matcher(get(ent.sso("/cas/login")).body());
        assertThat(token.find()).as("one-time ticket of the sign-in page").isTrue();
        HttpResponse<String> answer = post(
                ent.sso("/cas/login"),
                Map.of("lt", token.group(1), "username", login, "password", Ent.PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(400);
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
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

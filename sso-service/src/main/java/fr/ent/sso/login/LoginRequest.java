package fr.ent.sso.login;

import fr.ent.sso.session.OwnPage;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters of {@code /cas/login} (CAS 3.0 §2.1.1, 2.2.1, 4.1); names are told apart by case. They are carried
 * unchanged through the form and through whatever else a login asks for.
 *
 * @param service null when none is asked for
 * @param saml the site asked with {@code TARGET}, as SAML 1.1 sites do, and takes the ticket as {@code SAMLart}
 * @param resume the page of ours to go on with, instead of a service; null for none
 * @param delivery how the ticket goes to the site
 * @param gateway only looked at together with a service and without renew
 * @param warn the person wants to be asked before another site learns who she is
 * @param rememberMe she wants to stay signed in on this device
 * @param ambiguous two parameters name two sites
 */
public record LoginRequest(
        String service,
        boolean saml,
        String resume,
        Delivery delivery,
        boolean renew,
        boolean gateway,
        boolean warn,
        boolean rememberMe,
        boolean ambiguous) {
    private static final String SERVICE = "service";
    private static final String TARGET = "TARGET";

    /** The parameter {@code method}. */
    enum Delivery {
        /** A redirect. */
        GET,
        /** A form that the browser posts to the site. */
        POST,
        /** Headers of the answer, for programs. */
        HEADER
    }

    static LoginRequest of(MultivaluedMap<String, String> parameters) {
        List<String> services = parameters.getOrDefault(SERVICE, List.of());
        List<String> targets = parameters.getOrDefault(TARGET, List.of());
        boolean saml = services.isEmpty() && !targets.isEmpty();
        String first = saml ? targets.get(0) : services.isEmpty() ? "" : services.get(0);
        String service = first.isBlank() ? null : first;
        boolean renew = isSet(parameters, "renew");
        return new LoginRequest(
                service,
                saml,
                OwnPage.of(parameters.getFirst("resume")).orElse(null),
                delivery(parameters.getFirst("method")),
                renew,
                isSet(parameters, "gateway") && service != null && !renew,
                isSet(parameters, "warn"),
                isSet(parameters, "rememberMe"),
                services.size() + targets.size() > 1);
    }

    static LoginRequest resuming(String page) {
        return new LoginRequest(null, false, page, Delivery.GET, false, false, false, false, false);
    }

    LoginRequest withRenew(boolean asked) {
        return new LoginRequest(service, saml, resume, delivery, asked, gateway, warn, rememberMe, ambiguous);
    }

    /** The parameter the site reads the ticket from. */
    String ticketParameter() {
        return saml ? "SAMLart" : "ticket";
    }

    /** What the form carries beside what the person fills in. */
    public Map<String, String> carried() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (service != null) {
            fields.put(saml ? TARGET : SERVICE, service);
        }
        if (resume != null) {
            fields.put("resume", resume);
        }
        if (delivery != Delivery.GET) {
            fields.put("method", delivery.name());
        }
        if (renew) {
            fields.put("renew", "true");
        }
        return fields;
    }

    /** What a login that takes several steps has to remember, as a form. */
    String encoded() {
        Map<String, String> fields = carried();
        if (warn) {
            fields.put("warn", "true");
        }
        if (rememberMe) {
            fields.put("rememberMe", "true");
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static LoginRequest decoded(String form) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.add(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return of(parameters);
    }

    private static Delivery delivery(String method) {
        return "POST".equals(method) ? Delivery.POST : "HEADER".equals(method) ? Delivery.HEADER : Delivery.GET;
    }

    private static boolean isSet(MultivaluedMap<String, String> parameters, String name) {
        return parameters.containsKey(name) && !"false".equals(parameters.getFirst(name));
    }
}

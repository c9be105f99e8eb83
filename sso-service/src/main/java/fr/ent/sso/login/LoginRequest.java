package fr.ent.sso.login;

import fr.ent.sso.session.OwnPage;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The parameters of {@code /cas/login} (CAS 3.0 §2.1.1); names are told apart by case.
 *
 * @param service null when none is asked for
 * @param resume the page of ours to go on with, instead of a service; null for none
 * @param gateway only looked at together with a service and without renew
 */
public record LoginRequest(String service, String resume, boolean renew, boolean gateway, boolean ambiguous) {
    static LoginRequest of(MultivaluedMap<String, String> parameters) {
        List<String> services = parameters.getOrDefault("service", List.of());
        String service = services.isEmpty() || services.get(0).isBlank() ? null : services.get(0);
        boolean renew = isSet(parameters, "renew");
        return new LoginRequest(
                service,
                OwnPage.of(parameters.getFirst("resume")).orElse(null),
                renew,
                isSet(parameters, "gateway") && service != null && !renew,
                services.size() > 1);
    }

    /** What a login that takes several steps has to remember, as a form. */
    String encoded() {
        StringBuilder form = new StringBuilder();
        add(form, "service", service);
        add(form, "resume", resume);
        add(form, "renew", renew ? "true" : null);
        return form.toString();
    }

    static LoginRequest decoded(String form) {
        MultivaluedMap<String, String> parameters = new jakarta.ws.rs.core.MultivaluedHashMap<>();
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

    private static void add(StringBuilder form, String name, String value) {
        if (value != null) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static boolean isSet(MultivaluedMap<String, String> parameters, String name) {
        return parameters.containsKey(name) && !"false".equals(parameters.getFirst(name));
    }
}

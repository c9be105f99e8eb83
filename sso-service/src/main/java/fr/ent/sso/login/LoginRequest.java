package fr.ent.sso.login;

import fr.ent.sso.session.OwnPage;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/**
 * The parameters of {@code /cas/login} (CAS 3.0 §2.1.1); names are told apart by case.
 *
 * @param service null when none is asked for
 * @param resume the page of ours to go on with, instead of a service; null for none
 * @param gateway only looked at together with a service and without renew
 */
record LoginRequest(String service, String resume, boolean renew, boolean gateway, boolean ambiguous) {
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

    private static boolean isSet(MultivaluedMap<String, String> parameters, String name) {
        return parameters.containsKey(name) && !"false".equals(parameters.getFirst(name));
    }
}

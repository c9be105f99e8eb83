package fr.ent.sso.login;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** The fields of the login form. */
class LoginFields {
    @RestForm
    String username;

    @RestForm
    String password;

    @RestForm
    String lt;

    @RestForm
    List<String> service;

    @RestForm("TARGET")
    List<String> target;

    @RestForm
    String resume;

    @RestForm
    String method;

    @RestForm
    String renew;

    @RestForm
    String warn;

    @RestForm
    String rememberMe;

    LoginRequest request() {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        service.forEach(each -> parameters.add("service", each));
        target.forEach(each -> parameters.add("TARGET", each));
        add(parameters, "resume", resume);
        add(parameters, "method", method);
        add(parameters, "renew", renew);
        add(parameters, "warn", warn);
        add(parameters, "rememberMe", rememberMe);
        return LoginRequest.of(parameters);
    }

    String login() {
        return username == null ? "" : username.strip();
    }

    String secret() {
        return password == null ? "" : password;
    }

    private static void add(MultivaluedMap<String, String> parameters, String name, String value) {
        if (value != null) {
            parameters.add(name, value);
        }
    }
}

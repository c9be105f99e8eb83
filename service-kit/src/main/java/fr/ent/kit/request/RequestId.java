package fr.ent.kit.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The reference of one request: in its log lines, in {@code X-Request-Id} and on error pages. */
@RequestScoped
public class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final SecureRandom RANDOM = new SecureRandom();

    private String value = fresh();

    public String value() {
        return value;
    }

    /** Through a method, because a field of the injected proxy is not the bean's. */
    void take(String given) {
        value = given;
    }

    private static String fresh() {
        byte[] bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Takes over a proxy's id when it is harmless, and gives the id back. */
    static class Filter {
        private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9-]{8,64}");
        private final RequestId id;

        Filter(RequestId id) {
            this.id = id;
        }

        @ServerRequestFilter(preMatching = true)
        public void begin(ContainerRequestContext request) {
            String given = request.getHeaderString(HEADER);
            if (given != null && HARMLESS.matcher(given).matches()) {
                id.take(given);
            }
            MDC.put("requestId", id.value());
        }

        @ServerResponseFilter
        public void end(ContainerResponseContext response) {
            response.getHeaders().putSingle(HEADER, id.value());
        }
    }
}

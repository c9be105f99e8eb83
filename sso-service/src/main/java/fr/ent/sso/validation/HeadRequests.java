package fr.ent.sso.validation;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A HEAD asks whether there is such an address; it must not use a ticket up whose answer nobody would read. */
class HeadRequests {
    private static final Set<String> ADDRESSES = Set.of(
            "/cas/validate",
            "/cas/serviceValidate",
            "/cas/proxyValidate",
            "/cas/p3/serviceValidate",
            "/cas/p3/proxyValidate",
            "/cas/proxy");

    @ServerRequestFilter
    Response answer(ContainerRequestContext request) {
        return HttpMethod.HEAD.equals(request.getMethod())
                        && ADDRESSES.contains(request.getUriInfo().getPath())
                ? CasAnswer.of(null, CasAnswer.PLAIN)
                : null;
    }
}

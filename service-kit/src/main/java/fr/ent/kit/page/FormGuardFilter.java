package fr.ent.kit.page;

import fr.ent.kit.problem.ApiProblem;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Enforces {@link FormGuard}. */
class FormGuardFilter {
    private final FormToken token;

    FormGuardFilter(FormToken token) {
        this.token = token;
    }

    @FormGuard
    @WithFormRead
    @ServerRequestFilter
    public void check(ResteasyReactiveContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreign || !token.matches(given(request))) {
            throw new ApiProblem(403, "form-expired");
        }
    }

    private static String given(ResteasyReactiveContainerRequestContext request) {
        String header = request.getHeaderString("X-Form-Token");
        if (header != null) {
            return header;
        }
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        Object field = context.getFormParameter("form_token", true, false);
        return field instanceof String text ? text : null;
    }
}

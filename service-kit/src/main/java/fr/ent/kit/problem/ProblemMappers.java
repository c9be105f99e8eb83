package fr.ent.kit.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.request.RequestId;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception of a request becomes one {@link ProblemDetails}: JSON for a program, a page for a browser. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final Pattern AWAY = Pattern.compile("08...|57P..|53...");
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int MAX_CAUSES = 20;
    private static final Set<Integer> WORDED = Set.of(400, 401, 403, 404, 405, 406, 409, 413, 415, 503);

    @CheckedTemplate(basePath = "kit")
    static class Templates {
        private Templates() {}

        static native TemplateInstance problem(ProblemDetails problem);
    }

    private final PageContext page;
    private final RequestId requestId;

    ProblemMappers(PageContext page, RequestId requestId) {
        this.page = page;
        this.requestId = requestId;
    }

    @ServerExceptionMapper
    Response problem(ApiProblem problem, HttpHeaders headers) {
        return answer(problem, headers);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException violations, HttpHeaders headers) {
        List<FieldError> errors = violations.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(FieldError::field))
                .toList();
        return answer(ApiProblem.invalid(errors), headers);
    }

    /** JSON that is well formed but not what is expected: the field is named. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e, HttpHeaders headers) {
        String field = e.getPath().stream()
                .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : "." + at.getFieldName())
                .collect(Collectors.joining());
        String slug = e instanceof UnrecognizedPropertyException ? "unknown-property" : "wrong-type";
        return answer(ApiProblem.invalid(field.startsWith(".") ? field.substring(1) : field, slug), headers);
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException e, HttpHeaders headers) {
        return challenge(headers);
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException e, HttpHeaders headers) {
        return challenge(headers);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, HttpHeaders headers) {
        return answer(new ApiProblem(403, "http-403"), headers);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, HttpHeaders headers) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        return answer(
                new ApiProblem(status, WORDED.contains(status) ? "http-" + status : "http-other", status), headers);
    }

    @ServerExceptionMapper
    Response undecodable(IllegalArgumentException e, HttpHeaders headers) {
        // The words of the framework and of Java for a form with a percent sign that encodes nothing.
        boolean undecodable = e.getMessage() != null
                && (e.getMessage().startsWith("Failed to decode URL")
                        || e.getMessage().startsWith("URLDecoder: "));
        return undecodable ? answer(new ApiProblem(400, "http-400"), headers) : unexpected(e, headers);
    }

    @ServerExceptionMapper
    Response unexpected(Exception e, HttpHeaders headers) {
        if (isDatabaseAway(e)) {
            LOG.errorf("The database is away: %s", e.getMessage());
            return Response.fromResponse(answer(new ApiProblem(503, "http-503"), headers))
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        LOG.error("Unexpected failure", e);
        return answer(new ApiProblem(500, "http-500", requestId.value()), headers);
    }

    /** Cannot be reached, is starting or stopping, or has no connection left (SQL state classes 08, 57P, 53). */
    private static boolean isDatabaseAway(Throwable e) {
        int depth = 0;
        for (Throwable each = e; each != null && depth < MAX_CAUSES; each = each.getCause(), depth++) {
            if (each instanceof SQLException sql
                    && (AWAY.matcher(String.valueOf(sql.getSQLState())).matches() || isPoolEmpty(sql))) {
                return true;
            }
        }
        return false;
    }

    /** The connection pool's own words, which have no SQL state. */
    private static boolean isPoolEmpty(SQLException e) {
        return e.getMessage() != null && e.getMessage().contains("acquisition timeout");
    }

    private Response challenge(HttpHeaders headers) {
        return Response.fromResponse(answer(new ApiProblem(401, "http-401"), headers))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private Response answer(ApiProblem problem, HttpHeaders headers) {
        ProblemDetails details = ProblemDetails.of(problem, page.locale(), requestId.value());
        boolean person = wantsPage(headers);
        return Response.status(problem.status())
                .type(person ? MediaType.TEXT_HTML_TYPE.withCharset("UTF-8") : MediaType.valueOf(PROBLEM_JSON))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(person ? Templates.problem(details).render() : details)
                .build();
    }

    private static boolean wantsPage(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes().stream()
                    .filter(type -> !type.isWildcardType())
                    .findFirst()
                    .filter(MediaType.TEXT_HTML_TYPE::isCompatible)
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false; // a malformed header is no reason to hide the problem
        }
    }

    /** The path without the method's and the parameter's name, which mean nothing to the caller. */
    private static String field(ConstraintViolation<?> violation) {
        StringBuilder field = new StringBuilder();
        int depth = 0;
        for (Path.Node node : violation.getPropertyPath()) {
            boolean own = node.getKind() == jakarta.validation.ElementKind.METHOD
                    || node.getKind() == jakarta.validation.ElementKind.PARAMETER;
            if (!own || (depth == 1 && isLast(violation, node))) {
                field.append(field.isEmpty() ? "" : ".").append(node);
            }
            depth++;
        }
        return field.toString();
    }

    private static boolean isLast(ConstraintViolation<?> violation, Path.Node node) {
        Path.Node last = null;
        for (Path.Node each : violation.getPropertyPath()) {
            last = each;
        }
        return last == node;
    }
}

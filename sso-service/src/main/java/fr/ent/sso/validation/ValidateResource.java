package fr.ent.sso.validation;

import fr.ent.sso.ticket.RefusalCause;
import fr.ent.sso.ticket.ServiceTickets;
import fr.ent.sso.ticket.Validation;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/**
 * Where sites ask who came with a ticket (CAS 3.0 §2.4, 2.5, 2.8). Always HTTP 200 with the protocol's own answer, and
 * always the media type of the endpoint, whatever the client accepts.
 */
@Path("/")
@PermitAll
@SecurityRequirements
@Tag(name = "CAS", description = "CAS protocol 1, 2 and 3")
public class ValidateResource {
    private static final Logger LOG = Logger.getLogger(ValidateResource.class);
    private static final MediaType XML = new MediaType("text", "xml", "UTF-8");
    private static final MediaType PLAIN = new MediaType("text", "plain", "UTF-8");

    private final ServiceTickets tickets;

    ValidateResource(ServiceTickets tickets) {
        this.tickets = tickets;
    }

    /** CAS 1.0: {@code yes}, a line feed, the user, a line feed; or {@code no} and a line feed. */
    @GET
    @Path("cas/validate")
    @Operation(summary = "Validate a ticket (CAS 1.0)", description = "Parameters: service, ticket, renew.")
    public Response validate(@Context UriInfo uri) {
        return answering(
                () -> {
                    Validation validation = validation(uri.getQueryParameters());
                    String answer = validation instanceof Validation.Success success
                            ? "yes\n" + success.release().user() + "\n"
                            : "no\n";
                    return answer(answer, PLAIN);
                },
                () -> answer("no\n", PLAIN));
    }

    @GET
    @Path("cas/serviceValidate")
    @Operation(
            summary = "Validate a ticket (CAS 2.0)",
            description = "Parameters: service, ticket, renew, format (XML or JSON).")
    public Response serviceValidate(@Context UriInfo uri) {
        return respond(uri.getQueryParameters(), false);
    }

    @GET
    @Path("cas/p3/serviceValidate")
    @Operation(
            summary = "Validate a ticket and get attributes (CAS 3.0)",
            description = "Parameters: service, ticket, renew, format (XML or JSON).")
    public Response p3ServiceValidate(@Context UriInfo uri) {
        return respond(uri.getQueryParameters(), true);
    }

    private Response respond(MultivaluedMap<String, String> parameters, boolean withAttributes) {
        String format = Optional.ofNullable(parameters.getFirst("format")).orElse("XML");
        boolean json = format.equalsIgnoreCase("JSON");
        return answering(
                () -> respond(parameters, withAttributes, format, json),
                () -> failure(CasError.INTERNAL_ERROR, "The server failed; try again with a new ticket.", json));
    }

    /** A site reads the protocol's answers and no others, whatever happens here (rule INTERNAL_ERROR of §2.5.3). */
    private static Response answering(Supplier<Response> answer, Supplier<Response> instead) {
        try {
            return answer.get();
        } catch (RuntimeException e) {
            LOG.error("A ticket could not be validated", e);
            return instead.get();
        }
    }

    private Response respond(
            MultivaluedMap<String, String> parameters, boolean withAttributes, String format, boolean json) {
        if (!json && !format.equalsIgnoreCase("XML")) {
            refuseMalformed(parameters);
            return failure(CasError.INVALID_REQUEST, "The parameter 'format' is XML or JSON.", false);
        }
        if (parameters.containsKey("pgtUrl")) {
            refuseMalformed(parameters);
            return failure(CasError.UNAUTHORIZED_SERVICE_PROXY, "This service may not ask for proxy tickets.", json);
        }
        Validation validation = validation(parameters);
        if (validation instanceof Validation.Success success) {
            if (json) {
                return answer(CasJson.success(success, withAttributes), MediaType.APPLICATION_JSON_TYPE);
            }
            return answer(withAttributes ? CasXml.successWithAttributes(success) : CasXml.success(success), XML);
        }
        RefusalCause cause = ((Validation.Failure) validation).cause();
        return failure(CasError.of(cause), CasError.sentence(cause), json);
    }

    private Validation validation(MultivaluedMap<String, String> parameters) {
        Optional<String> service = single(parameters, "service");
        Optional<String> ticket = single(parameters, "ticket");
        if (service.isEmpty() || ticket.isEmpty()) {
            refuseMalformed(parameters);
            return new Validation.Failure(RefusalCause.INVALID_REQUEST);
        }
        return tickets.validate(ticket.get(), service.get(), isSet(parameters, "renew"));
    }

    private void refuseMalformed(MultivaluedMap<String, String> parameters) {
        tickets.refuseMalformed(
                single(parameters, "ticket").orElse(null),
                single(parameters, "service").orElse(null));
    }

    /** A parameter given twice is none: no second service may be smuggled in. */
    private static Optional<String> single(MultivaluedMap<String, String> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isBlank() ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static boolean isSet(MultivaluedMap<String, String> parameters, String name) {
        return parameters.containsKey(name) && !"false".equals(parameters.getFirst(name));
    }

    private static Response failure(CasError code, String sentence, boolean json) {
        return json
                ? answer(CasJson.failure(code, sentence), MediaType.APPLICATION_JSON_TYPE)
                : answer(CasXml.failure(code, sentence), XML);
    }

    private static Response answer(Object entity, MediaType type) {
        return Response.ok(entity, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}

package fr.ent.sso.validation;

import fr.ent.sso.ticket.Attempt;
import fr.ent.sso.ticket.RefusalCause;
import fr.ent.sso.ticket.ServiceTickets;
import fr.ent.sso.ticket.TicketValidations;
import fr.ent.sso.ticket.Validation;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where sites ask who came with a ticket (CAS 3.0 §2.4, 2.5, 2.6, 2.8). By GET alone: what was never in the protocol,
 * such as a POST, is 405 and spends nothing, and neither does a HEAD.
 */
@Path("/")
@PermitAll
@SecurityRequirements
@Tag(name = "CAS", description = "CAS protocol 1, 2 and 3, SAML 1.1")
public class ValidateResource {
    private static final String PARAMETERS = "Parameters: service, ticket, renew, pgtUrl, format (XML or JSON).";

    private final TicketValidations validations;
    private final ServiceTickets tickets;

    ValidateResource(TicketValidations validations, ServiceTickets tickets) {
        this.validations = validations;
        this.tickets = tickets;
    }

    /**
     * What an address of the protocol does.
     *
     * @param proxied it takes proxy tickets too
     * @param withAttributes it answers with the attributes of CAS 3.0
     */
    private record Endpoint(boolean proxied, boolean withAttributes) {
        static final Endpoint CAS_1 = new Endpoint(false, false);
        static final Endpoint CAS_2 = new Endpoint(false, false);
        static final Endpoint CAS_2_PROXY = new Endpoint(true, false);
        static final Endpoint CAS_3 = new Endpoint(false, true);
        static final Endpoint CAS_3_PROXY = new Endpoint(true, true);
    }

    /** CAS 1.0: {@code yes}, a line feed, the user, a line feed; or {@code no} and a line feed. */
    @GET
    @Path("cas/validate")
    @Operation(summary = "Validate a ticket (CAS 1.0)", description = "Parameters: service, ticket, renew.")
    public Response validate(@Context UriInfo uri) {
        CasParameters parameters = new CasParameters(uri.getQueryParameters());
        return CasAnswer.guarded(
                () -> {
                    Validation validation = validation(parameters, Endpoint.CAS_1, null, Attempt.Disclosure.USER_ONLY);
                    String answer = validation instanceof Validation.Success success
                            ? "yes\n" + success.release().user() + "\n"
                            : "no\n";
                    return CasAnswer.of(answer, CasAnswer.PLAIN);
                },
                () -> CasAnswer.of("no\n", CasAnswer.PLAIN));
    }

    @GET
    @Path("cas/serviceValidate")
    @Operation(summary = "Validate a service ticket (CAS 2.0)", description = PARAMETERS)
    public Response serviceValidate(@Context UriInfo uri) {
        return respond(uri, Endpoint.CAS_2);
    }

    @GET
    @Path("cas/proxyValidate")
    @Operation(summary = "Validate a service or proxy ticket (CAS 2.0)", description = PARAMETERS)
    public Response proxyValidate(@Context UriInfo uri) {
        return respond(uri, Endpoint.CAS_2_PROXY);
    }

    @GET
    @Path("cas/p3/serviceValidate")
    @Operation(summary = "Validate a service ticket and get attributes (CAS 3.0)", description = PARAMETERS)
    public Response p3ServiceValidate(@Context UriInfo uri) {
        return respond(uri, Endpoint.CAS_3);
    }

    @GET
    @Path("cas/p3/proxyValidate")
    @Operation(summary = "Validate a service or proxy ticket and get attributes (CAS 3.0)", description = PARAMETERS)
    public Response p3ProxyValidate(@Context UriInfo uri) {
        return respond(uri, Endpoint.CAS_3_PROXY);
    }

    private Response respond(UriInfo uri, Endpoint endpoint) {
        CasParameters parameters = new CasParameters(uri.getQueryParameters());
        Optional<AnswerFormat> format = AnswerFormat.of(parameters);
        return CasAnswer.guarded(
                () -> respond(parameters, endpoint, format),
                () -> failure(
                        CasError.INTERNAL_ERROR,
                        "The server failed; try again with a new ticket.",
                        format.orElse(AnswerFormat.XML)));
    }

    private Response respond(CasParameters parameters, Endpoint endpoint, Optional<AnswerFormat> format) {
        if (format.isEmpty() || parameters.isRepeated("pgtUrl")) {
            refuseMalformed(parameters);
            return failure(
                    CasError.INVALID_REQUEST,
                    format.isEmpty()
                            ? "The parameter 'format' is XML or JSON."
                            : "The parameter 'pgtUrl' may be given once.",
                    format.orElse(AnswerFormat.XML));
        }
        Validation validation =
                validation(parameters, endpoint, parameters.raw("pgtUrl"), Attempt.Disclosure.ATTRIBUTES);
        if (validation instanceof Validation.Success success) {
            return success(success, endpoint.withAttributes(), format.get());
        }
        RefusalCause cause = ((Validation.Failure) validation).cause();
        return failure(CasError.of(cause), CasError.sentence(cause), format.get());
    }

    private Validation validation(
            CasParameters parameters, Endpoint endpoint, String callback, Attempt.Disclosure disclosure) {
        Optional<String> service = parameters.single("service");
        Optional<String> ticket = parameters.single("ticket");
        if (service.isEmpty() || ticket.isEmpty()) {
            refuseMalformed(parameters);
            return new Validation.Failure(RefusalCause.INVALID_REQUEST);
        }
        return validations.validate(new Attempt(
                ticket.get(), service.get(), parameters.isSet("renew"), endpoint.proxied(), callback, disclosure));
    }

    private void refuseMalformed(CasParameters parameters) {
        tickets.refuseMalformed(
                parameters.single("ticket").orElse(null),
                parameters.single("service").orElse(null));
    }

    private static Response success(Validation.Success success, boolean withAttributes, AnswerFormat format) {
        if (format == AnswerFormat.JSON) {
            return CasAnswer.of(CasJson.success(success, withAttributes), CasAnswer.JSON);
        }
        return CasAnswer.of(
                withAttributes ? CasXml.successWithAttributes(success) : CasXml.success(success), CasAnswer.XML);
    }

    private static Response failure(CasError code, String sentence, AnswerFormat format) {
        return format == AnswerFormat.JSON
                ? CasAnswer.of(CasJson.failure(code, sentence), CasAnswer.JSON)
                : CasAnswer.of(CasXml.failure(code, sentence), CasAnswer.XML);
    }
}

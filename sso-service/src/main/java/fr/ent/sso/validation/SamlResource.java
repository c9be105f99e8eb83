package fr.ent.sso.validation;

import fr.ent.sso.registry.ServiceUrl;
import fr.ent.sso.ticket.Attempt;
import fr.ent.sso.ticket.RefusalCause;
import fr.ent.sso.ticket.ServiceTickets;
import fr.ent.sso.ticket.TicketValidations;
import fr.ent.sso.ticket.Validation;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Validation for older sites, which ask by SOAP and read a SAML 1.1 assertion (CAS 3.0 §4.2). */
@Path("/cas/samlValidate")
@PermitAll
@SecurityRequirements
@Tag(name = "CAS")
public class SamlResource {
    private static final Logger LOG = Logger.getLogger(SamlResource.class);
    private static final String HTTPS = "https";

    private final TicketValidations validations;
    private final ServiceTickets tickets;
    private final SamlConfig config;
    private final SamlXml.Settings settings;

    SamlResource(
            TicketValidations validations,
            ServiceTickets tickets,
            SamlConfig config,
            @ConfigProperty(name = "sso.public-url") String publicUrl) {
        this.validations = validations;
        this.tickets = tickets;
        this.config = config;
        this.settings = new SamlXml.Settings(config.issuer().orElse(publicUrl), config.validity());
    }

    /** Clients name all kinds of content types, or none: the body decides. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Validate a ticket (SAML 1.1)",
            description = "Parameters: TARGET, renew. Body: a SOAP envelope with a samlp:Request that holds the ticket"
                    + " as samlp:AssertionArtifact.")
    public Response validate(@Context UriInfo uri, InputStream body) {
        CasParameters parameters = new CasParameters(uri.getQueryParameters());
        return CasAnswer.guarded(
                () -> CasAnswer.of(answer(parameters, body), CasAnswer.XML),
                () -> CasAnswer.of(
                        failure(null, SamlXml.Status.RESPONDER, "The server failed; try again with a new ticket."),
                        CasAnswer.XML));
    }

    private String answer(CasParameters parameters, InputStream body) {
        Optional<String> target = parameters.single("TARGET");
        SamlRequest request;
        try {
            request = SamlRequest.read(body);
        } catch (BadSamlRequestException e) {
            tickets.refuseMalformed(null, target.orElse(null));
            return failure(null, SamlXml.Status.REQUESTER, e.getMessage());
        } catch (IOException e) {
            LOG.debug("The request broke off", e);
            return failure(null, SamlXml.Status.REQUESTER, "The request broke off.");
        }
        if (target.isEmpty()) {
            tickets.refuseMalformed(request.ticket(), null);
            return failure(
                    request.id(), SamlXml.Status.REQUESTER, "The parameter 'TARGET' is required, and only once.");
        }
        return answer(request, target.get(), parameters.isSet("renew"));
    }

    private String answer(SamlRequest request, String target, boolean renew) {
        boolean attributes = config.attributesOverHttp()
                || ServiceUrl.parse(target)
                        .filter(url -> HTTPS.equals(url.scheme()))
                        .isPresent();
        Validation validation = validations.validate(new Attempt(
                request.ticket(),
                target,
                renew,
                false,
                null,
                attributes ? Attempt.Disclosure.ATTRIBUTES : Attempt.Disclosure.USER_ONLY));
        if (validation instanceof Validation.Success success) {
            return SamlXml.success(settings, request, target, success, attributes, Instant.now());
        }
        RefusalCause cause = ((Validation.Failure) validation).cause();
        return failure(request.id(), SamlXml.Status.DENIED, CasError.of(cause) + ": " + CasError.sentence(cause));
    }

    private static String failure(String id, SamlXml.Status status, String sentence) {
        return SamlXml.failure(id, status, sentence, Instant.now());
    }
}

package fr.ent.sso.validation;

import fr.ent.sso.ticket.ProxyIssue;
import fr.ent.sso.ticket.ProxyTickets;
import fr.ent.sso.ticket.RefusalCause;
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

/** Where a site gets a ticket for another site, in the name of a person (CAS 3.0 §2.7). */
@Path("/cas/proxy")
@PermitAll
@SecurityRequirements
@Tag(name = "CAS")
public class ProxyResource {
    private final ProxyTickets tickets;

    ProxyResource(ProxyTickets tickets) {
        this.tickets = tickets;
    }

    @GET
    @Operation(
            summary = "Get a proxy ticket",
            description = "Parameters: pgt, targetService, format (XML or JSON). Codes: INVALID_REQUEST,"
                    + " UNAUTHORIZED_SERVICE, INTERNAL_ERROR.")
    public Response proxy(@Context UriInfo uri) {
        CasParameters parameters = new CasParameters(uri.getQueryParameters());
        Optional<AnswerFormat> format = AnswerFormat.of(parameters);
        return CasAnswer.guarded(
                () -> respond(parameters, format),
                () -> failure(
                        CasError.INTERNAL_ERROR, "The server failed; try again.", format.orElse(AnswerFormat.XML)));
    }

    private Response respond(CasParameters parameters, Optional<AnswerFormat> format) {
        Optional<String> pgt = parameters.single("pgt");
        Optional<String> target = parameters.single("targetService");
        if (format.isEmpty() || pgt.isEmpty() || target.isEmpty()) {
            tickets.refuseMalformed(target.orElse(null));
            return failure(
                    CasError.INVALID_REQUEST,
                    format.isEmpty()
                            ? "The parameter 'format' is XML or JSON."
                            : CasError.proxySentence(RefusalCause.INVALID_REQUEST),
                    format.orElse(AnswerFormat.XML));
        }
        ProxyIssue issue = tickets.issue(pgt.get(), target.get());
        if (issue instanceof ProxyIssue.Issued issued) {
            return format.get() == AnswerFormat.JSON
                    ? CasAnswer.of(CasJson.proxySuccess(issued.ticket()), CasAnswer.JSON)
                    : CasAnswer.of(CasXml.proxySuccess(issued.ticket()), CasAnswer.XML);
        }
        RefusalCause cause = ((ProxyIssue.Refused) issue).cause();
        return failure(CasError.ofProxy(cause), CasError.proxySentence(cause), format.get());
    }

    private static Response failure(CasError code, String sentence, AnswerFormat format) {
        return format == AnswerFormat.JSON
                ? CasAnswer.of(CasJson.proxyFailure(code, sentence), CasAnswer.JSON)
                : CasAnswer.of(CasXml.proxyFailure(code, sentence), CasAnswer.XML);
    }
}

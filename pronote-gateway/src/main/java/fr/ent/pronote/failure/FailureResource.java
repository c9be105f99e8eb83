package fr.ent.pronote.failure;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.pronote.publication.Administrators;
import fr.ent.pronote.publication.Uai;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Échecs d’identification ». Needs {@code ADMC} or {@code PRONOTE_ADMIN:{uai}}. */
@Path("/api/bases/{uai}/failures")
@Tag(name = "Failures", description = "Reports « Identification impossible »")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FailureResource {
    private final IdentificationFailures failures;
    private final Administrators administrators;

    FailureResource(IdentificationFailures failures, Administrators administrators) {
        this.failures = failures;
        this.administrators = administrators;
    }

    /** What an administrator decides. */
    public record Resolution(
            @Schema(description = "LINK or REJECT", examples = "LINK")
            String action,

            @Schema(description = "With LINK: whom the login belongs to")
            UUID person) {}

    @GET
    @Transactional
    @Operation(summary = "Reports with ranked candidates", description = "state=ALL shows the resolved ones too.")
    public List<FailureView> list(@RestPath Uai uai, @RestQuery @DefaultValue("OPEN") String state) {
        administrators.require(uai);
        return failures.list(uai, state(state)).stream()
                .map(failure -> FailureView.of(failure, failure.open() ? failures.candidates(failure) : List.of()))
                .toList();
    }

    @POST
    @Path("{id}/resolution")
    @Operation(summary = "Link the login to a person, or reject the report")
    @APIResponse(responseCode = "409", description = "failure-resolved, cas-id-taken")
    public void resolve(@RestPath Uai uai, @RestPath UUID id, Resolution wanted) {
        administrators.require(uai);
        if (wanted == null || wanted.action() == null) {
            throw ApiProblem.invalid("action", "resolution-unknown");
        }
        switch (wanted.action()) {
            case "LINK" -> {
                if (wanted.person() == null) {
                    throw ApiProblem.invalid("person", "required");
                }
                failures.link(uai, id, wanted.person(), administrators.id());
            }
            case "REJECT" -> failures.reject(uai, id, administrators.id());
            default -> throw ApiProblem.invalid("action", "resolution-unknown");
        }
    }

    private static FailureState state(String text) {
        if (text.equals("ALL")) {
            return null;
        }
        try {
            return FailureState.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid("state", "state-unknown");
        }
    }
}

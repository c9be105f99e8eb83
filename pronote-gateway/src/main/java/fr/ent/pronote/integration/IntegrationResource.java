package fr.ent.pronote.integration;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.pronote.publication.Administrators;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.Uai;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** « Intégration dans un ENT ». Needs {@code ADMC} or {@code PRONOTE_ADMIN:{uai}}. */
@Path("/api/bases/{uai}/ent-integration")
@Tag(name = "ENT integration", description = "« Intégration dans un ENT »")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IntegrationResource {
    private final EntIntegrations integrations;
    private final Bases bases;
    private final Administrators administrators;

    IntegrationResource(EntIntegrations integrations, Bases bases, Administrators administrators) {
        this.integrations = integrations;
        this.bases = bases;
        this.administrators = administrators;
    }

    @GET
    @Transactional
    @Operation(summary = "The settings, with the addresses derived from them")
    public IntegrationView get(@RestPath Uai uai) {
        administrators.require(uai);
        String address = bases.get(uai).publicAddress;
        return IntegrationView.of(integrations.of(uai.value()), address);
    }

    @PUT
    @Operation(summary = "Replace the settings", description = "Only while the base is stopped.")
    @APIResponse(responseCode = "409", description = "base-published")
    public IntegrationView put(@RestPath Uai uai, IntegrationForm form) {
        administrators.require(uai);
        if (form == null) {
            throw new ApiProblem(400, "http-400");
        }
        integrations.change(uai, form, administrators.id());
        return get(uai);
    }
}

package fr.ent.connector.myapps;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.ConnectorProblems;
import fr.ent.connector.definition.Connectors;
import fr.ent.kit.problem.ApiProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The one door of a connector: a browser without a session is sent to sign in first. */
@Path("/launch")
@Authenticated
@Tag(name = "My apps")
public class LaunchResource {
    private final MyApps apps;
    private final Person person;
    private final Connectors connectors;
    private final MeterRegistry metrics;

    LaunchResource(MyApps apps, Person person, Connectors connectors, MeterRegistry metrics) {
        this.apps = apps;
        this.person = person;
        this.connectors = connectors;
        this.metrics = metrics;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Open a connector", description = "Checks the caller's right and sends him to its address.")
    @APIResponse(responseCode = "303", description = "The connector's address")
    @APIResponse(responseCode = "403", description = "No group of the caller's is granted")
    public Response launch(@RestPath UUID id) {
        Connector connector = connectors.findByIdOptional(id).orElseThrow(ConnectorProblems::unknown);
        String address = apps.address(person, id).orElseThrow(() -> {
            count("refused");
            return new ApiProblem(403, "not-entitled", connector.displayName);
        });
        count("opened");
        return Response.seeOther(URI.create(address))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void count(String outcome) {
        metrics.counter("ent.connectors.launches", "outcome", outcome).increment();
    }
}

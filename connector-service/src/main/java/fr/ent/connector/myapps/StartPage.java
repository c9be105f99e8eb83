package fr.ent.connector.myapps;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whoever comes without a wish sees his tiles. */
@Path("/")
@Authenticated
public class StartPage {
    @GET
    @Operation(hidden = true)
    public Response start() {
        return Response.seeOther(URI.create("/mes-applis")).build();
    }
}

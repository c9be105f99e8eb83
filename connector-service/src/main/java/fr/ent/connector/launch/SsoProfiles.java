package fr.ent.connector.launch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What each kind of site gets to know, asked of sso-service, who tells them. */
@Path("/api/release-profiles")
@RegisterRestClient(configKey = "sso")
@Produces(MediaType.APPLICATION_JSON)
interface SsoProfiles {
    /** One value, and what it is made of; of nothing when it is the same for everybody. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Attribute(List<String> sources) {}

    /**
     * A kind of site.
     *
     * @param user what it knows a person by
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Profile(String name, List<String> user, List<Attribute> attributes) {}

    @GET
    List<Profile> list(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}

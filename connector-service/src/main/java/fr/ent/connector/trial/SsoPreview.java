package fr.ent.connector.trial;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * What a site would be told about a person, asked of sso-service with the caller's own token: it shows him only his
 * people, and writes his name, and not ours, to its audit log.
 */
@Path("/api/release-profiles")
@RegisterRestClient(configKey = "sso")
@Produces(MediaType.APPLICATION_JSON)
interface SsoPreview {
    /** One answer, letter by letter. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(String address, String body) {}

    /** The user and the attributes, and how each protocol writes them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Preview(String user, Map<String, List<String>> attributes, List<Answer> answers) {
        /** The XML of CAS 2, which most sites read; empty when there is none. */
        String xml() {
            return answers == null
                    ? ""
                    : answers.stream()
                            .filter(answer -> "/cas/serviceValidate".equals(answer.address()))
                            .map(Answer::body)
                            .findFirst()
                            .orElse("");
        }
    }

    /** @param connector null for one that sso-service does not know */
    @GET
    @Path("{type}/preview")
    Preview preview(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("type") String type,
            @QueryParam("account") UUID account,
            @QueryParam("connector") UUID connector);
}

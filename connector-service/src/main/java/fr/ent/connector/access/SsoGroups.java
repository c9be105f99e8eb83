package fr.ent.connector.access;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What we ask sso-service, who owns the memberships. */
@Path("/api/groups")
@RegisterRestClient(configKey = "sso")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface SsoGroups {
    /** Groups whose members are to be counted, each person once. */
    record Question(Collection<UUID> groups) {}

    /** The number of different people. */
    @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(long count) {}

    @POST
    @Path("effective-members")
    Answer effectiveMembers(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, Question question);
}

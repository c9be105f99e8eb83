package fr.ent.connector.people;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The questions of this service in sso-service's REST. */
@Path("/api")
@RegisterRestClient(configKey = "sso")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface SsoPeople {
    /** Ids of accounts, at most 1,000. */
    record Ids(Collection<UUID> ids) {}

    /** One page of an audience, in the order of names. */
    record AudiencePage(
            Collection<UUID> groups,
            Collection<UUID> deniedGroups,
            Collection<UUID> deniedAccounts,
            String q,
            int page,
            int size) {}

    /** Which of these accounts are in these groups. */
    record PresenceQuestion(Collection<UUID> groups, Collection<UUID> accounts) {}

    @GET
    @Path("accounts")
    People.Page search(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("structure") String structure,
            @QueryParam("q") String q,
            @QueryParam("page") int page,
            @QueryParam("size") int size);

    @POST
    @Path("accounts/lookup")
    List<KnownPerson> lookup(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, Ids ids);

    @POST
    @Path("groups/members")
    People.Page members(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, AudiencePage question);

    @POST
    @Path("groups/presence")
    List<People.Presence> presence(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, PresenceQuestion question);
}

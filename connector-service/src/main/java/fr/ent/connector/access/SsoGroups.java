package fr.ent.connector.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ent.connector.people.People;
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
    /** Groups whose members are to be counted, each person once, and who is left out. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Question(Collection<UUID> groups, Collection<UUID> deniedGroups, Collection<UUID> deniedAccounts) {
        static Question of(People.Audience audience) {
            return new Question(audience.groups(), audience.deniedGroups(), audience.deniedAccounts());
        }
    }

    /** The number of different people. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(long count) {}

    @POST
    @Path("effective-members")
    Answer effectiveMembers(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, Question question);
}

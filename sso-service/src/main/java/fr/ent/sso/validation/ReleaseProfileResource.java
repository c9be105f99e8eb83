package fr.ent.sso.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.AccountReach;
import fr.ent.sso.account.DirectoryAccess;
import fr.ent.sso.account.Member;
import fr.ent.sso.audit.AuditLog;
import fr.ent.sso.database.Database;
import fr.ent.sso.release.Layout;
import fr.ent.sso.release.Occasion;
import fr.ent.sso.release.Release;
import fr.ent.sso.release.ReleaseProfiles;
import fr.ent.sso.release.Source;
import fr.ent.sso.ticket.Validation;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What sites are told: the kinds there are, and the answer one would get. */
@Path("/api/release-profiles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Release profiles", description = "What each kind of site gets to know about a person")
@APIResponse(
        responseCode = "401",
        description = "No valid token",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
@APIResponse(
        responseCode = "403",
        description = "The function is missing, or is held for another school",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class ReleaseProfileResource {
    private final ReleaseProfiles profiles;
    private final DirectoryAccess access;
    private final AccountReach reach;
    private final Database database;
    private final AuditLog audit;
    private final ObjectMapper json;

    ReleaseProfileResource(
            ReleaseProfiles profiles,
            DirectoryAccess access,
            AccountReach reach,
            Database database,
            AuditLog audit,
            ObjectMapper json) {
        this.profiles = profiles;
        this.access = access;
        this.reach = reach;
        this.database = database;
        this.audit = audit;
        this.json = json;
    }

    /** What the profile is called. */
    public record Title(String fr, String en) {}

    /**
     * A value the profile releases when the person has it.
     *
     * @param sources what it is made of, as profiles name it; empty when it is the same for everybody
     */
    public record AttributeView(String name, List<String> sources) {}

    /** A kind of site. */
    @Schema(name = "ReleaseProfile")
    public record ProfileView(
            String name, Title title, Layout layout, List<String> user, List<AttributeView> attributes) {
        static ProfileView of(ReleaseProfiles.Description profile) {
            return new ProfileView(
                    profile.name(),
                    new Title(profile.titleFr(), profile.titleEn()),
                    profile.layout(),
                    keys(profile.userSource()),
                    profile.attributes().stream()
                            .map(each -> new AttributeView(each.name(), keys(each.sources())))
                            .toList());
        }

        private static List<String> keys(List<Source> sources) {
            return sources.stream().map(Source::key).toList();
        }
    }

    /** What the server would write, letter by letter. */
    public record Answer(String address, String body) {}

    /** What a site of this kind would be told about this person now. */
    @Schema(name = "ReleasePreview")
    public record Preview(
            String profile, UUID account, String user, Map<String, List<String>> attributes, List<Answer> answers) {}

    @GET
    @Operation(
            summary = "List the release profiles",
            description = "With the attributes each releases. Needs ADMC, DIRECTORY_READER or ADML of any structure.")
    public List<ProfileView> list() {
        access.requireReader();
        return profiles.list().stream().map(ProfileView::of).toList();
    }

    @GET
    @Path("{type}/preview")
    @Transactional
    @Operation(
            summary = "Show what a site of this kind would be told about a person",
            description =
                    "As every protocol writes it. Needs ADMC, or ADML of a structure of the person; ADMC where the"
                            + " profile releases an opaque identifier, and then a connector to make it for. Each look is"
                            + " written to the audit log.")
    public Preview preview(@RestPath String type, @RestQuery UUID account, @RestQuery UUID connector) {
        if (account == null) {
            reach.requireAdministrator();
            throw ApiProblem.invalid("account", "required");
        }
        Member member = reach.visible(account);
        Account person = member.account();
        ReleaseProfiles.Description profile =
                profiles.find(type).orElseThrow(() -> new ApiProblem(404, "no-release-profile", type));
        String service = connector == null ? null : url(connector, member);
        if (profile.isOpaque()) {
            access.requireAdmc();
            if (connector == null) {
                throw ApiProblem.invalid("connector", "opaque-id-needs-connector");
            }
        }
        Occasion occasion = new Occasion(connector, service, Instant.now(), true, false);
        Map<String, Object> details = new HashMap<>(Map.of("profile", profile.name()));
        if (connector != null) {
            details.put("connector", connector);
        }
        audit.add("release.previewed", account, details);
        Release release = profiles.release(type, person, occasion)
                .orElseThrow(() -> new ApiProblem(409, "release-no-identifier"));
        return new Preview(profile.name(), account, release.user(), release.attributes(), answers(release, occasion));
    }

    private List<Answer> answers(Release release, Occasion occasion) {
        Validation.Success success = new Validation.Success(
                release, occasion.authenticatedAt(), occasion.newLogin(), false, List.of(), null);
        return List.of(
                new Answer("/cas/validate", "yes\n" + release.user() + "\n"),
                new Answer("/cas/serviceValidate", CasXml.success(success)),
                new Answer("/cas/serviceValidate?format=JSON", text(CasJson.success(success, false))),
                new Answer("/cas/p3/serviceValidate", CasXml.successWithAttributes(success)),
                new Answer("/cas/p3/serviceValidate?format=JSON", text(CasJson.success(success, true))));
    }

    private String text(CasJson answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own answers are JSON", e);
        }
    }

    /** Where it names a school, it is the first of hers. */
    private String url(UUID connector, Member member) {
        String uai = member.structures().isEmpty() ? "" : member.structures().get(0);
        return database.one(
                        "select replace(url, '{uai}', ?) from registered_service where id = ? and not deleted",
                        row -> row.getString(1),
                        uai,
                        connector)
                .orElseThrow(() -> ApiProblem.invalid("connector", "connector-unknown"));
    }
}

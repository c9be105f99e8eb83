package fr.ent.connector.launch;

import fr.ent.connector.definition.Target;
import fr.ent.connector.myapps.Person;
import fr.ent.connector.myapps.Viewer;
import fr.ent.kit.page.PageConfig;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The one door of a connector: a browser without a session is sent to sign in first. */
@Path("/launch")
@Authenticated
@Tag(name = "My apps")
public class LaunchResource {
    /** The school chosen last, until the browser is closed. */
    static final String COOKIE = "ent_school";

    @CheckedTemplate(basePath = "launch")
    static class Templates {
        private Templates() {}

        static native TemplateInstance refused(Doors.Refusal refusal);

        static native TemplateInstance choose(Way way, String name, List<Launch.School> schools);

        static native TemplateInstance warn(Way way, String name, String maintenance);

        static native TemplateInstance inform(Way way, Door door, Optional<Set<Datum>> data);
    }

    private final Launch launch;
    private final Released released;
    private final LaunchEvents events;
    private final Person person;
    private final PageConfig pages;
    private final MeterRegistry metrics;

    LaunchResource(
            Launch launch,
            Released released,
            LaunchEvents events,
            Person person,
            PageConfig pages,
            MeterRegistry metrics) {
        this.launch = launch;
        this.released = released;
        this.events = events;
        this.person = person;
        this.pages = pages;
        this.metrics = metrics;
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Open a connector",
            description = "Checks the caller's right and the dates, and sends him to its address: the one of his school"
                    + " and of his device. A browser may be shown a page first: schools to choose from, a maintenance"
                    + " message, what the site will know about him. Tells `ent.launches`.")
    @APIResponse(responseCode = "303", description = "The connector's address, or our page with it in a frame")
    @APIResponse(
            responseCode = "400",
            description = "The path does not lie below the connector's address (deep-link-refused)",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    @APIResponse(
            responseCode = "403",
            description = "Not entitled (not-entitled, with its reason), or the school is not his (school-not-yours)",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such connector",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    @APIResponse(
            responseCode = "409",
            description = "Outside its dates (not-open-yet, open-no-more), or one of several schools is to be chosen"
                    + " (school-needed, with them)",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    public Response launch(
            @RestPath UUID id,
            @Parameter(
                            description = "UAI of the school whose address is wanted; autre to be asked again",
                            example = "0900011A")
                    @RestQuery
                    String uai,
            @Parameter(
                            description = "Where inside the site; below the connector's address",
                            example = "eleve/agenda?jour=1")
                    @RestQuery
                    String path,
            @Parameter(description = "The maintenance message has been read")
                    @RestQuery("quand-meme")
                    @DefaultValue("false")
                    boolean anyway,
            @Parameter(hidden = true) @CookieParam(COOKIE) String lastSchool,
            @Context HttpHeaders headers) {
        boolean browser = wantsPage(headers);
        Device device = Device.of(headers);
        Way way = new Way(id, uai, path, anyway);
        Viewer viewer = person.viewer();
        // A program that asks is told nothing first: it shows what it wants to.
        Launch.Step step = launch.next(viewer, id, new Launch.Wish(uai, lastSchool, path, anyway, device), browser);
        if (step instanceof Launch.Refused refused) {
            count("refused");
            return refused(refused.refusal(), browser);
        }
        if (step instanceof Launch.Choose choose) {
            return browser
                    ? page(200, Templates.choose(way, choose.door().name(), choose.schools()))
                    : schoolNeeded(choose);
        }
        if (step instanceof Launch.Warn warn) {
            return page(200, Templates.warn(way, warn.door().name(), warn.door().maintenance()));
        }
        if (step instanceof Launch.Inform inform) {
            return page(200, Templates.inform(way, inform.door(), released.to(inform.door())));
        }
        Launch.Go go = (Launch.Go) step;
        events.launched(new Launched(viewer.account(), id, go.school(), device.name()));
        count("opened");
        boolean framed = browser && go.door().target() == Target.FRAME;
        Response.ResponseBuilder response = Response.seeOther(URI.create(framed ? way.frame() : go.address()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return (go.chosen() && go.school() != null ? response.cookie(remembered(go.school())) : response).build();
    }

    private Response refused(Doors.Refusal refusal, boolean browser) {
        if (browser) {
            return page(403, Templates.refused(refusal));
        }
        throw new ApiProblem(403, "not-entitled", refusal.name())
                .with("reason", refusal.reason().name());
    }

    private static Response schoolNeeded(Launch.Choose choose) {
        throw new ApiProblem(409, "school-needed", choose.door().name()).with("schools", choose.schools());
    }

    private NewCookie remembered(String school) {
        return new NewCookie.Builder(COOKIE)
                .value(school)
                .path("/")
                .httpOnly(true)
                .secure(pages.secureCookies())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static Response page(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(template.render())
                .build();
    }

    private static boolean wantsPage(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes().stream()
                    .filter(type -> !type.isWildcardType())
                    .findFirst()
                    .filter(MediaType.TEXT_HTML_TYPE::isCompatible)
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false; // a malformed header is no reason not to open
        }
    }

    private void count(String outcome) {
        metrics.counter("ent.connectors.launches", "outcome", outcome).increment();
    }
}

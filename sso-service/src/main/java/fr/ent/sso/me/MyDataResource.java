package fr.ent.sso.me;

import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ProblemDetails;
import fr.ent.kit.security.Caller;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Member;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The same over REST, for the ENT's own pages. */
@Path("/api/me/released-data")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me", description = "What a person may see of her own account")
@APIResponse(
        responseCode = "401",
        description = "No valid token",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class MyDataResource {
    private static final Logger LOG = Logger.getLogger(MyDataResource.class);

    private final Caller caller;
    private final Accounts accounts;
    private final MyData data;
    private final PageContext page;

    MyDataResource(Caller caller, Accounts accounts, MyData data, PageContext page) {
        this.caller = caller;
        this.accounts = accounts;
        this.data = data;
        this.page = page;
    }

    /**
     * One thing an application is told.
     *
     * @param name as the application reads it
     * @param meaning in plain words
     */
    public record DatumView(String name, List<String> values, List<String> meaning) {}

    /**
     * What one application is told.
     *
     * @param user null when the person has no identifier of the kind the application knows people by
     */
    @Schema(name = "ReleasedData")
    public record ApplicationView(UUID connector, String name, DatumView user, List<DatumView> attributes) {}

    @GET
    @Operation(
            summary = "What the applications know about me",
            description = "For each application the caller may use, what it would be told now, and what that is in the"
                    + " language of Accept-Language.")
    public List<ApplicationView> mine() {
        MyDataMessages words = page.locale().getLanguage().equals("en")
                ? MessageBundles.get(MyDataMessages.class, Localized.Literal.of("en"))
                : MessageBundles.get(MyDataMessages.class);
        return data.of(me()).stream()
                .map(application -> new ApplicationView(
                        application.connector(),
                        application.name(),
                        application.user() == null ? null : view(application.user(), words),
                        application.attributes().stream()
                                .map(each -> view(each, words))
                                .toList()))
                .toList();
    }

    private static DatumView view(MyData.Datum datum, MyDataMessages words) {
        return new DatumView(
                datum.name(),
                datum.values(),
                datum.sources().stream().map(words::source).toList());
    }

    /** A client has a token too, and is nobody. */
    private Account me() {
        try {
            return Optional.of(UUID.fromString(caller.id()))
                    .flatMap(accounts::member)
                    .map(Member::account)
                    .orElseThrow(ForbiddenException::new);
        } catch (IllegalArgumentException e) {
            LOG.debug("A client asked what is known about it", e);
            throw new ForbiddenException();
        }
    }
}

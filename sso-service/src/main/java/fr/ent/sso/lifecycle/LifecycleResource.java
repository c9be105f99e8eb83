package fr.ent.sso.lifecycle;

import fr.ent.kit.problem.ProblemDetails;
import fr.ent.sso.account.AccountResource.AccountView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What an administrator does to one person's account. */
@Path("/api/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account lifecycle", description = "Login, block, merge, deletion; ADMC, or ADML for his people")
@APIResponse(
        responseCode = "401",
        description = "No valid token",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
@APIResponse(
        responseCode = "403",
        description = "The function is missing or held for another school, or the person holds a function beyond it",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetails.class)))
public class LifecycleResource {
    private final LifecycleDesk administration;

    LifecycleResource(LifecycleDesk administration) {
        this.administration = administration;
    }

    /** The login wanted. */
    public record NewLogin(@NotNull String login) {}

    /** The account that is to be joined to this one. */
    public record MergeWith(@NotNull UUID other) {}

    /** An account that may be the same person's. */
    @Schema(name = "Duplicate")
    public record DuplicateView(AccountView account, int score, List<Likeness.Reason> reasons) {
        static DuplicateView of(Duplicates.Candidate candidate) {
            return new DuplicateView(AccountView.of(candidate.member()), candidate.score(), candidate.reasons());
        }
    }

    @GET
    @Path("{id}/standing")
    @Operation(summary = "Tell whether an account is active, blocked, leaving or merged")
    public Standing standing(@RestPath UUID id) {
        return administration.standing(id);
    }

    @PUT
    @Path("{id}/login")
    @Operation(
            summary = "Give an account another login",
            description = "Partners keyed on it are told. The old login is kept from everybody else for a while; 409"
                    + " login-taken, login-retired.")
    public AccountView changeLogin(@RestPath UUID id, @NotNull @Valid NewLogin wanted) {
        return AccountView.of(administration.changeLogin(id, wanted.login()));
    }

    @PUT
    @Path("{id}/block")
    @Operation(summary = "Block an account", description = "Its sessions end at once. Twice is once.")
    public AccountView block(@RestPath UUID id) {
        return AccountView.of(administration.block(id));
    }

    @DELETE
    @Path("{id}/block")
    @Operation(summary = "Let a blocked person in again")
    public AccountView unblock(@RestPath UUID id) {
        return AccountView.of(administration.unblock(id));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Delete an account",
            description =
                    "It is blocked now and removed after sso.account.retention; until then PUT …/restoration gives"
                            + " it back whole. An ADML may delete only people who are in no school but his.")
    public Standing delete(@RestPath UUID id) {
        return administration.delete(id);
    }

    @PUT
    @Path("{id}/restoration")
    @Operation(summary = "Take a deletion back")
    public Standing restore(@RestPath UUID id) {
        return administration.restore(id);
    }

    @GET
    @Path("{id}/duplicates")
    @Operation(
            summary = "Find accounts that may be the same person's",
            description = "2 points for the same names however written, 1 for each of last name, first name, birth date"
                    + " and e-mail exactly the same, 2 less for different birth dates; from 4 points on.")
    public List<DuplicateView> duplicates(@RestPath UUID id) {
        return administration.duplicates(id).stream().map(DuplicateView::of).toList();
    }

    @GET
    @Path("{id}/merge")
    @Operation(summary = "Show what a merge would do", description = "?other= is the account that would go.")
    public MergePreview preview(@RestPath UUID id, @RestQuery @NotNull UUID other) {
        return administration.previewMerge(id, other);
    }

    @POST
    @Path("{id}/merge")
    @Operation(
            summary = "Merge another account into this one",
            description = "This one keeps its id, login and functions and gains schools, groups, profiles and family"
                    + " ties. Can be undone for sso.account.merge-undo.")
    public Merge merge(@RestPath UUID id, @NotNull @Valid MergeWith with) {
        return administration.merge(id, with.other());
    }

    @GET
    @Path("{id}/merges")
    @Operation(summary = "List the merges into this account")
    public List<Merge> merges(@RestPath UUID id) {
        return administration.merges(id);
    }

    @POST
    @Path("{id}/merges/{merge}/undo")
    @Operation(summary = "Undo a merge", description = "Both accounts get back what they had.")
    public Merge undo(@RestPath UUID id, @RestPath UUID merge) {
        return administration.undoMerge(id, merge);
    }
}

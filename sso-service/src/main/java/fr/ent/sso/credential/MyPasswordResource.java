package fr.ent.sso.credential;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import fr.ent.kit.security.Caller;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Member;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own password. */
@Path("/api/me/password")
@Authenticated
@Tag(name = "Credentials", description = "Passwords, activation codes and second factors")
public class MyPasswordResource {
    private final MyPassword passwords;
    private final Accounts accounts;
    private final Caller caller;

    MyPasswordResource(MyPassword passwords, Accounts accounts, Caller caller) {
        this.passwords = passwords;
        this.accounts = accounts;
        this.caller = caller;
    }

    /** The password there is, and the one wanted. */
    public record Change(@NotNull String current, @NotNull String password) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change one's own password",
            description = "All sessions of the account end, and with them its refresh tokens.")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(
            responseCode = "400",
            description = "The current password is wrong, or the new one breaks a rule",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many wrong passwords",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemDetails.class)))
    public void change(@NotNull @Valid Change change) {
        MyPassword.Outcome outcome =
                passwords.change(account(), change.current(), change.password(), change.password(), null);
        if (outcome.waiting() != null) {
            throw new ApiProblem(429, "too-many-attempts", (outcome.waiting().toSeconds() + 59) / 60);
        }
        if (!outcome.isDone()) {
            throw ApiProblem.invalid(outcome.errors());
        }
    }

    /** A client that speaks in its own name has no account. */
    private Account account() {
        try {
            return accounts.member(UUID.fromString(caller.id()))
                    .map(Member::account)
                    .orElseThrow(() -> new ApiProblem(404, "account-unknown"));
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(404, "account-unknown");
        }
    }
}

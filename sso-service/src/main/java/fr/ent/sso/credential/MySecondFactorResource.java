package fr.ent.sso.credential;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.ProblemDetails;
import fr.ent.kit.security.Caller;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Accounts;
import fr.ent.sso.account.Member;
import fr.ent.sso.login.Authentication;
import fr.ent.sso.login.Authenticator;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own second factor; every change takes the password as well as the token. */
@Path("/api/me/second-factor")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials", description = "Passwords, activation codes and second factors")
@APIResponse(
        responseCode = "400",
        description = "The password or the code is wrong",
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
public class MySecondFactorResource {
    /** What is begun by REST goes on by REST only. */
    private static final String OWNER = "rest";

    private final SecondFactors factors;
    private final Authenticator authenticator;
    private final Accounts accounts;
    private final Caller caller;

    MySecondFactorResource(SecondFactors factors, Authenticator authenticator, Accounts accounts, Caller caller) {
        this.factors = factors;
        this.authenticator = authenticator;
        this.accounts = accounts;
        this.caller = caller;
    }

    /** Whether there is one. */
    public record State(boolean enrolled, boolean required, int recoveryCodesLeft) {}

    /** The secret for the app, and what to send back with its first code. */
    public record Begun(String enrolment, String secret, String address, List<String> recoveryCodes) {}

    /** What was begun, a code that shows that the app has it, and the password. */
    public record Wanted(
            @NotNull String enrolment,
            @NotNull String code,
            @NotNull String current) {}

    /** The password. */
    public record Confirmation(@NotNull String current) {}

    @GET
    @Operation(summary = "Whether one has a second factor")
    public State state() {
        Account account = account();
        return new State(
                factors.isEnrolled(account.id()), factors.isRequired(account), factors.recoveryCodesLeft(account.id()));
    }

    @POST
    @Operation(summary = "Begin to set up a second factor", description = "Nothing is kept until the first code.")
    @APIResponse(
            responseCode = "200",
            description = "The secret, told this once",
            content = @Content(schema = @Schema(implementation = Begun.class)))
    public Response begin() {
        Enrolment enrolment = factors.start(account(), OWNER);
        return Response.ok(new Begun(
                        enrolment.sealed(), enrolment.secret(), enrolment.address(), enrolment.recoveryCodes()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set it up", description = "Where there is one already, it has to be dropped first.")
    public void enrol(@NotNull @Valid Wanted wanted) {
        Account account = account();
        if (factors.isEnrolled(account.id())) {
            throw new ApiProblem(409, "second-factor-there");
        }
        confirm(account, wanted.current());
        if (!factors.enrol(account, OWNER, wanted.enrolment(), wanted.code())) {
            throw ApiProblem.invalid("code", "second-factor-code-wrong");
        }
    }

    @POST
    @Path("drop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Drop it", description = "Where a function requires one, the next login sets up another.")
    public void drop(@NotNull @Valid Confirmation confirmation) {
        Account account = account();
        confirm(account, confirmation.current());
        factors.drop(account.id());
    }

    private void confirm(Account account, String current) {
        Authentication known = authenticator.check(account.login(), current);
        if (known instanceof Authentication.Slowed slowed) {
            throw new ApiProblem(429, "too-many-attempts", slowed.minutes());
        }
        if (!(known instanceof Authentication.Accepted)) {
            throw ApiProblem.invalid("current", "password-current-wrong");
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

package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import fr.ent.kit.request.RequestId;
import fr.ent.sso.login.LoginForm;
import fr.ent.sso.login.LoginTemplates;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The authorization endpoint (RFC 6749 §3.1, RFC 7636, OpenID Connect Core §3.1.2). */
@Path("/oauth2/authorize")
@PermitAll
@SecurityRequirements
@Tag(name = "OpenID Connect", description = "OAuth 2 and OpenID Connect for our own consoles and scripts")
public class AuthorizeResource {
    @CheckedTemplate(basePath = "oauth")
    static class Templates {
        private Templates() {}

        static native TemplateInstance badClient(String reference);
    }

    private static final Logger LOG = Logger.getLogger(AuthorizeResource.class);

    private final Clients clients;
    private final Grants grants;
    private final SsoSessions sessions;
    private final RequestId requestId;
    private final Clock clock = Clock.systemUTC();

    AuthorizeResource(Clients clients, Grants grants, SsoSessions sessions, RequestId requestId) {
        this.clients = clients;
        this.grants = grants;
        this.sessions = sessions;
        this.requestId = requestId;
    }

    @GET
    @Operation(
            summary = "Ask for an authorization code",
            description = "response_type=code with PKCE (S256). prompt=login, prompt=none and max_age are honoured.")
    public Response authorize(@Context UriInfo uri, @CookieParam(SessionCookie.NAME) String cookie) {
        return authorize(uri.getQueryParameters(), cookie);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response authorizeByPost(
            MultivaluedMap<String, String> form, @CookieParam(SessionCookie.NAME) String cookie) {
        return authorize(form, cookie);
    }

    private Response authorize(Map<String, List<String>> parameters, String cookie) {
        Optional<Client> client = clients.find(single(parameters, "client_id"));
        String redirectUri = single(parameters, "redirect_uri");
        if (client.isEmpty()
                || redirectUri == null
                || !client.get().redirectUris().contains(redirectUri)) {
            // Never a redirect to an address nobody declared (RFC 6749 §4.1.2.1).
            LOG.infof(
                    "Refused: %s",
                    client.map(each -> "a redirect_uri that " + each.id() + " has not declared")
                            .orElse("an unknown client"));
            return page(Response.Status.BAD_REQUEST, Templates.badClient(requestId.value()));
        }
        URI back = URI.create(redirectUri);
        State state = single(parameters, "state") == null ? null : new State(single(parameters, "state"));
        try {
            AuthorizationRequest request = parse(parameters);
            ErrorObject unfit = unfit(request);
            return unfit == null ? proceed(client.get(), request, parameters, cookie) : refuse(back, unfit, state);
        } catch (ParseException e) {
            ErrorObject error = e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject();
            return refuse(back, error, state);
        }
    }

    private Response proceed(
            Client client, AuthorizationRequest request, Map<String, List<String>> parameters, String cookie) {
        Optional<SsoSession> session = sessions.find(cookie);
        Prompt prompt = request.getPrompt() == null ? new Prompt() : request.getPrompt();
        boolean fresh = session.isPresent() && !prompt.contains(Prompt.Type.LOGIN) && isYoung(session.get(), request);
        if (!fresh && prompt.contains(Prompt.Type.NONE)) {
            return refuse(request.getRedirectionURI(), OIDCError.LOGIN_REQUIRED, request.getState());
        }
        if (!fresh) {
            return page(
                    Response.Status.OK,
                    LoginTemplates.form(LoginForm.resuming(resume(parameters), session.isPresent())));
        }
        String nonce = request instanceof AuthenticationRequest openId && openId.getNonce() != null
                ? openId.getNonce().getValue()
                : null;
        String code = grants.code(
                client,
                request.getRedirectionURI().toString(),
                session.get(),
                request.getScope(),
                nonce,
                request.getCodeChallenge());
        return redirect(new AuthorizationSuccessResponse(
                        request.getRedirectionURI(), new AuthorizationCode(code), null, request.getState(), null)
                .toURI());
    }

    private boolean isYoung(SsoSession session, AuthorizationRequest request) {
        int maxAge = request instanceof AuthenticationRequest openId ? openId.getMaxAge() : -1;
        return maxAge < 0 || !session.authenticatedAt().plusSeconds(maxAge).isBefore(clock.instant());
    }

    /** The same request without what the password that is asked for now will have fulfilled. */
    private static String resume(Map<String, List<String>> parameters) {
        Map<String, List<String>> left = new HashMap<>(parameters);
        left.remove("prompt");
        left.remove("max_age");
        return "/oauth2/authorize?" + URLUtils.serializeParameters(left);
    }

    private static AuthorizationRequest parse(Map<String, List<String>> parameters) throws ParseException {
        String scope = single(parameters, "scope");
        return scope != null && List.of(scope.split(" ")).contains("openid")
                ? AuthenticationRequest.parse(parameters)
                : AuthorizationRequest.parse(parameters);
    }

    private static ErrorObject unfit(AuthorizationRequest request) {
        if (!ResponseType.CODE.equals(request.getResponseType())) {
            return OAuth2Error.UNSUPPORTED_RESPONSE_TYPE;
        }
        if (request.getRequestObject() != null || request.getRequestURI() != null) {
            return OAuth2Error.REQUEST_NOT_SUPPORTED;
        }
        if (request.getResponseMode() != null && !ResponseMode.QUERY.equals(request.getResponseMode())) {
            return OAuth2Error.INVALID_REQUEST.setDescription("The response_mode is query.");
        }
        if (request.getCodeChallenge() == null || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
            return OAuth2Error.INVALID_REQUEST.setDescription("PKCE with code_challenge_method=S256 is required.");
        }
        return null;
    }

    private static Response refuse(URI redirectUri, ErrorObject error, State state) {
        return redirect(new AuthorizationErrorResponse(redirectUri, error, state, ResponseMode.QUERY).toURI());
    }

    private static Response redirect(URI location) {
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, location.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response page(Response.Status status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page.render())
                .build();
    }

    /** A parameter given twice is none. */
    private static String single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isBlank() ? values.get(0) : null;
    }
}

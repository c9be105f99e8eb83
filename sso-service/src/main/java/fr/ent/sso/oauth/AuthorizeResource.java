package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import fr.ent.kit.request.RequestId;
import fr.ent.sso.login.LoginForm;
import fr.ent.sso.login.LoginTemplates;
import fr.ent.sso.page.Page;
import fr.ent.sso.session.SessionCookie;
import fr.ent.sso.session.SsoSession;
import fr.ent.sso.session.SsoSessions;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.time.Instant;
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
@Tag(
        name = "OpenID Connect",
        description = "OAuth 2 and OpenID Connect for our consoles and scripts, and for connectors")
public class AuthorizeResource {
    @CheckedTemplate(basePath = "oauth")
    static class Templates {
        private Templates() {}

        static native TemplateInstance badClient(String reference);

        static native TemplateInstance notEntitled(String name, String site, String back, String reference);

        /** @param over it was open and is closed now; else {@code since} is when it opens */
        static native TemplateInstance notOpen(String site, boolean over, Instant since, String back, String reference);
    }

    private static final Logger LOG = Logger.getLogger(AuthorizeResource.class);
    private static final int MAX_LENGTH = 2_000;

    private final Clients clients;
    private final Grants grants;
    private final Entitlement entitlement;
    private final Subjects subjects;
    private final Tokens tokens;
    private final SsoSessions sessions;
    private final RequestId requestId;
    private final MeterRegistry metrics;
    private final Clock clock = Clock.systemUTC();

    AuthorizeResource(
            Clients clients,
            Grants grants,
            Entitlement entitlement,
            Subjects subjects,
            Tokens tokens,
            SsoSessions sessions,
            RequestId requestId,
            MeterRegistry metrics) {
        this.clients = clients;
        this.grants = grants;
        this.entitlement = entitlement;
        this.subjects = subjects;
        this.tokens = tokens;
        this.sessions = sessions;
        this.requestId = requestId;
        this.metrics = metrics;
    }

    @GET
    @Operation(
            summary = "Ask for an authorization code",
            description = "response_type=code, with PKCE (S256) unless the client is a connector with a secret. prompt,"
                    + " max_age and id_token_hint are honoured; the scope is no more than the connector's.")
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
            return Page.of(Response.Status.BAD_REQUEST, Templates.badClient(requestId.value()));
        }
        URI back = URI.create(redirectUri);
        String given = single(parameters, "state");
        State state = given == null || given.length() > MAX_LENGTH ? null : new State(given);
        if (parameters.containsKey("request") || parameters.containsKey("request_uri")) {
            return refuse(
                    back,
                    parameters.containsKey("request")
                            ? OAuth2Error.REQUEST_NOT_SUPPORTED
                            : OAuth2Error.REQUEST_URI_NOT_SUPPORTED,
                    state);
        }
        if (isOdd(parameters)) {
            return refuse(
                    back,
                    OAuth2Error.INVALID_REQUEST.setDescription("A parameter is too long, or given twice."),
                    state);
        }
        try {
            AuthorizationRequest request = parse(parameters);
            ErrorObject unfit = unfit(client.get(), request);
            return unfit == null ? proceed(client.get(), request, parameters, cookie) : refuse(back, unfit, state);
        } catch (ParseException e) {
            ErrorObject error = e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject();
            return refuse(back, error, state);
        }
    }

    /**
     * No parameter comes twice (RFC 6749 §3.1), and nothing of a request is kept that is longer than any client needs,
     * or that no database can hold.
     */
    private static boolean isOdd(Map<String, List<String>> parameters) {
        return parameters.values().stream()
                .anyMatch(values -> values.size() > 1
                        || values.stream().anyMatch(value -> value.length() > MAX_LENGTH || value.indexOf('\0') >= 0));
    }

    private Response proceed(
            Client client, AuthorizationRequest request, Map<String, List<String>> parameters, String cookie) {
        Optional<SsoSession> session = sessions.find(cookie);
        Prompt prompt = request.getPrompt() == null ? new Prompt() : request.getPrompt();
        boolean again = prompt.contains(Prompt.Type.LOGIN) || prompt.contains(Prompt.Type.SELECT_ACCOUNT);
        boolean fresh = session.isPresent()
                && !again
                && isYoung(session.get(), request)
                && isMeant(session.get(), client, request);
        if (!fresh && prompt.contains(Prompt.Type.NONE)) {
            return refuse(request.getRedirectionURI(), OIDCError.LOGIN_REQUIRED, request.getState());
        }
        if (!fresh) {
            return Page.of(
                    Response.Status.OK,
                    LoginTemplates.form(LoginForm.resuming(resume(parameters), session.isPresent())));
        }
        if (client instanceof ConnectorClient connector
                && !entitlement.has(session.get().account(), client)) {
            return notEntitled(connector, session.get(), request, prompt);
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
        metrics.counter("sso.oauth.codes").increment();
        return redirect(new AuthorizationSuccessResponse(
                        request.getRedirectionURI(),
                        new AuthorizationCode(code),
                        null,
                        request.getState(),
                        issuer(),
                        ResponseMode.QUERY)
                .toURI());
    }

    /** The site's own page about {@code access_denied} knows no reason: ours says it first, and leads there. */
    private Response notEntitled(
            ConnectorClient client, SsoSession session, AuthorizationRequest request, Prompt prompt) {
        LOG.infof("Refused: no right to connector %s, or not now", client.connector());
        Response back = refuse(request.getRedirectionURI(), OAuth2Error.ACCESS_DENIED, request.getState());
        if (prompt.contains(Prompt.Type.NONE)) {
            return back;
        }
        String address = back.getHeaderString(HttpHeaders.LOCATION);
        return Page.of(
                Response.Status.FORBIDDEN,
                entitlement
                        .closed(session.account(), client)
                        .map(closed -> Templates.notOpen(
                                client.displayName(), closed.over(), closed.since(), address, requestId.value()))
                        .orElseGet(() -> Templates.notEntitled(
                                session.name(), client.displayName(), address, requestId.value())));
    }

    /** Whether the session is that of the person the client already knows (OpenID Connect Core §3.1.2.1). */
    private boolean isMeant(SsoSession session, Client client, AuthorizationRequest request) {
        return !(request instanceof AuthenticationRequest openId)
                || openId.getIDTokenHint() == null
                || tokens.identity(openId.getIDTokenHint().serialize())
                        .filter(hint -> hint.getAudience().contains(client.id()))
                        .flatMap(hint -> subjects.account(client, hint.getSubject()))
                        .filter(session.account()::equals)
                        .isPresent();
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

    private static ErrorObject unfit(Client client, AuthorizationRequest request) {
        if (!ResponseType.CODE.equals(request.getResponseType())) {
            return OAuth2Error.UNSUPPORTED_RESPONSE_TYPE;
        }
        if (!client.mayUse(GrantType.AUTHORIZATION_CODE)) {
            return OAuth2Error.UNAUTHORIZED_CLIENT;
        }
        if (request.getResponseMode() != null && !ResponseMode.QUERY.equals(request.getResponseMode())) {
            return OAuth2Error.INVALID_REQUEST.setDescription("The response_mode is query.");
        }
        if (request.getScope() != null && !client.mayAskFor(request.getScope())) {
            return OAuth2Error.INVALID_SCOPE.setDescription("The scope is more than the client may ask for.");
        }
        boolean pkce = request.getCodeChallenge() != null;
        if (pkce ? !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod()) : client.needsPkce()) {
            return OAuth2Error.INVALID_REQUEST.setDescription("PKCE with code_challenge_method=S256 is required.");
        }
        return null;
    }

    private Response refuse(URI redirectUri, ErrorObject error, State state) {
        metrics.counter("sso.oauth.refused", "error", error.getCode()).increment();
        return redirect(
                new AuthorizationErrorResponse(redirectUri, error, state, issuer(), ResponseMode.QUERY).toURI());
    }

    /** In every answer, so that a client of several servers knows which one it comes from (RFC 9207). */
    private Issuer issuer() {
        return new Issuer(tokens.issuer());
    }

    private static Response redirect(URI location) {
        return Page.redirect(Response.Status.FOUND.getStatusCode(), location.toString());
    }

    /** A parameter given twice is none. */
    private static String single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isBlank() ? values.get(0) : null;
    }
}

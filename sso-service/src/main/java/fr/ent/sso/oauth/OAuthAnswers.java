package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.logging.Logger;

/** Requests to the token, introspection and revocation endpoints, and answers from them (RFC 6749 §5). */
@ApplicationScoped
class OAuthAnswers {
    private static final Logger LOG = Logger.getLogger(OAuthAnswers.class);

    private final Tokens tokens;
    private final MeterRegistry metrics;

    OAuthAnswers(Tokens tokens, MeterRegistry metrics) {
        this.tokens = tokens;
        this.metrics = metrics;
    }

    /** @param authorization null for none */
    HTTPRequest request(String path, String form, String authorization) throws ParseException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, URI.create(tokens.issuer() + path));
        request.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        request.setAuthorization(authorization);
        request.setBody(form);
        return request;
    }

    Response json(String body) {
        return json(Response.ok(body));
    }

    Response refuse(ParseException unreadable) {
        return refuse(unreadable.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : unreadable.getErrorObject());
    }

    Response refuse(ErrorObject error) {
        metrics.counter("sso.oauth.refused", "error", error.getCode()).increment();
        LOG.infof("Refused: %s", error.getCode());
        Response.ResponseBuilder response = Response.status(error.getHTTPStatusCode())
                .entity(error.toJSONObject().toJSONString());
        if (error.getHTTPStatusCode() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"oauth2\"");
        }
        return json(response);
    }

    private static Response json(Response.ResponseBuilder response) {
        return response.type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}

package fr.ent.sso.validation;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Answers as sites read them: always HTTP 200 and the media type of the endpoint, whatever the client accepts. */
final class CasAnswer {
    static final MediaType XML = new MediaType("text", "xml", "UTF-8");
    static final MediaType PLAIN = new MediaType("text", "plain", "UTF-8");
    static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;

    private static final Logger LOG = Logger.getLogger(CasAnswer.class);

    private CasAnswer() {}

    static Response of(Object entity, MediaType type) {
        return Response.ok(entity, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** A site reads the protocol's answers and no others, whatever happens here (INTERNAL_ERROR of §2.5.3). */
    static Response guarded(Supplier<Response> answer, Supplier<Response> instead) {
        try {
            return answer.get();
        } catch (RuntimeException e) {
            LOG.error("A ticket could not be dealt with", e);
            return instead.get();
        }
    }
}

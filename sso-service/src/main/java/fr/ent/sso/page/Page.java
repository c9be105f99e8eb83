package fr.ent.sso.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** How pages are answered. */
public final class Page {
    private Page() {}

    public static Response of(Response.Status status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(page.render())
                .build();
    }

    public static Response slowed(Duration waiting, TemplateInstance page) {
        return Response.fromResponse(of(Response.Status.TOO_MANY_REQUESTS, page))
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, waiting.toSeconds()))
                .build();
    }

    /** With GET, whatever this request was. */
    public static Response redirect(String location) {
        return redirect(Response.Status.SEE_OTHER.getStatusCode(), location);
    }

    public static Response redirect(int status, String location) {
        return Response.status(status)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** What was typed; a field that is missing is empty. */
    public static String typed(String field) {
        return field == null ? "" : field;
    }
}

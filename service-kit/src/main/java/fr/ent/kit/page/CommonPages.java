package fr.ent.kit.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Pages every service has: the choice of the language and the accessibility statement. */
@Path("/")
@PermitAll
public class CommonPages {
    private static final int ONE_YEAR = (int) Duration.ofDays(365).toSeconds();

    @CheckedTemplate(basePath = "kit")
    static class Templates {
        private Templates() {}

        static native TemplateInstance accessibility(String contact);
    }

    private final PageConfig config;

    CommonPages(PageConfig config) {
        this.config = config;
    }

    @GET
    @Path("langue/{language:fr|en}")
    @Operation(hidden = true)
    public Response choose(@RestPath String language, @HeaderParam("Referer") String referer) {
        return Response.seeOther(backTo(referer))
                .cookie(new NewCookie.Builder(PageContext.LANGUAGE_COOKIE)
                        .value(language)
                        .path("/")
                        .maxAge(ONE_YEAR)
                        .secure(config.secureCookies())
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .build();
    }

    @GET
    @Path("accessibilite")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance accessibility() {
        return Templates.accessibility(config.accessibilityContact().orElse(""));
    }

    /** Only the path and query of the page he was on: never another site. */
    private static URI backTo(String referer) {
        try {
            URI page = new URI(referer == null ? "" : referer);
            String path = page.getRawPath();
            if (path != null && path.startsWith("/") && !path.startsWith("//")) {
                return URI.create(path + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()));
            }
        } catch (URISyntaxException e) {
            // Browsers send « | » and the like unescaped: the start page is better than an error.
            return URI.create("/");
        }
        return URI.create("/");
    }
}

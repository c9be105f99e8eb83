package fr.ent.sso.oauth;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Tells the OpenAPI UI where « Authorize » leads; the address is configuration, so not in an annotation. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class OpenApiSecurity implements OASFilter {
    /** Name of the scheme, for {@code @SecurityRequirement}. */
    public static final String SCHEME = "sso";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        String base = ConfigProvider.getConfig().getValue("sso.public-url", String.class);
        if (description.getComponents() == null) {
            description.setComponents(OASFactory.createComponents());
        }
        description
                .getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.OAUTH2)
                                .flows(OASFactory.createOAuthFlows()
                                        .authorizationCode(OASFactory.createOAuthFlow()
                                                .authorizationUrl(base + "/oauth2/authorize")
                                                .tokenUrl(base + "/oauth2/token")
                                                .addScope("openid", "Sign in"))
                                        .clientCredentials(
                                                OASFactory.createOAuthFlow().tokenUrl(base + "/oauth2/token"))));
    }
}

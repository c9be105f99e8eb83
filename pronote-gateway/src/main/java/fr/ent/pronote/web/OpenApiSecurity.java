package fr.ent.pronote.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Makes « Authorize » work: the code flow at the provider's address as it is configured where this runs. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class OpenApiSecurity implements OASFilter {
    private static final String SCHEME = "ent";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        String provider = ConfigProvider.getConfig().getValue("sso.public-url", String.class);
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
                                                .authorizationUrl(provider + "/oauth2/authorize")
                                                .tokenUrl(provider + "/oauth2/token")
                                                .refreshUrl(provider + "/oauth2/token")
                                                .scopes(java.util.Map.of("openid", "OpenID Connect")))));
        description.addSecurityRequirement(
                OASFactory.createSecurityRequirement().addScheme(SCHEME));
    }
}

package fr.ent.connector;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Tells the OpenAPI UI where to sign in, at the address the running configuration gives, so that « Authorize » works.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class OpenApiSecurity implements OASFilter {
    private static final String NAME = "oauth2";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        String sso = ConfigProvider.getConfig().getValue("sso.public-url", String.class);
        SecurityScheme scheme = OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("Sign in with your account of the ENT")
                .flows(OASFactory.createOAuthFlows()
                        .authorizationCode(OASFactory.createOAuthFlow()
                                .authorizationUrl(sso + "/oauth2/authorize")
                                .tokenUrl(sso + "/oauth2/token")
                                .scopes(java.util.Map.of("openid", "Your account"))));
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSecurityScheme(NAME, scheme);
        api.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(NAME, List.of("openid"))));
    }
}

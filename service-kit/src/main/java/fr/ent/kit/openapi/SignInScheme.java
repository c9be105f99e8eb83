package fr.ent.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Tells the OpenAPI UI where « Authorize » leads: the provider at {@code ent.openapi.sign-in}. At start, and not in an
 * annotation, because the address is configuration of the running service.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class SignInScheme implements OASFilter {
    private static final String NAME = "oauth2";
    private static final String SCOPE = "openid";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        String provider = ConfigProvider.getConfig().getValue("ent.openapi.sign-in", String.class);
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSecurityScheme(
                        NAME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.OAUTH2)
                                .description("Sign in with your account, or as a script with client credentials")
                                .flows(OASFactory.createOAuthFlows()
                                        .authorizationCode(OASFactory.createOAuthFlow()
                                                .authorizationUrl(provider + "/oauth2/authorize")
                                                .tokenUrl(provider + "/oauth2/token")
                                                .scopes(Map.of(SCOPE, "Your account")))
                                        .clientCredentials(OASFactory.createOAuthFlow()
                                                .tokenUrl(provider + "/oauth2/token")
                                                .scopes(Map.of()))));
        document.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(NAME, List.of(SCOPE))));
    }
}

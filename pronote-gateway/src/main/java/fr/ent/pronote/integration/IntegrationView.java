package fr.ent.pronote.integration;

import fr.ent.pronote.identity.MissingBirthDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The settings with the addresses derived from them. */
@Schema(name = "EntIntegration")
public record IntegrationView(
        boolean casEnabled,
        String ent,
        String casUrl,
        CasVersion casVersion,
        String loginUrl,
        String validateUrl,
        String logoutUrl,
        boolean directAccess,
        String directAccessUrl,
        IntegrationForm.AttributeNames attributes,
        Map<String, String> categories,
        MissingBirthDate missingBirthDate,
        LoginChange loginChange,
        DriftPolicy drift) {
    static IntegrationView of(EntIntegration integration, String publicAddress) {
        Map<String, String> categories = new LinkedHashMap<>();
        integration.categories().byValue().forEach((value, population) -> categories.put(value, population.path()));
        return new IntegrationView(
                integration.casEnabled,
                integration.ent,
                integration.casUrl,
                integration.casVersion,
                integration.loginUrl(),
                integration.validateUrl(),
                integration.logoutUrl(),
                integration.directAccess,
                integration.directAccess ? publicAddress + "?login=true" : "",
                new IntegrationForm.AttributeNames(
                        integration.lastNameAttribute,
                        integration.firstNameAttribute,
                        integration.birthDateAttribute,
                        integration.postalCodeAttribute,
                        integration.categoriesAttribute),
                categories,
                integration.missingBirthDate,
                integration.loginChange,
                integration.drift);
    }
}

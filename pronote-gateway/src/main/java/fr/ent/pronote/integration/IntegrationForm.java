package fr.ent.pronote.integration;

import fr.ent.pronote.identity.MissingBirthDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an administrator wants; what is null keeps its default. */
@Schema(name = "EntIntegrationForm")
public record IntegrationForm(
        boolean casEnabled,

        @Schema(description = "A known ENT, or MANUAL", examples = "MANUAL")
        String ent,

        @Schema(examples = "https://ent.iledefrance.fr/cas") String casUrl,
        @Schema(examples = "2.0") CasVersion casVersion,
        boolean directAccess,
        AttributeNames attributes,

        @Schema(description = "Value sent by the ENT to population", examples = "{\"National_3\":\"teachers\"}")
        Map<String, String> categories,

        MissingBirthDate missingBirthDate,
        LoginChange loginChange,
        DriftPolicy drift) {
    /** The names this CAS server gives to the pieces of identity. */
    @Schema(name = "AttributeNames")
    public record AttributeNames(
            String lastName, String firstName, String birthDate, String postalCode, String categories) {
        static final AttributeNames DEFAULT =
                new AttributeNames("nom", "prenom", "dateNaissance", "codePostal", "categories");
    }
}

package fr.ent.connector.definition;

import fr.ent.connector.signon.CasSettings;
import fr.ent.connector.signon.Lines;
import fr.ent.connector.signon.OAuthSettings;
import fr.ent.connector.signon.SingleLogout;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller writes of a connector, unchecked: {@link FormCheck} says field by field what is wrong. */
@Schema(name = "ConnectorInput")
public record ConnectorForm(
        @Schema(description = "« Identifiant », unique on the platform", example = "Pronote - Lycée Paul Martin")
        String identifier,

        @Schema(
                description = "« Nom d'affichage »; the identifier when absent",
                example = "Pronote - Lycée Paul Martin")
        String displayName,

        @Schema(description = "« Icône »: a name such as pronote, or an https address", example = "pronote")
        String icon,

        @Schema(
                description = "« URL »; {uai} in it stands for the UAI of each structure it is shared with",
                example = "https://0900011A.index-education.net/pronote/")
        String url,

        @Schema(
                description = "« Cible »",
                defaultValue = "PAGE",
                enumeration = {"PAGE", "NEW_PAGE", "FRAME"},
                example = "NEW_PAGE")
        String target,

        @Schema(description = "UAI of the owner; may be left out, and never changes")
        String structure,

        @Schema(description = "« Partager avec les sous-structures »", defaultValue = "false")
        Boolean inherits,

        @Schema(description = "« Champs spécifiques CAS »; absent for a plain link")
        Cas cas,

        @Schema(description = "« Champs spécifiques OAuth »")
        OAuth oauth,

        @Schema(description = "Where the site is told that a session ended")
        String logoutUrl,

        @Schema(description = "A draft is visible to nobody and unknown to the other services", defaultValue = "false")
        Boolean draft,

        @Schema(
                description = "Heading of « Mes applis »; none when absent",
                enumeration = {"COMMUNICATION", "PEDAGOGY", "SCHOOL_LIFE", "ORGANISATION"})
        String category,

        @Schema(description = "What phones open; the URL when absent")
        String mobileUrl,

        @Schema(description = "It cannot be opened before", example = "2026-09-01T06:00:00Z")
        String opensAt,

        @Schema(description = "It cannot be opened from then on", example = "2027-07-10T22:00:00Z")
        String closesAt,

        @Schema(description = "What its tile says while something is wrong with it")
        String maintenance,

        @Schema(description = "UAIs of sub-structures it is not shared with, nor with those below them")
        List<String> excludedStructures) {
    /** « Champs spécifiques CAS ». */
    @Schema(name = "CasInput")
    public record Cas(
            @Schema(description = "« Type de CAS », the name of a release profile", example = "PRONOTE")
            String type,

            @Schema(description = "« Pattern CAS », an RE2 expression; optional")
            String pattern,

            @Schema(description = "https addresses that the site's proxy callbacks (pgtUrl) begin with; absent: none")
            List<String> proxyCallbacks,

            @Schema(
                    description = "« Déconnexion unique »",
                    defaultValue = "BACK_CHANNEL",
                    enumeration = {"BACK_CHANNEL", "FRONT_CHANNEL", "NONE"})
            String singleLogout) {}

    /** « Champs spécifiques OAuth ». */
    @Schema(name = "OAuthInput")
    public record OAuth(
            @Schema(description = "« Transmettre la session »")
            Boolean transferSession,

            @Schema(description = "Words separated by blanks")
            String scope,

            @Schema(
                    description =
                            "« Code secret », 20 characters or more: never told again; absent keeps the one there is")
            String secret,

            @Schema(description = "Have a new secret made, which this one answer tells", defaultValue = "false")
            Boolean generateSecret,

            @Schema(
                    description = "« Mode d'identification »",
                    enumeration = {
                        "authorization_code",
                        "client_credentials",
                        "password",
                        "Basic",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer"
                    })
            String grantType,

            @Schema(description = "Where a code may be sent, compared letter by letter")
            List<String> redirectUris,

            @Schema(description = "Where the browser may be sent after a logout, compared letter by letter")
            List<String> postLogoutRedirectUris,

            @Schema(description = "« URL du certificat »: the keys of a partner that signs assertions (JWT bearer)")
            String certificateUrl) {}

    /** What one would write to have this connector again; of a secret nothing. */
    public static ConnectorForm of(Connector connector) {
        CasSettings cas = connector.cas;
        OAuthSettings oauth = connector.oauth;
        return new ConnectorForm(
                connector.identifier,
                connector.displayName,
                connector.icon,
                connector.url,
                connector.target.name(),
                null,
                connector.inherits,
                cas == null
                        ? null
                        : new Cas(
                                cas.type(),
                                cas.pattern(),
                                Lines.of(cas.proxyCallbacks()),
                                cas.singleLogout() == null
                                        ? SingleLogout.BACK_CHANNEL.name()
                                        : cas.singleLogout().name()),
                oauth == null
                        ? null
                        : new OAuth(
                                oauth.transferSession(),
                                oauth.scope(),
                                null,
                                null,
                                oauth.grantType().protocolName(),
                                Lines.of(oauth.redirectUris()),
                                Lines.of(oauth.postLogoutRedirectUris()),
                                oauth.certificateUrl()),
                connector.logoutUrl,
                !connector.published,
                connector.category == null ? null : connector.category.name(),
                connector.mobileUrl,
                text(connector.opensAt),
                text(connector.closesAt),
                connector.maintenance,
                connector.excluded.stream().sorted().toList());
    }

    /** The same under another name, as a draft. */
    ConnectorForm draftNamed(String name) {
        return with(name, url, true);
    }

    /** The same with these. */
    ConnectorForm with(String name, String address, boolean asDraft) {
        return new ConnectorForm(
                name,
                displayName,
                icon,
                address,
                target,
                structure,
                inherits,
                cas,
                oauth,
                logoutUrl,
                asDraft,
                category,
                mobileUrl,
                opensAt,
                closesAt,
                maintenance,
                excludedStructures);
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}

package fr.ent.connector.definition;

import fr.ent.connector.signon.Lines;
import fr.ent.connector.signon.SingleLogout;
import jakarta.ws.rs.DefaultValue;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;

/** The fields of the page « Créer un lien/connecteur » as the browser sends and shows them: never null. */
public class ConnectorFields {
    @RestForm
    @DefaultValue("")
    public String identifier = "";

    @RestForm
    @DefaultValue("")
    public String displayName = "";

    @RestForm
    @DefaultValue("")
    public String icon = "";

    @RestForm
    @DefaultValue("")
    public String url = "";

    @RestForm
    @DefaultValue("NEW_PAGE")
    public String target = "NEW_PAGE";

    @RestForm
    public boolean inherits;

    @RestForm
    public boolean casEnabled;

    @RestForm
    @DefaultValue("PRONOTE")
    public String casType = "PRONOTE";

    @RestForm
    @DefaultValue("")
    public String casPattern = "";

    @RestForm
    @DefaultValue("")
    public String proxyCallbacks = "";

    @RestForm
    @DefaultValue("BACK_CHANNEL")
    public String singleLogout = "BACK_CHANNEL";

    @RestForm
    public boolean oauthEnabled;

    @RestForm
    public boolean transferSession;

    @RestForm
    @DefaultValue("")
    public String scope = "";

    @RestForm
    @DefaultValue("")
    public String secret = "";

    @RestForm
    public boolean generateSecret;

    @RestForm
    @DefaultValue("authorization_code")
    public String grantType = "authorization_code";

    @RestForm
    @DefaultValue("")
    public String redirectUris = "";

    @RestForm
    @DefaultValue("")
    public String postLogoutRedirectUris = "";

    @RestForm
    @DefaultValue("")
    public String certificateUrl = "";

    @RestForm
    @DefaultValue("")
    public String logoutUrl = "";

    @RestForm
    public boolean draft;

    @RestForm
    @DefaultValue("")
    public String category = "";

    @RestForm
    @DefaultValue("")
    public String mobileUrl = "";

    @RestForm
    @DefaultValue("")
    public String opensAt = "";

    @RestForm
    @DefaultValue("")
    public String closesAt = "";

    @RestForm
    @DefaultValue("")
    public String maintenance = "";

    @RestForm
    @DefaultValue("")
    public String excludedStructures = "";

    static ConnectorFields of(Connector connector) {
        ConnectorFields fields = new ConnectorFields();
        fields.identifier = connector.identifier;
        fields.displayName = connector.displayName;
        fields.icon = Objects.toString(connector.icon, "");
        fields.url = connector.url;
        fields.target = connector.target.name();
        fields.inherits = connector.inherits;
        fields.logoutUrl = Objects.toString(connector.logoutUrl, "");
        fields.draft = !connector.published;
        fields.category = Objects.toString(connector.category, "");
        fields.mobileUrl = Objects.toString(connector.mobileUrl, "");
        fields.opensAt = Objects.toString(connector.opensAt, "");
        fields.closesAt = Objects.toString(connector.closesAt, "");
        fields.maintenance = Objects.toString(connector.maintenance, "");
        fields.excludedStructures =
                Objects.toString(Lines.text(connector.excluded.stream().sorted().toList()), "");
        if (connector.cas != null) {
            fields.casEnabled = true;
            fields.casType = connector.cas.type();
            fields.proxyCallbacks = Objects.toString(connector.cas.proxyCallbacks(), "");
            fields.singleLogout = Objects.toString(connector.cas.singleLogout(), SingleLogout.BACK_CHANNEL.name());
            fields.casPattern = Objects.toString(connector.cas.pattern(), "");
        }
        if (connector.oauth != null) {
            fields.oauthEnabled = true;
            fields.transferSession = Boolean.TRUE.equals(connector.oauth.transferSession());
            fields.scope = Objects.toString(connector.oauth.scope(), "");
            fields.grantType = connector.oauth.grantType().protocolName();
            fields.redirectUris = Objects.toString(connector.oauth.redirectUris(), "");
            fields.postLogoutRedirectUris = Objects.toString(connector.oauth.postLogoutRedirectUris(), "");
            fields.certificateUrl = Objects.toString(connector.oauth.certificateUrl(), "");
        }
        return fields;
    }

    ConnectorForm toForm() {
        return new ConnectorForm(
                identifier,
                displayName,
                icon,
                url,
                target,
                null,
                inherits,
                casEnabled ? new ConnectorForm.Cas(casType, casPattern, Lines.of(proxyCallbacks), singleLogout) : null,
                oauthEnabled
                        ? new ConnectorForm.OAuth(
                                transferSession,
                                scope,
                                secret,
                                generateSecret,
                                grantType,
                                Lines.of(redirectUris),
                                Lines.of(postLogoutRedirectUris),
                                certificateUrl)
                        : null,
                logoutUrl,
                draft,
                category,
                mobileUrl,
                opensAt,
                closesAt,
                maintenance,
                Lines.of(excludedStructures));
    }

    /** Whether « Afficher les paramètres du connecteur » has something to show. */
    public boolean signOn() {
        return casEnabled || oauthEnabled || !logoutUrl.isEmpty();
    }
}

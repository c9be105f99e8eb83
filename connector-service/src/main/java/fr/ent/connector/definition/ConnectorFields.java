package fr.ent.connector.definition;

import fr.ent.connector.signon.Lines;
import jakarta.ws.rs.DefaultValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
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

    /** One UAI a box, or several in one text, one a line. */
    @RestForm
    public List<String> excludedStructures = List.of();

    static ConnectorFields of(Connector connector, ZoneId zone) {
        return of(ConnectorForm.of(connector), zone);
    }

    /** @param zone where the page's dates are read */
    static ConnectorFields of(ConnectorForm form, ZoneId zone) {
        ConnectorFields fields = new ConnectorFields();
        fields.identifier = text(form.identifier());
        fields.displayName = text(form.displayName());
        fields.icon = text(form.icon());
        fields.url = text(form.url());
        fields.target = Objects.requireNonNullElse(form.target(), fields.target);
        fields.inherits = Boolean.TRUE.equals(form.inherits());
        fields.logoutUrl = text(form.logoutUrl());
        fields.draft = Boolean.TRUE.equals(form.draft());
        fields.category = text(form.category());
        fields.mobileUrl = text(form.mobileUrl());
        fields.opensAt = local(form.opensAt(), zone);
        fields.closesAt = local(form.closesAt(), zone);
        fields.maintenance = text(form.maintenance());
        fields.excludedStructures = form.excludedStructures() == null ? List.of() : form.excludedStructures();
        if (form.cas() != null) {
            fields.casEnabled = true;
            fields.casType = form.cas().type();
            fields.casPattern = text(form.cas().pattern());
            fields.proxyCallbacks = lines(form.cas().proxyCallbacks());
            fields.singleLogout = Objects.requireNonNullElse(form.cas().singleLogout(), fields.singleLogout);
        }
        if (form.oauth() != null) {
            fields.oauthEnabled = true;
            fields.transferSession = Boolean.TRUE.equals(form.oauth().transferSession());
            fields.scope = text(form.oauth().scope());
            fields.generateSecret = Boolean.TRUE.equals(form.oauth().generateSecret());
            fields.grantType = form.oauth().grantType();
            fields.redirectUris = lines(form.oauth().redirectUris());
            fields.postLogoutRedirectUris = lines(form.oauth().postLogoutRedirectUris());
            fields.certificateUrl = text(form.oauth().certificateUrl());
        }
        return fields;
    }

    ConnectorForm toForm(ZoneId zone) {
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
                instant(opensAt, zone),
                instant(closesAt, zone),
                maintenance,
                exclusions());
    }

    /** The UAIs of {@link #excludedStructures}, each by itself. */
    public List<String> exclusions() {
        return excludedStructures == null ? List.of() : Lines.of(String.join("\n", excludedStructures));
    }

    /** For a text with one UAI a line. */
    public String exclusionLines() {
        return String.join("\n", exclusions());
    }

    /** As a field {@code datetime-local} has it; what is no moment stays as it was typed. */
    private static String local(String instant, ZoneId zone) {
        try {
            return instant == null || instant.isBlank()
                    ? ""
                    : LocalDateTime.ofInstant(Instant.parse(instant), zone).toString();
        } catch (DateTimeParseException e) {
            return instant;
        }
    }

    private static String instant(String local, ZoneId zone) {
        try {
            return local.isBlank()
                    ? ""
                    : LocalDateTime.parse(local.strip())
                            .atZone(zone)
                            .toInstant()
                            .toString();
        } catch (DateTimeParseException e) {
            return local;
        }
    }

    private static String text(String value) {
        return Objects.toString(value, "");
    }

    private static String lines(List<String> values) {
        return values == null ? "" : String.join("\n", values);
    }

    /** Whether « Afficher les paramètres du connecteur » has something to show. */
    public boolean signOn() {
        return casEnabled || oauthEnabled || !logoutUrl.isEmpty();
    }
}

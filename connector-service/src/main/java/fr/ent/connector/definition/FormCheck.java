package fr.ent.connector.definition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import fr.ent.connector.signon.CasSettings;
import fr.ent.connector.signon.CasType;
import fr.ent.connector.signon.GrantType;
import fr.ent.connector.signon.ServiceAddress;
import fr.ent.connector.signon.ServicePattern;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks one {@link ConnectorForm}, alone, and says of every wrong field what is expected there. */
final class FormCheck {
    private static final int NAME = 200;
    private static final int ADDRESS = 2_000;
    private static final int EXPRESSION = 1_000;
    private static final int SECRET = 200;

    private final ConnectorForm form;
    private final List<FieldError> errors = new ArrayList<>();

    private FormCheck(ConnectorForm form) {
        this.form = form;
    }

    /** @throws ApiProblem 400 with one entry a field */
    static CheckedForm check(ConnectorForm form, String structure) {
        if (form == null) {
            throw new ApiProblem(400, "http-400");
        }
        return new FormCheck(form).checked(structure);
    }

    private CheckedForm checked(String structure) {
        String identifier = required("identifier", composed(form.identifier()), NAME);
        String displayName = text("displayName", composed(form.displayName()), NAME);
        if (form.structure() != null && !form.structure().equals(structure)) {
            errors.add(new FieldError("structure", "structure-fixed", structure));
        }
        CheckedForm checked = new CheckedForm(
                identifier,
                displayName == null ? identifier : displayName,
                icon(),
                url("url", required("url", form.url(), ADDRESS)),
                target(),
                Boolean.TRUE.equals(form.inherits()),
                cas(),
                oauth(),
                url("logoutUrl", text("logoutUrl", form.logoutUrl(), ADDRESS)));
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return checked;
    }

    private String icon() {
        String icon = text("icon", form.icon(), ADDRESS);
        if (icon == null || Icons.isBuiltIn(icon)) {
            return icon;
        }
        boolean https = ServiceAddress.of(icon)
                .filter(at -> at.origin().startsWith("https:"))
                .isPresent();
        if (!https) {
            errors.add(new FieldError("icon", "icon-unknown", String.join(", ", Icons.names())));
        }
        return icon;
    }

    private String url(String field, String url) {
        if (url != null && ServiceAddress.of(url).isEmpty()) {
            errors.add(new FieldError(field, "url-malformed"));
        }
        return url;
    }

    private Target target() {
        String name = text("target", form.target(), NAME);
        Optional<Target> target = name == null ? Optional.of(Target.PAGE) : Target.named(name);
        return target.orElseGet(() -> refuse("target", "target-unknown"));
    }

    private CasSettings cas() {
        if (form.cas() == null) {
            return null;
        }
        String name = required("cas.type", form.cas().type(), NAME);
        CasType type = name == null
                ? null
                : CasType.named(name)
                        .orElseGet(() -> refuse("cas.type", "cas-type-unknown", CasType.PRONOTE, CasType.DEFAULT));
        String pattern = text("cas.pattern", form.cas().pattern(), EXPRESSION);
        if (pattern != null && !ServicePattern.isAffordable(pattern)) {
            errors.add(new FieldError("cas.pattern", "pattern-enormous"));
        } else if (pattern != null) {
            try {
                Pattern.compile(pattern);
                if (!ServicePattern.fixesSite(pattern)) {
                    errors.add(new FieldError("cas.pattern", "pattern-site-open"));
                }
            } catch (PatternSyntaxException e) {
                errors.add(new FieldError("cas.pattern", "pattern-malformed", e.getDescription()));
            }
        }
        return new CasSettings(type, pattern);
    }

    private CheckedForm.OAuth oauth() {
        if (form.oauth() == null) {
            return null;
        }
        String name = required("oauth.grantType", form.oauth().grantType(), NAME);
        GrantType grantType = name == null
                ? null
                : GrantType.named(name).orElseGet(() -> refuse("oauth.grantType", "grant-type-unknown"));
        String secret = form.oauth().secret();
        if (secret != null && secret.length() > SECRET) {
            errors.add(new FieldError("oauth.secret", "too-long", SECRET));
        }
        return new CheckedForm.OAuth(
                Boolean.TRUE.equals(form.oauth().transferSession()),
                text("oauth.scope", form.oauth().scope(), EXPRESSION),
                secret == null || secret.isEmpty() ? null : secret,
                grantType);
    }

    private String required(String field, String given, int limit) {
        String text = text(field, given, limit);
        if (text == null) {
            errors.add(new FieldError(field, "required"));
        }
        return text;
    }

    private String text(String field, String given, int limit) {
        String text = given == null ? "" : given.strip();
        if (text.length() > limit) {
            errors.add(new FieldError(field, "too-long", limit));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(field, "control-character"));
        }
        return text.isEmpty() ? null : text;
    }

    /** One spelling for names that look alike: é is one character and not e with an accent. */
    private static String composed(String given) {
        return given == null ? null : Normalizer.normalize(given, Normalizer.Form.NFC);
    }

    private <T> T refuse(String field, String slug, Object... arguments) {
        errors.add(new FieldError(field, slug, arguments));
        return null;
    }
}

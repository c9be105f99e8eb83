package fr.ent.connector.definition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import fr.ent.connector.directory.Uai;
import fr.ent.connector.signon.CasSettings;
import fr.ent.connector.signon.CasType;
import fr.ent.connector.signon.CasTypes;
import fr.ent.connector.signon.GrantType;
import fr.ent.connector.signon.Lines;
import fr.ent.connector.signon.NewSecret;
import fr.ent.connector.signon.ServiceAddress;
import fr.ent.connector.signon.ServicePattern;
import fr.ent.connector.signon.SingleLogout;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import java.text.Normalizer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks one {@link ConnectorForm}, alone, and says of every wrong field what is expected there. */
final class FormCheck {
    private static final int NAME = 200;
    private static final int ADDRESS = 2_000;
    private static final int EXPRESSION = 1_000;
    private static final int SECRET = 200;
    private static final int MIN_SECRET = 20;
    private static final int ADDRESSES = 20;
    private static final int MESSAGE = 500;
    private static final int EXCLUSIONS = 5_000;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    private static final java.util.regex.Pattern LOCAL = java.util.regex.Pattern.compile(
            "http://(?:localhost|[a-z0-9.-]+\\.localhost|127\\.0\\.0\\.1|\\[::1]):[0-9]+");

    private final ConnectorForm form;
    private final List<FieldError> errors = new ArrayList<>();

    private FormCheck(ConnectorForm form) {
        this.form = form;
    }

    /**
     * A form with what is wrong with it.
     *
     * @param form fit for use only where nothing is wrong
     */
    record Attempt(CheckedForm form, List<FieldError> errors) {
        /** Whether one of these fields is wrong. */
        boolean wrong(String... fields) {
            return errors.stream()
                    .anyMatch(error -> Stream.of(fields)
                            .anyMatch(field ->
                                    error.field().equals(field) || error.field().startsWith(field + ".")));
        }
    }

    /** @throws ApiProblem 400 with one entry a field */
    static CheckedForm check(ConnectorForm form, String structure) {
        Attempt attempt = attempt(form, structure);
        if (!attempt.errors.isEmpty()) {
            throw ApiProblem.invalid(attempt.errors);
        }
        return attempt.form;
    }

    /** @throws ApiProblem 400 only when there is no form at all */
    static Attempt attempt(ConnectorForm form, String structure) {
        if (form == null) {
            throw new ApiProblem(400, "http-400");
        }
        FormCheck check = new FormCheck(form);
        CheckedForm checked = check.checked(structure);
        return new Attempt(checked, check.errors);
    }

    private CheckedForm checked(String structure) {
        String identifier = required("identifier", composed(form.identifier()), NAME);
        String displayName = text("displayName", composed(form.displayName()), NAME);
        if (form.structure() != null && !form.structure().equals(structure)) {
            errors.add(new FieldError("structure", "structure-fixed", structure));
        }
        Instant opensAt = instant("opensAt", form.opensAt());
        Instant closesAt = instant("closesAt", form.closesAt());
        CheckedForm checked = new CheckedForm(
                identifier,
                displayName == null ? identifier : displayName,
                icon(),
                service(required("url", form.url(), ADDRESS)),
                target(),
                Boolean.TRUE.equals(form.inherits()),
                cas(),
                oauth(),
                url("logoutUrl", text("logoutUrl", form.logoutUrl(), ADDRESS)),
                !Boolean.TRUE.equals(form.draft()),
                category(),
                url("mobileUrl", text("mobileUrl", form.mobileUrl(), ADDRESS)),
                opensAt,
                closesAt,
                text("maintenance", form.maintenance(), MESSAGE),
                excluded(structure));
        if (opensAt != null && closesAt != null && !closesAt.isAfter(opensAt)) {
            errors.add(new FieldError("closesAt", "closes-before-it-opens"));
        }
        return checked;
    }

    private String icon() {
        String icon = text("icon", form.icon(), ADDRESS);
        if (icon == null || Icons.isBuiltIn(icon) || Icons.digest(icon).isPresent()) {
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

    /** The one address that may hold {@code {uai}}: only of a connector that sub-structures have too. */
    private String service(String url) {
        Optional<ServiceAddress> address = ServiceAddress.ofTemplate(url);
        if (url != null && address.isEmpty()) {
            errors.add(new FieldError("url", "url-malformed"));
        } else if (address.filter(ServiceAddress::isTemplate).isPresent() && !Boolean.TRUE.equals(form.inherits())) {
            errors.add(new FieldError("url", "uai-not-shared"));
        }
        return url;
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

    private Category category() {
        String name = text("category", form.category(), NAME);
        return name == null ? null : Category.named(name).orElseGet(() -> refuse("category", "category-unknown"));
    }

    private Instant instant(String field, String given) {
        String text = text(field, given, NAME);
        try {
            Instant instant = text == null ? null : Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
            if (instant == null || (instant.isAfter(FIRST) && instant.isBefore(LAST))) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            return refuse(field, "instant-malformed");
        }
        return refuse(field, "instant-malformed");
    }

    private Set<String> excluded(String structure) {
        List<String> given = form.excludedStructures() == null ? List.of() : form.excludedStructures();
        if (given.size() > EXCLUSIONS) {
            errors.add(new FieldError("excludedStructures", "too-many", EXCLUSIONS));
            return Set.of();
        }
        for (String uai : given) {
            if (!Uai.isUai(uai) || uai.equals(structure)) {
                errors.add(new FieldError("excludedStructures", "exclusion-not-below", Objects.toString(uai)));
                return Set.of();
            }
        }
        return Boolean.TRUE.equals(form.inherits()) ? Set.copyOf(given) : Set.of();
    }

    private CasSettings cas() {
        if (form.cas() == null) {
            return null;
        }
        String name = required("cas.type", form.cas().type(), NAME);
        if (name != null && !CasTypes.isKnown(name)) {
            errors.add(new FieldError(
                    "cas.type",
                    "cas-type-unknown",
                    CasTypes.all().stream().map(CasType::name).collect(Collectors.joining(", "))));
        }
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
        String logout = text("cas.singleLogout", form.cas().singleLogout(), NAME);
        SingleLogout singleLogout = logout == null
                ? SingleLogout.BACK_CHANNEL
                : SingleLogout.named(logout).orElseGet(() -> refuse("cas.singleLogout", "single-logout-unknown"));
        List<String> callbacks = addresses("cas.proxyCallbacks", form.cas().proxyCallbacks());
        if (errors.stream().noneMatch(error -> error.field().equals("cas.proxyCallbacks"))) {
            // Not even on this machine: a proxy's certificate is what it is known by.
            callbacks.stream()
                    .filter(address -> !address.startsWith("https:"))
                    .findFirst()
                    .ifPresent(
                            address -> errors.add(new FieldError("cas.proxyCallbacks", "address-not-https", address)));
        }
        return new CasSettings(name, pattern, Lines.text(callbacks), singleLogout);
    }

    private CheckedForm.OAuth oauth() {
        if (form.oauth() == null) {
            return null;
        }
        String name = required("oauth.grantType", form.oauth().grantType(), NAME);
        GrantType grantType = name == null
                ? null
                : GrantType.named(name).orElseGet(() -> refuse("oauth.grantType", "grant-type-unknown"));
        return new CheckedForm.OAuth(
                Boolean.TRUE.equals(form.oauth().transferSession()),
                text("oauth.scope", form.oauth().scope(), EXPRESSION),
                secret(),
                grantType,
                addresses("oauth.redirectUris", form.oauth().redirectUris()),
                addresses("oauth.postLogoutRedirectUris", form.oauth().postLogoutRedirectUris()),
                addresses("oauth.certificateUrl", Lines.of(form.oauth().certificateUrl())).stream()
                        .findFirst()
                        .orElse(null));
    }

    /** Its digest is told to sso-service: it must not be one that can be guessed from it. */
    private String secret() {
        if (Boolean.TRUE.equals(form.oauth().generateSecret())) {
            return NewSecret.make();
        }
        String secret = form.oauth().secret();
        if (secret == null || secret.isEmpty()) {
            return null;
        }
        if (secret.length() < MIN_SECRET) {
            errors.add(new FieldError("oauth.secret", "secret-too-short", MIN_SECRET));
        } else if (secret.length() > SECRET) {
            errors.add(new FieldError("oauth.secret", "too-long", SECRET));
        } else if (secret.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("oauth.secret", "control-character"));
        }
        return secret;
    }

    /**
     * Addresses a browser is sent to with something secret, or that are trusted: https, or http on this very machine;
     * without a fragment (RFC 6749 §3.1.2), and without a star, since they are compared letter by letter.
     */
    private List<String> addresses(String field, List<String> given) {
        if (given == null) {
            return List.of();
        }
        if (given.stream().anyMatch(Objects::isNull)) {
            errors.add(new FieldError(field, "required"));
            return List.of();
        }
        List<String> addresses = Lines.of(String.join("\n", given));
        if (addresses.size() > ADDRESSES) {
            errors.add(new FieldError(field, "too-many", ADDRESSES));
            return List.of();
        }
        for (String address : addresses) {
            Optional<ServiceAddress> read = ServiceAddress.of(text(field, address, ADDRESS));
            if (read.isEmpty() || address.contains("#") || address.contains("*")) {
                errors.add(new FieldError(field, "address-malformed", address));
                break;
            }
            if (!read.get().origin().startsWith("https:")
                    && !LOCAL.matcher(read.get().origin()).matches()) {
                errors.add(new FieldError(field, "address-not-https", address));
                break;
            }
        }
        return addresses;
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

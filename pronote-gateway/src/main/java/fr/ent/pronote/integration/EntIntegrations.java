package fr.ent.pronote.integration;

import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import fr.ent.pronote.identity.CategoryTable;
import fr.ent.pronote.identity.MissingBirthDate;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.publication.Base;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.Journal;
import fr.ent.pronote.publication.JournalAction;
import fr.ent.pronote.publication.Uai;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ENT settings of the bases; they change only while the base is stopped (seed, steps 1 and 11). */
@ApplicationScoped
public class EntIntegrations implements PanacheRepositoryBase<EntIntegration, String> {
    private static final int LENGTH = 500;
    private static final Pattern NOT_IN_A_CATEGORY = Pattern.compile("[;,=\\p{Cntrl}]");

    private final Bases bases;
    private final Journal journal;
    private final KnownEnts knownEnts;

    EntIntegrations(Bases bases, Journal journal, KnownEnts knownEnts) {
        this.bases = bases;
        this.journal = journal;
        this.knownEnts = knownEnts;
    }

    /** The settings of a base, the defaults if nobody changed them yet. */
    public EntIntegration of(String uai) {
        return findByIdOptional(uai).orElseGet(() -> EntIntegration.defaults(uai));
    }

    /**
     * Replaces the settings.
     *
     * @throws ApiProblem 409 {@code base-published} while the base is published; 400 with the fields that are wrong
     */
    @Transactional
    public void change(Uai uai, IntegrationForm form, String actor) {
        Base base = bases.getForChange(uai);
        base.requireStopped();
        List<FieldError> errors = new ArrayList<>();
        String ent = form.ent() == null || form.ent().isBlank() ? EntIntegration.MANUAL : form.ent();
        String url = casUrl(ent, form.casUrl(), errors);
        check(base, form.casEnabled(), url, errors);
        CategoryTable table = table(form.categories(), errors);
        IntegrationForm.AttributeNames names =
                Objects.requireNonNullElse(form.attributes(), IntegrationForm.AttributeNames.DEFAULT);
        names(names).forEach((field, name) -> {
            if (name == null || name.isBlank()) {
                errors.add(new FieldError("attributes." + field, "required"));
            } else if (name.length() > LENGTH) {
                errors.add(new FieldError("attributes." + field, "too-long", LENGTH));
            } else if (name.chars().anyMatch(Character::isISOControl)) {
                errors.add(new FieldError("attributes." + field, "control-character"));
            }
        });
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }

        EntIntegration integration = of(base.uai);
        integration.casEnabled = form.casEnabled();
        integration.ent = ent;
        integration.casUrl = url;
        integration.casVersion = Objects.requireNonNullElse(form.casVersion(), CasVersion.CAS_2);
        integration.directAccess = form.directAccess();
        integration.lastNameAttribute = names.lastName().strip();
        integration.firstNameAttribute = names.firstName().strip();
        integration.birthDateAttribute = names.birthDate().strip();
        integration.postalCodeAttribute = names.postalCode().strip();
        integration.categoriesAttribute = names.categories().strip();
        integration.categories(table);
        integration.missingBirthDate = Objects.requireNonNullElse(form.missingBirthDate(), MissingBirthDate.ACCEPT);
        integration.loginChange = Objects.requireNonNullElse(form.loginChange(), LoginChange.MOVE);
        integration.drift = Objects.requireNonNullElse(form.drift(), DriftPolicy.WARN);
        if (!isPersistent(integration)) {
            persist(integration);
        }
        journal.write(
                base.uai,
                actor,
                JournalAction.ENT_INTEGRATION,
                (form.casEnabled() ? "CAS " : "– ") + integration.casUrl);
    }

    private String casUrl(String ent, String given, List<FieldError> errors) {
        String known = ent.equals(EntIntegration.MANUAL) ? null : knownEnts.url(ent);
        if (known == null && !ent.equals(EntIntegration.MANUAL)) {
            errors.add(new FieldError("ent", "ent-unknown"));
        }
        String wanted = given == null || given.isBlank() ? Objects.requireNonNullElse(known, "") : given;
        Optional<String> url = normalise(wanted);
        if (url.isEmpty()) {
            errors.add(new FieldError("casUrl", "address-malformed"));
        }
        return url.orElse("");
    }

    private static void check(Base base, boolean enabled, String url, List<FieldError> errors) {
        if (enabled && url.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError("casUrl", "required"));
        }
        if (!url.isEmpty() && !url.startsWith("https://") && !base.labMode) {
            errors.add(new FieldError("casUrl", "address-insecure"));
        }
        if (enabled && !base.publicAddress.startsWith("https://") && !base.labMode) {
            errors.add(new FieldError("casEnabled", "address-insecure"));
        }
    }

    /** Without the slash at the end, and without {@code /login}, which administrators like to paste along. */
    static Optional<String> normalise(String raw) {
        String text = raw.strip();
        if (text.isEmpty()) {
            return Optional.of("");
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!(scheme.equals("http") || scheme.equals("https"))
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || text.length() > LENGTH) {
                return Optional.empty();
            }
            String path = (uri.getRawPath() == null ? "" : uri.getRawPath())
                    .replaceAll("/+$", "")
                    .replaceAll("/login$", "")
                    .replaceAll("/+$", "");
            return Optional.of(scheme + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT) + path);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static CategoryTable table(Map<String, String> wanted, List<FieldError> errors) {
        if (wanted == null) {
            return CategoryTable.DEFAULT;
        }
        Map<String, Population> table = new LinkedHashMap<>();
        wanted.forEach((value, path) -> {
            Optional<Population> population = Population.ofPath(String.valueOf(path));
            if (value.isBlank() || NOT_IN_A_CATEGORY.matcher(value).find() || population.isEmpty()) {
                errors.add(new FieldError("categories." + value, "category-malformed"));
            } else {
                table.put(value.strip(), population.get());
            }
        });
        if (wanted.isEmpty()) {
            errors.add(new FieldError("categories", "required"));
        }
        return new CategoryTable(table);
    }

    private static Map<String, String> names(IntegrationForm.AttributeNames names) {
        Map<String, String> byField = new LinkedHashMap<>();
        byField.put("lastName", names.lastName());
        byField.put("firstName", names.firstName());
        byField.put("birthDate", names.birthDate());
        byField.put("postalCode", names.postalCode());
        byField.put("categories", names.categories());
        return byField;
    }
}

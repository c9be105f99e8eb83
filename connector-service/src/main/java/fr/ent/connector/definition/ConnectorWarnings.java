package fr.ent.connector.definition;

import fr.ent.connector.directory.Directory;
import fr.ent.connector.directory.Structure;
import fr.ent.connector.directory.Uai;
import fr.ent.connector.signon.ServiceAddress;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is allowed but deserves a look: an UAI in the address of a hosted PRONOTE that is not the structure's (seed
 * sheet: « https://{UAI}.index-education.net/pronote/ ») or whose letter does not belong to it, an address that is not
 * https, a site shared with other connectors. Nothing of it keeps anybody from saving.
 */
@ApplicationScoped
class ConnectorWarnings {
    private static final Pattern HOSTED_PRONOTE = Pattern.compile("([0-9]{7}[a-z])\\.index-education\\.net");
    private static final Pattern LOCAL = Pattern.compile("(?:.+\\.)?localhost|127\\.0\\.0\\.1|\\[::1]");

    private final Directory directory;
    private final ServiceConflicts conflicts;
    private final PageContext page;

    ConnectorWarnings(Directory directory, ServiceConflicts conflicts, PageContext page) {
        this.directory = directory;
        this.conflicts = conflicts;
        this.page = page;
    }

    /** In the caller's language. */
    List<Finding> told(Connector connector) {
        return Finding.of(of(connector), page.locale());
    }

    @Transactional
    List<FieldError> of(Connector connector) {
        List<FieldError> found = new ArrayList<>();
        ServiceAddress address = ServiceAddress.ofTemplate(connector.url).orElseThrow();
        if (address.origin().startsWith("http:")
                && !LOCAL.matcher(address.host()).matches()) {
            found.add(new FieldError("url", "warning-not-https"));
        }
        Matcher hosted = HOSTED_PRONOTE.matcher(address.host());
        if (hosted.matches()) {
            uai(connector, hosted.group(1).toUpperCase(Locale.ROOT)).ifPresent(found::add);
        }
        if (connector.published) {
            conflicts
                    .neighbours(connector)
                    .forEach(other -> found.add(new FieldError("url", "warning-site-shared", other.identifier)));
            conflicts
                    .overridden(connector)
                    .ifPresent(other -> found.add(new FieldError("url", "warning-before-template", other.identifier)));
        }
        return found;
    }

    private Optional<FieldError> uai(Connector connector, String uai) {
        boolean expected = connector.structure.equals(uai)
                || (connector.inherits
                        && directory
                                .selfAndDescendants(List.of(connector.structure))
                                .contains(uai));
        if (expected) {
            return Optional.empty();
        }
        Optional<Structure> other = directory.structure(uai);
        if (other.isPresent()) {
            return Optional.of(new FieldError("url", "warning-uai-of-another", uai, other.get().name));
        }
        return Optional.of(
                Uai.isPlausible(uai)
                        ? new FieldError("url", "warning-uai-unknown", uai, connector.structure)
                        : new FieldError(
                                "url",
                                "warning-uai-letter",
                                uai,
                                String.valueOf(Uai.letterOf(uai)),
                                connector.structure));
    }
}

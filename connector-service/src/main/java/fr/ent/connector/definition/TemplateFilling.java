package fr.ent.connector.definition;

import fr.ent.connector.directory.Structure;
import fr.ent.connector.directory.Uai;
import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Objects;

/** Makes the form of a connector from a template. */
@ApplicationScoped
class TemplateFilling {
    private final Connectors connectors;

    TemplateFilling(Connectors connectors) {
        this.connectors = connectors;
    }

    /**
     * With a free identifier.
     *
     * @param uai stands in the address; capitals do not count
     * @throws ApiProblem 400 when it is no UAI
     */
    @Transactional
    ConnectorForm fill(ConnectorTemplate template, Structure owner, String uai) {
        String number = uai.toUpperCase(Locale.ROOT);
        if (!Uai.isUai(number)) {
            throw ApiProblem.invalid("uai", uai.isBlank() ? "required" : "uai-malformed");
        }
        ConnectorForm form = template.connector();
        String identifier = Objects.toString(form.identifier(), "").replace("${name}", owner.name);
        boolean taken =
                !identifier.isEmpty() && connectors.identified(identifier).isPresent();
        return form.with(
                taken ? connectors.freeLike(identifier, owner.uai) : identifier,
                Objects.toString(form.url(), "").replace("${uai}", number),
                false);
    }
}

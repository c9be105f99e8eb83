package fr.ent.connector.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * « Modèle »: what most connectors of a kind have in common.
 *
 * @param titles by language
 * @param descriptions what it is for, by language
 * @param asks the fields one must fill; {@code uai} is the UAI in the address
 * @param connector what it fills; {@code ${name}} stands for the structure's name, {@code ${uai}} for the UAI
 */
record ConnectorTemplate(
        String name,
        @JsonProperty("title") Map<String, String> titles,
        @JsonProperty("description") Map<String, String> descriptions,
        List<String> asks,
        ConnectorForm connector) {
    String title(Locale locale) {
        return titles.get("en".equals(locale.getLanguage()) ? "en" : "fr");
    }

    String description(Locale locale) {
        return descriptions.get("en".equals(locale.getLanguage()) ? "en" : "fr");
    }
}

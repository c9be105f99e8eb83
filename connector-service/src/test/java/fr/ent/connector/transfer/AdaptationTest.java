package fr.ent.connector.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AdaptationTest {
    private static final Adaptation ADAPTATION = new Adaptation(
            new ConnectorFile.Origin("0900011A", "Lycée Paul Martin"),
            new ConnectorFile.Origin("0900022B", "Lycée $1 Jean Moulin"));

    @ParameterizedTest
    @CsvSource({
        "url, https://0900011A.index-education.net/pronote/, https://0900022B.index-education.net/pronote/",
        "url, https://0900011a.index-education.net/pronote/, https://0900022b.index-education.net/pronote/",
        "url, https://ent.example/0900011A/x?u=0900011A, https://ent.example/0900022B/x?u=0900022B",
        "url, https://{uai}.index-education.net/, https://{uai}.index-education.net/",
        "url, https://10900011A.example/, https://10900011A.example/",
        "url, https://autre.example/, https://autre.example/",
        "identifier, Pronote - Lycée Paul Martin, Pronote - Lycée $1 Jean Moulin",
        "displayName, Notes (0900011A), Notes (0900022B)",
        "displayName, Notes, Notes"
    })
    void applyWhenTheOldSchoolIsNamedThenTheNewOneIs(String field, String before, String after) {
        ObjectNode definition = new ObjectMapper().createObjectNode();
        definition.put(field, before);

        ADAPTATION.apply(definition);

        assertThat(definition.get(field).asText()).isEqualTo(after);
    }
}

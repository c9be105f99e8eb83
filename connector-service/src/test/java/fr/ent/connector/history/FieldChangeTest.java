package fr.ent.connector.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FieldChangeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void betweenWhenFieldsAreInAnotherOrderOrEmptyThenTheyAreTheSame() {
        assertThat(between(
                        "{'icon':'','url':'u','draft':false,'cas':null,'excludedStructures':[]}",
                        "{'url':'u','icon':null,'cas':null}"))
                .isEmpty();
    }

    @Test
    void betweenWhenASettingIsTakenAwayThenAllItsFieldsAreEmptyInTheOrderOfTheForm() {
        assertThat(between("{'cas':{'pattern':'p','type':'PRONOTE'},'url':'u'}", "{'url':'v'}"))
                .containsExactly(
                        new FieldChange("url", "u", "v"),
                        new FieldChange("cas", "true", ""),
                        new FieldChange("cas.type", "PRONOTE", ""),
                        new FieldChange("cas.pattern", "p", ""));
    }

    @Test
    void betweenWhenAListGrowsThenItIsTextOneALine() {
        assertThat(between("{'excludedStructures':['a']}", "{'excludedStructures':['a','b']}"))
                .containsExactly(new FieldChange("excludedStructures", "a", "a\nb"));
    }

    @Test
    void betweenWhenASecretIsInItThenItIsLeftOut() {
        assertThat(between("{'oauth':{'scope':'s'}}", "{'oauth':{'scope':'s','secret':'x','generateSecret':true}}"))
                .isEmpty();
    }

    @Test
    void formWhenItHasAFieldThenThePageHasAWordForIt() {
        assertThat(HistoryWords.FIELDS.keySet())
                .containsAll(FormOrder.names().stream()
                        .filter(name -> !List.of("structure", "oauth.secret", "oauth.generateSecret")
                                .contains(name))
                        .toList());
    }

    private static List<FieldChange> between(String before, String after) {
        try {
            return FieldChange.between(
                    JSON.readTree(before.replace('\'', '"')), JSON.readTree(after.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

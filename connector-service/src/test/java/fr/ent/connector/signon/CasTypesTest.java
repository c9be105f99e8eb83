package fr.ent.connector.signon;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CasTypesTest {
    /** sso-service holds its release profiles against the same list. */
    @Test
    void allThenThoseOfTheContractInItsOrder() throws IOException {
        List<CasType> agreed;
        try (InputStream file = CasTypesTest.class.getResourceAsStream("/contracts/cas-types.json")) {
            agreed = new ObjectMapper().readValue(file, new TypeReference<>() {});
        }

        assertThat(CasTypes.all()).containsExactlyElementsOf(agreed);
    }
}

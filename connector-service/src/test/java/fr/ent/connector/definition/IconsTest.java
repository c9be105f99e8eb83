package fr.ent.connector.definition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IconsTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void addressWhenUploadedThenByItsDigest() {
        assertThat(Icons.address(Icons.uploaded(DIGEST))).isEqualTo("/icones/" + DIGEST);
        assertThat(Icons.address("pronote")).isEqualTo("/icones/pronote.svg");
        assertThat(Icons.address("https://x.example/i.png")).isEqualTo("https://x.example/i.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upload:",
                "upload:../../x",
                "upload:0123456789ABCDEF",
                "javascript:alert(1)",
                "data:image/svg+xml,x",
                "http://x.example/i.png",
                "//x.example/i.png",
                ""
            })
    void addressWhenItIsNoneOfTheseThenInitials(String icon) {
        assertThat(Icons.address(icon)).isEmpty();
    }
}

package fr.ent.sso.imports;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextEncodingTest {
    private static final String TEXT = "Nom;Prénom\nGENÊT;Françoise\n";

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF-8",
        "UTF-8, EFBBBF, UTF-8",
        "UTF-16LE, FFFE, UTF-16LE",
        "UTF-16BE, FEFF, UTF-16BE",
        "windows-1252, '', windows-1252",
        "ISO-8859-1, '', windows-1252",
        "US-ASCII, '', UTF-8"
    })
    void ofThenTheTextIsReadAsItWasWritten(String written, String mark, String found) throws IOException {
        String text = written.equals("US-ASCII") ? "Nom\nGENET\n" : TEXT;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(java.util.HexFormat.of().parseHex(mark));
        bytes.write(text.getBytes(Charset.forName(written)));

        TextEncoding encoding = TextEncoding.of(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(encoding.charset().name()).isEqualTo(found);
        assertThat(new BufferedReader(encoding.open(new ByteArrayInputStream(bytes.toByteArray()))).lines())
                .containsExactly(text.split("\n"));
        assertThat(encoding.lines()).isEqualTo(text.lines().count());
    }

    @Test
    void ofWhenLettersLieAcrossTheBuffersThenStillUtf8() throws IOException {
        for (int before = 65_530; before < 65_540; before++) {
            byte[] bytes = ("x".repeat(before) + "éèœ€😀\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(TextEncoding.of(new ByteArrayInputStream(bytes))
                            .charset()
                            .name())
                    .isEqualTo("UTF-8");
        }
    }

    @Test
    void ofWhenEmptyThenUtf8() throws IOException {
        assertThat(TextEncoding.of(new ByteArrayInputStream(new byte[0])).lines())
                .isZero();
    }
}

package fr.ent.sso.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The XML of the national feed, and what somebody may send in its place. */
class AafFileTest {
    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>\n";
    private static final String NATIONAL = "<!DOCTYPE ficAlimMENESR SYSTEM \"ficAlimMENESR.dtd\">\n";

    private final List<AafFile.Entry> entries = new ArrayList<>();

    private void read(String xml) throws IOException {
        AafFile.read(new ByteArrayInputStream(xml.getBytes(Charset.forName("ISO-8859-15"))), entries::add);
    }

    @Test
    void readThenEachRecordWithItsValues() throws IOException {
        read(PROLOG + NATIONAL + """
                <ficAlimMENESR>
                <addRequest>
                <operationalAttributes><attr name="categoriePersonne"><value>Eleve</value></attr></operationalAttributes>
                <identifier><id>123456</id></identifier>
                <attributes>
                <attr name="sn"><value>D&apos;ŒUVRE &amp; Fils</value></attr>
                <attr name="ENTEleveClasses"><value>1234$4E3</value><value>4567$4E5</value></attr>
                <attr name="ENTEleveGroupes"><value/></attr>
                </attributes>
                </addRequest>
                <deleteRequest>
                <operationalAttributes><attr name="categoriePersonne"><value>PersRelEleve</value></attr></operationalAttributes>
                <identifier><id>9</id></identifier>
                </deleteRequest>
                </ficAlimMENESR>
                """);

        assertThat(entries).hasSize(2);
        AafFile.Entry pupil = entries.get(0);
        assertThat(pupil.category()).isEqualTo("Eleve");
        assertThat(pupil.id()).isEqualTo("123456");
        assertThat(pupil.one("sn")).isEqualTo("D'ŒUVRE & Fils");
        assertThat(pupil.all("ENTEleveClasses")).containsExactly("1234$4E3", "4567$4E5");
        assertThat(pupil.all("ENTEleveGroupes")).isEmpty();
        assertThat(pupil.line()).isEqualTo(4);
        assertThat(entries.get(1).request()).isEqualTo(AafFile.Request.DELETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE ficAlimMENESR [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ficAlimMENESR>&x;</ficAlimMENESR>",
                "<!DOCTYPE ficAlimMENESR SYSTEM \"ficAlimMENESR.dtd\" [<!ENTITY x \"y\">]><ficAlimMENESR>&x;</ficAlimMENESR>",
                "<!DOCTYPE ficAlimMENESR SYSTEM \"http://evil.example/ficAlimMENESR.xml\"><ficAlimMENESR/>",
                "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><ficAlimMENESR>&b;</ficAlimMENESR>",
                "<!DOCTYPE ficAlimMENESR SYSTEM \"ficAlimMENESR.dtd\"><ficAlimMENESR><addRequest><identifier><id>&x;</id></identifier></addRequest></ficAlimMENESR>",
                "<html/>",
                "<ficAlimMENESR><script/></ficAlimMENESR>",
                "<ficAlimMENESR><addRequest>",
                "no XML at all",
                "",
                "\u0000"
            })
    void readWhenNoFeedThenRefused(String xml) {
        assertThatThrownBy(() -> read(xml)).isInstanceOf(AafFile.UnreadableException.class);
        assertThat(entries).isEmpty();
    }

    @Test
    void readWhenTheDoctypeHidesInAnotherEncodingThenRefused() {
        byte[] xml =
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE x SYSTEM \"file:///etc/passwd\"><ficAlimMENESR/>"
                        .getBytes(StandardCharsets.UTF_16);
        assertThatThrownBy(() -> AafFile.read(new ByteArrayInputStream(xml), entries::add))
                .isInstanceOf(AafFile.UnreadableException.class);
    }

    @Test
    void readWhenNestedDeeplyOrEndlessThenRefused() {
        assertThatThrownBy(() -> read("<ficAlimMENESR><addRequest>" + "<a>".repeat(100_000)))
                .isInstanceOf(AafFile.UnreadableException.class);
        assertThatThrownBy(() -> read(
                        "<ficAlimMENESR><addRequest><identifier><id>" + "x".repeat(1_000_000) + "</id></identifier>"))
                .isInstanceOf(AafFile.UnreadableException.class);
        assertThatThrownBy(() -> read(
                        "<ficAlimMENESR><addRequest><attributes><attr name=\"x\">" + "<value>y</value>".repeat(10_000)))
                .isInstanceOf(AafFile.UnreadableException.class);
    }
}

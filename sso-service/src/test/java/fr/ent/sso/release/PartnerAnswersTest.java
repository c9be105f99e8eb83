package fr.ent.sso.release;

import fr.ent.sso.testsupport.CasSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * ent.md §4.6: each kind of site and each kind of person, against src/test/resources/release/‹TYPE›.txt, where the
 * whole answer can be read. What a run has written instead lies in target/release-answers.
 */
class PartnerAnswersTest {
    private static final ProfileCatalogue CATALOGUE = ProfileCatalogue.load(Optional.empty());
    private static final String CAS = "http://www.yale.edu/tp/cas";

    static List<String> types() {
        return CATALOGUE.all().stream().map(ReleaseProfile::name).toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void releaseThenTheAnswerTheSiteKnows(String type) throws IOException {
        String answers = Arrays.stream(TestPeople.values())
                .map(who -> "== " + who + "\n" + answer(type, who.subject()) + "\n")
                .collect(Collectors.joining("\n"));
        Path written = Path.of("target/release-answers", type + ".txt");
        Files.createDirectories(written.getParent());
        Files.writeString(written, answers);

        assertThat(answers).isEqualTo(expected(type));
    }

    /** Rules 51 to 54: whatever the site's own layout, the answer of /p3/serviceValidate is that of CAS 3. */
    @ParameterizedTest
    @MethodSource("types")
    void releaseWhenAskedAsCas3ThenTheSchemaAccepts(String type) {
        for (TestPeople who : TestPeople.values()) {
            Subject subject = who.subject();
            CATALOGUE
                    .of(type)
                    .of(subject)
                    .ifPresent(release -> CasSchema.check(
                            document(release, writer -> writer.writeCas3(release, subject.occasion()))));
        }
    }

    /** Every type of the table is there, and ours beside it. */
    @Test
    void typesThenAllOfTheTable() {
        String table = """
                DEFAULT GENERIC PRONOTE ELIOT ACADEMIC_SUFFIX AT_NORMANDIE BRNE CIDJ EDU_MEDIA EDUCAGRI ELEA ELMS
                ENGLISH_ATTACK ENSEIGNO EXPLORATEUR_DE_METIERS EXTERNAL_ID GEPI GRR GRR2 IJBOX IKIGAI JUPYTER UID
                MOODLE ZIMBRA KNE LABOMEP LE_SITE_TV MILLIWEB MSEL PRO_EPS ODE PEARLTREES PMB PROTECTED_EMAIL SALVUM
                SMART_SCHOOL SPIP SPIP2 SYNCHRO_MOODLE UAI UNIVERSALIS UUID WEB_GEREST WEBCLASSEURS
                OPAQUE STANDARD""";

        assertThat(types()).containsExactlyInAnyOrder(table.split("\\s+"));
    }

    static String answer(String type, Subject subject) {
        return CATALOGUE
                .of(type)
                .of(subject)
                .map(release -> xml(release, subject.occasion()))
                .orElse("no answer: the person has no identifier of this kind");
    }

    static String xml(Release release, Occasion occasion) {
        return document(release, writer -> writer.write(release, occasion))
                .replaceFirst("^<cas:serviceResponse[^>]*>", "")
                .replace("</cas:serviceResponse>", "");
    }

    private interface Content {
        void write(AttributeXml writer) throws XMLStreamException;
    }

    private static String document(Release release, Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            writer.writeStartElement("cas", "serviceResponse", CAS);
            writer.writeNamespace("cas", CAS);
            writer.writeStartElement("cas", "authenticationSuccess", CAS);
            writer.writeCharacters("\n    ");
            writer.writeStartElement("cas", "user", CAS);
            writer.writeCharacters(release.user());
            writer.writeEndElement();
            content.write(new AttributeXml(writer, 1));
            writer.writeCharacters("\n");
            writer.writeEndElement();
            writer.writeEndElement();
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static String expected(String type) {
        try (InputStream file = PartnerAnswersTest.class.getResourceAsStream("/release/" + type + ".txt")) {
            assertThat(file).as("src/test/resources/release/%s.txt", type).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package fr.ent.sso.imports;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvFileTest {
    private final Findings findings = new Findings(100);
    private final List<Line> lines = new ArrayList<>();
    private final CsvFile csv = new CsvFile(ImportKind.STUDENTS, 0, "eleves.csv", findings);

    private void read(String text) throws IOException {
        csv.read(new StringReader(text), lines::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void readThenTheSeparatorAndTheFrenchTitlesAreUnderstood(String separator) throws IOException {
        read(String.join(
                "\n",
                String.join(
                        separator,
                        "\"N° INE\"",
                        "Nom de famille",
                        "Prénom 1",
                        "Prénom 2",
                        "Né(e) le",
                        "Code postal",
                        "Division",
                        "Responsable légal 1",
                        "Responsable légal 2",
                        "Régime"),
                String.join(
                        separator,
                        "1A",
                        "\"D'ARC\nFILS\"",
                        "Zoé",
                        "Ève",
                        "14/03/2009",
                        "13 013",
                        "2nde A",
                        "R1",
                        "R2",
                        "")));

        assertThat(csv.separator()).isEqualTo(separator.charAt(0));
        assertThat(csv.ignored()).containsExactly("Prénom 2", "Régime");
        Line line = lines.get(0);
        assertThat(line.number()).isEqualTo(2);
        assertThat(line.text(Column.EXTERNAL_ID, 100)).isEqualTo("1A");
        assertThat(line.text(Column.LAST_NAME, 100)).isEqualTo("D'ARC FILS");
        assertThat(line.text(Column.FIRST_NAME, 100)).isEqualTo("Zoé");
        assertThat(line.several(Column.GUARDIANS, 100)).containsExactly("R1", "R2");
        assertThat(findings.kept()).isEmpty();
    }

    @Test
    void readWhenCellsAreMissingThenTheLineIsNamedAndTheOthersAreRead() throws IOException {
        read("ine;nom;prenom\n1;A\n2;B;b\n\n3;\"C\nC\";c\n4;D;d;x\n");

        assertThat(lines).extracting(Line::number).containsExactly(3L, 5L);
        assertThat(findings.kept())
                .extracting(Finding::line, Finding::slug)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(2L, "csv-cells-expected"),
                        org.assertj.core.api.Assertions.tuple(7L, "csv-cells-expected"));
    }

    @Test
    void readWhenColumnsAreMissingThenTheyAreNamed() throws IOException {
        read("nom;ville\nA;B\n");

        assertThat(lines).isEmpty();
        assertThat(findings.kept()).extracting(Finding::column).containsExactly("externalId", "firstName");
    }

    @Test
    void readWhenAQuoteIsNeverClosedThenTheFileIsGivenUpAndNotHeld() throws IOException {
        read("ine;nom;prenom\n1;A;a\n2;\"B;b\n" + "x;y;z\n".repeat(500_000));

        assertThat(lines).hasSize(1);
        assertThat(findings.kept())
                .extracting(Finding::line, Finding::slug)
                .containsExactly(org.assertj.core.api.Assertions.tuple(3L, "csv-line-unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\"", "\u0000", ";;;;", "PK\u0003\u0004"})
    void readWhenItIsNoCsvThenOneErrorAtLeast(String text) throws IOException {
        read(text);

        assertThat(lines).isEmpty();
        assertThat(findings.errors()).isPositive();
    }

    @Test
    void readWhenAnyTextThenNeverAnException() throws IOException {
        Random random = new Random(7);
        String letters = "aé;,\t\"\n\r\u0000\u2028 '|";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder("ine;nom;prenom\n");
            for (int c = random.nextInt(40); c > 0; c--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            read(text.toString());
        }
        assertThat(lines).isNotEmpty();
    }
}

package fr.ent.sso.release;

import fr.ent.sso.account.Account;
import fr.ent.sso.account.Profile;
import fr.ent.sso.release.Person.Relative;
import fr.ent.sso.release.Person.School;
import fr.ent.sso.release.Person.Team;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules 95 and 96: whatever people are called, an answer says one thing and is XML. */
class HostileValuesTest {
    private static final ProfileCatalogue CATALOGUE = ProfileCatalogue.load(Optional.empty());
    private static final String NASTY =
            "\u0001\"'><cas:user>admin</cas:user>]]>&amp;<!DOCTYPE a [<!ENTITY b 'c'>]>&b;\n\ufffe\ud800\u202e";

    private static Subject nasty(String login, Profile profile) {
        Person person = new Person(
                "x-1",
                NASTY,
                "a@example.org",
                NASTY,
                NASTY,
                NASTY,
                NASTY,
                NASTY,
                List.of(NASTY),
                List.of(new School("0900011A", NASTY, NASTY, NASTY, NASTY, true)),
                List.of(
                        new Team("1", NASTY, NASTY, Team.Kind.CLASS, "0900011A"),
                        new Team("2", NASTY, NASTY, Team.Kind.FUNCTIONAL, "0900011A"),
                        new Team("3", NASTY, NASTY, Team.Kind.MANUAL, "0900011A")),
                List.of(new Relative("4", NASTY, NASTY, NASTY, List.of(NASTY))),
                List.of(new Relative("5", NASTY, NASTY, NASTY, List.of(NASTY))));
        Account account =
                new Account(TestPeople.ID, login, NASTY, NASTY, null, NASTY, List.of(profile), List.of(NASTY), false);
        return new Subject(account, person, TestPeople.OCCASION, "00112233445566778899aabbccddeeff");
    }

    static List<String> types() {
        return PartnerAnswersTest.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void releaseWhenValuesHoldMarkupThenOneUserAndNothingBesideTheProfile(String type) throws Exception {
        for (Profile profile : Profile.values()) {
            Subject subject = nasty("anna", profile);
            Release release = CATALOGUE.of(type).of(subject).orElseThrow();
            String xml = PartnerAnswersTest.xml(release, subject.occasion())
                    .replaceFirst(">", " xmlns:cas=\"http://www.yale.edu/tp/cas\">");

            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setNamespaceAware(true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = parsers.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));

            assertThat(document.getElementsByTagNameNS("*", "user").getLength()).isEqualTo(1);
            assertThat(document.getElementsByTagNameNS("*", "user").item(0).getTextContent())
                    .isEqualTo(release.user());
        }
    }

    /** What would have to be left out of a name could make it another's; a line break forges an answer of CAS 1. */
    @ParameterizedTest
    @ValueSource(strings = {"anna\nadmin", "anna\r", "an\u0001na", "anna\u0085", "anna\ufffe", "\ud800", " ", ""})
    void releaseWhenTheIdentifierHoldsControlsThenNoAnswer(String login) {
        assertThat(CATALOGUE.of("DEFAULT").of(nasty(login, Profile.TEACHER))).isEmpty();
    }

    @Test
    void releaseWhenTheSchoolAskedForIsNotThePersonsThenNoSchool() {
        Subject teacher = TestPeople.TEACHER.subject();
        for (String service : new String[] {
            "https://k.example/?UAI=0750001A",
            "https://k.example/?UAI=0900011A0",
            "https://k.example/?xUAI=0900011A",
            "https://k.example/UAI=0900011A",
            "https://k.example/",
            null
        }) {
            Occasion occasion =
                    new Occasion(TestPeople.CONNECTOR, service, TestPeople.OCCASION.authenticatedAt(), false, false);
            Release release = CATALOGUE
                    .of("KNE")
                    .of(new Subject(teacher.account(), teacher.person(), occasion, null))
                    .orElseThrow();
            assertThat(release.attributes()).doesNotContainKeys("ENTPersonStructRattachUAI", "ENTStructureTypeStruct");
        }
    }
}

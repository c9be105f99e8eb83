package fr.ent.pronote.identity;

import fr.ent.pronote.identity.FieldCheck.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The published test vectors of recognition, then our own. */
class IdentityMatcherTest {
    private final IdentityMatcher matcher = new IdentityMatcher(MissingBirthDate.ACCEPT);

    @ParameterizedTest
    @CsvSource({
        "LEMAITRE, Véronique, LEMAITRE, Veronique",
        "lemaître, VERONIQUE, LEMAITRE, Véronique",
        "BEAUCHAMP, Jean-Michel, BEAUCHAMP, JEAN MICHEL",
        "O’NEIL, Seán, O'Neil, SEAN",
        "D.AUBIGNE, Anne, d'Aubigné, anne",
        "LEBŒUF, Zoé, LEBOEUF, ZOE",
        "' LE  MAITRE ', Léa, Le-Maître, LEA",
        "MÜLLER, Ægir, Muller, AEGIR",
    })
    void identifyWhenOnlyTheWritingDiffersThenMatched(String nom, String prenom, String baseNom, String basePrenom) {
        Identification result = identify(Population.TEACHERS, ent(nom, prenom), person(baseNom, basePrenom));

        assertThat(result).isInstanceOfSatisfying(Identification.Matched.class, matched -> {
            assertThat(matched.weak()).isFalse();
            assertThat(matched.rule()).isEqualTo("nom+prenom");
        });
    }

    @Test
    void identifyWhenABlankDiffersThenNotFoundAndListedAsNear() {
        Identification result =
                identify(Population.TEACHERS, ent("Le Maître", "Véronique"), person("LEMAITRE", "Veronique"));

        assertThat(result).isInstanceOf(Identification.NotFound.class);
        assertThat(result.considered())
                .singleElement()
                .extracting(comparison -> comparison.verdict(Field.LAST_NAME))
                .isEqualTo(Verdict.NEAR);
    }

    @Test
    void identifyWhenFirstNamesBeginAlikeThenWeakMatch() {
        Identification result =
                identify(Population.TEACHERS, ent("MARCINI", "Marie Lydie Anne"), person("MARCINI", "Marie-Lydie"));

        assertThat(result).isInstanceOfSatisfying(Identification.Matched.class, matched -> {
            assertThat(matched.weak()).isTrue();
            assertThat(matched.rule()).isEqualTo("nom+prenom~debut");
        });
    }

    @Test
    void identifyWhenFirstNameIsOnlyTheStartOfAWordThenNotFound() {
        assertThat(identify(Population.TEACHERS, ent("PETIT", "Jean"), person("PETIT", "Jeanne")))
                .isInstanceOf(Identification.NotFound.class);
    }

    @Test
    void identifyWhenOneFirstNameIsExactAndAnotherBeginsAlikeThenTheExactOne() {
        KnownPerson marie = person("PETIT", "Marie");

        Identification result =
                identify(Population.TEACHERS, ent("PETIT", "Marie"), marie, person("PETIT", "Marie-Lou"));

        assertThat(result).isInstanceOfSatisfying(Identification.Matched.class, matched -> {
            assertThat(matched.person()).isEqualTo(marie);
            assertThat(matched.weak()).isFalse();
        });
    }

    @Test
    void identifyWhenTwoFirstNamesBeginAlikeThenAmbiguous() {
        assertThat(identify(
                        Population.TEACHERS,
                        ent("PETIT", "Marie Lou Anne"),
                        person("PETIT", "Marie"),
                        person("PETIT", "Marie Lou")))
                .isInstanceOf(Identification.Ambiguous.class);
    }

    @ParameterizedTest
    @CsvSource({"05/09/2008", "2008-09-05", "5/9/2008"})
    void identifyWhenPupilsDateIsTheSameThenMatched(String sent) {
        Identification result = identify(
                Population.PUPILS,
                new EntIdentity("BALLY", "Léa", sent, null),
                person("BALLY", "Léa", "2008-09-05", null));

        assertThat(result).isInstanceOfSatisfying(Identification.Matched.class, matched -> {
            assertThat(matched.rule()).isEqualTo("nom+prenom+dateNaissance");
            assertThat(matched.weak()).isFalse();
        });
    }

    @Test
    void identifyWhenDayAndMonthAreExchangedThenNotFoundWithTheHint() {
        Identification result = identify(
                Population.PUPILS,
                new EntIdentity("BALLY", "Léa", "09/05/2008", null),
                person("BALLY", "Léa", "2008-09-05", null));

        assertThat(result).isInstanceOf(Identification.NotFound.class);
        assertThat(result.considered().get(0).verdict(Field.BIRTH_DATE)).isEqualTo(Verdict.INVERTED);
    }

    @Test
    void identifyWhenTwinsThenTheRightOne() {
        KnownPerson tom = person("ROY", "Tom", "2009-01-02", null);

        Identification result = identify(
                Population.PUPILS,
                new EntIdentity("ROY", "Tom", "02/01/2009", null),
                person("ROY", "Léo", "2009-01-02", null),
                tom);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Identification.Matched.class,
                        matched -> assertThat(matched.person()).isEqualTo(tom));
    }

    @Test
    void identifyWhenPupilsShareNamesAndTheEntSendsNoDateThenAmbiguous() {
        assertThat(identify(
                        Population.PUPILS,
                        ent("ROY", "Tom"),
                        person("ROY", "Tom", "2009-01-02", null),
                        person("ROY", "Tom", "2007-05-06", null)))
                .isInstanceOf(Identification.Ambiguous.class);
    }

    @Test
    void identifyWhenPupilsShareNamesThenTheDateDecides() {
        KnownPerson younger = person("ROY", "Tom", "2009-01-02", null);

        assertThat(identify(
                        Population.PUPILS,
                        new EntIdentity("ROY", "Tom", "02/01/2009", null),
                        person("ROY", "Tom", "2007-05-06", null),
                        person("ROY", "Tom"),
                        younger))
                .isInstanceOfSatisfying(
                        Identification.Matched.class,
                        matched -> assertThat(matched.person()).isEqualTo(younger));
    }

    @Test
    void identifyWhenPupilsDateIsMissingThenPolicyDecides() {
        List<KnownPerson> base = List.of(person("ROY", "Tom", "2009-01-02", null));

        assertThat(matcher.identify(Population.PUPILS, ent("ROY", "Tom"), base))
                .isInstanceOfSatisfying(
                        Identification.Matched.class,
                        matched -> assertThat(matched.weak()).isTrue());
        assertThat(new IdentityMatcher(MissingBirthDate.REFUSE).identify(Population.PUPILS, ent("ROY", "Tom"), base))
                .isInstanceOf(Identification.NotFound.class);
    }

    @Test
    void identifyWhenPupilsDateCannotBeReadThenItCountsAsUnknown() {
        assertThat(identify(
                        Population.PUPILS,
                        new EntIdentity("ROY", "Tom", "31/02/2009", null),
                        person("ROY", "Tom", "2009-01-02", null)))
                .isInstanceOfSatisfying(
                        Identification.Matched.class,
                        matched -> assertThat(matched.weak()).isTrue());
    }

    @Test
    void identifyWhenGuardiansShareNamesAndNoPostalCodeIsSentThenAmbiguous() {
        KnownPerson here = person("AUBERT", "Zohra", null, "13013");
        KnownPerson there = person("AUBERT", "Zohra", null, "13012");

        assertThat(identify(Population.GUARDIANS, ent("AUBERT", "Zohra"), here, there))
                .isInstanceOf(Identification.Ambiguous.class);
        assertThat(identify(Population.GUARDIANS, new EntIdentity("AUBERT", "Zohra", null, "13012"), here, there))
                .isInstanceOfSatisfying(Identification.Matched.class, matched -> {
                    assertThat(matched.person()).isEqualTo(there);
                    assertThat(matched.rule()).isEqualTo("nom+prenom+codePostal");
                });
    }

    @Test
    void identifyWhenGuardiansPostalCodeContradictsThenNotFound() {
        Identification result = identify(
                Population.GUARDIANS,
                new EntIdentity("AUBERT", "Zohra", null, "75011"),
                person("AUBERT", "Zohra", null, "13012"));

        assertThat(result).isInstanceOf(Identification.NotFound.class);
        assertThat(result.considered().get(0).verdict(Field.POSTAL_CODE)).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void identifyWhenTeachersPostalCodeContradictsThenItDoesNotCount() {
        assertThat(identify(
                        Population.TEACHERS,
                        new EntIdentity("GENET", "Françoise", null, "75011"),
                        person("GENET", "Françoise", null, "13013")))
                .isInstanceOf(Identification.Matched.class);
    }

    @Test
    void identifyWhenTeachersBirthDatesContradictThenNotFound() {
        assertThat(identify(
                        Population.TEACHERS,
                        new EntIdentity("GENET", "Françoise", "01/02/1970", null),
                        person("GENET", "Françoise", "1980-02-01", null)))
                .isInstanceOf(Identification.NotFound.class);
    }

    @Test
    void identifyWhenStaffBirthDatesContradictThenTheyDoNotCount() {
        assertThat(identify(
                        Population.STAFF,
                        new EntIdentity("DURAND", "Martine", "01/02/1970", null),
                        person("DURAND", "Martine", "1980-02-01", null)))
                .isInstanceOf(Identification.Matched.class);
    }

    @Test
    void identifyWhenHomonymsThenAmbiguousAndNoneIsPicked() {
        Identification result = identify(
                Population.TEACHERS, ent("MOREL", "Sophie"), person("MOREL", "Sophie"), person("MOREL", "Sophie"));

        assertThat(result).isInstanceOf(Identification.Ambiguous.class);
        assertThat(result.considered()).hasSize(2);
    }

    @Test
    void identifyWhenThePersonIsLinkedToAnotherLoginThenAlreadyLinked() {
        KnownPerson linked = linked("GENET", "Françoise", "francoise.genet1");

        assertThat(identify(Population.TEACHERS, ent("GENET", "Françoise"), linked))
                .isInstanceOfSatisfying(
                        Identification.AlreadyLinked.class,
                        result -> assertThat(result.person()).isEqualTo(linked));
    }

    @Test
    void identifyWhenAHomonymIsLinkedThenTheFreeOneWeakly() {
        KnownPerson free = person("MOREL", "Sophie");

        assertThat(identify(
                        Population.TEACHERS, ent("MOREL", "Sophie"), linked("MOREL", "Sophie", "sophie.morel"), free))
                .isInstanceOfSatisfying(Identification.Matched.class, matched -> {
                    assertThat(matched.person()).isEqualTo(free);
                    assertThat(matched.weak()).isTrue();
                });
    }

    @Test
    void identifyWhenTheBetterMatchIsLinkedThenTheLesserOneIsNotTakenInstead() {
        assertThat(identify(
                        Population.TEACHERS,
                        ent("PETIT", "Marie"),
                        linked("PETIT", "Marie", "marie.petit"),
                        person("PETIT", "Marie-Lou")))
                .isInstanceOf(Identification.AlreadyLinked.class);
    }

    @Test
    void identifyWhenEvidenceIsMixedThenAmbiguous() {
        assertThat(identify(
                        Population.PUPILS,
                        new EntIdentity("ROY", "Marie", "02/01/2009", null),
                        person("ROY", "Marie"),
                        person("ROY", "Marie-Lou", "2009-01-02", null)))
                .isInstanceOf(Identification.Ambiguous.class);
    }

    @Test
    void identifyWhenTheEntSendsNoNameThenNotFound() {
        assertThat(identify(Population.STAFF, ent(null, null), person("DURAND", "Martine")))
                .isInstanceOf(Identification.NotFound.class);
        assertThat(identify(Population.STAFF, ent("DURAND", "  "), person("DURAND", "Martine")))
                .isInstanceOf(Identification.NotFound.class);
    }

    @Test
    void identifyWhenTheBaseIsEmptyThenNotFound() {
        assertThat(identify(Population.STAFF, ent("Support", "Personnel"))).isInstanceOf(Identification.NotFound.class);
    }

    @Test
    void rankWhenSeveralAreCloseThenTheLikeliestFirst() {
        KnownPerson inverted = person("BALLY", "Léa", "2008-09-05", null);
        KnownPerson otherFirstName = person("BALLY", "Tom", "2001-01-01", null);

        assertThat(matcher.rank(
                        Population.PUPILS,
                        new EntIdentity("BALLY", "Léa", "09/05/2008", null),
                        List.of(otherFirstName, person("ZZZ", "Zoé", "1999-01-01", null), inverted)))
                .extracting(Comparison::person)
                .containsExactly(inverted, otherFirstName);
    }

    private Identification identify(Population population, EntIdentity identity, KnownPerson... people) {
        return matcher.identify(population, identity, List.of(people));
    }

    private static EntIdentity ent(String nom, String prenom) {
        return new EntIdentity(nom, prenom, null, null);
    }

    private static KnownPerson person(String nom, String prenom) {
        return person(nom, prenom, null, null);
    }

    private static KnownPerson person(String nom, String prenom, String birth, String postalCode) {
        return new KnownPerson(
                UUID.randomUUID(), nom, prenom, birth == null ? null : LocalDate.parse(birth), postalCode, null);
    }

    private static KnownPerson linked(String nom, String prenom, String casId) {
        return new KnownPerson(UUID.randomUUID(), nom, prenom, null, null, casId);
    }
}

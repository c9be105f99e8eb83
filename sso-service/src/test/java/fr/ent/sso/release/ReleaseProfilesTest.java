package fr.ent.sso.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** ent.md §4.5, row by row. */
class ReleaseProfilesTest {
    private static final ProfileCatalogue CATALOGUE = ProfileCatalogue.load(Optional.empty());

    /** Connectors name their « Type de CAS » out of the same list. */
    @Test
    void profilesThenThoseOfTheContractUnderTheirTitles() throws IOException {
        record Type(String name, String fr, String en) {}

        List<Type> agreed;
        try (InputStream file = ReleaseProfilesTest.class.getResourceAsStream("/contracts/cas-types.json")) {
            agreed = new ObjectMapper().readValue(file, new TypeReference<>() {});
        }

        assertThat(CATALOGUE.all())
                .extracting(each ->
                        new Type(each.name(), each.title().fr(), each.title().en()))
                .containsExactlyInAnyOrderElementsOf(agreed);
    }

    private Release pronote(String last, String first, LocalDate birth, String zip, Profile... of) {
        Account account = new Account(UUID.randomUUID(), "a.b", last, first, birth, zip, List.of(of), List.of(), false);
        return CATALOGUE
                .of("PRONOTE")
                .of(new Subject(account, Person.UNREAD, TestPeople.OCCASION, null))
                .orElseThrow();
    }

    @Test
    void pronoteWhenAllIsKnownThenFiveAttributesInOrder() {
        Release release = pronote("GAUDIN", "Bernard", LocalDate.of(1975, 3, 14), "75011", Profile.TEACHER);

        assertThat(release.user()).isEqualTo("a.b");
        assertThat(release.attributes().keySet())
                .containsExactly("dateNaissance", "codePostal", "categories", "nom", "prenom");
        assertThat(release.attributes()).containsEntry("dateNaissance", List.of("14/03/1975"));
    }

    /** A ticket for PRONOTE costs no statement for more. */
    @Test
    void pronoteAndDefaultThenTheAccountIsEnough() {
        assertThat(List.of("PRONOTE", "DEFAULT", "OPAQUE"))
                .allSatisfy(type -> assertThat(CATALOGUE.of(type).sources()).noneMatch(Source::isBeyondTheAccount));
    }

    @Test
    void pronoteThenCategoryOfEachProfile() {
        assertThat(List.of(Profile.STUDENT, Profile.RELATIVE, Profile.TEACHER, Profile.PERSONNEL))
                .extracting(profile ->
                        pronote("A", "B", null, null, profile).attributes().get("categories"))
                .containsExactly(
                        List.of("National_1"), List.of("National_2"), List.of("National_3"), List.of("National_4"));
    }

    @Test
    void pronoteWhenSeveralProfilesThenJoinedInOrderWithoutDuplicate() {
        assertThat(pronote("A", "B", null, null, Profile.TEACHER, Profile.RELATIVE, Profile.TEACHER)
                        .attributes())
                .containsEntry("categories", List.of("National_3;National_2"));
    }

    @Test
    void pronoteWhenGuestThenNoCategory() {
        assertThat(pronote("A", "B", null, null, Profile.GUEST).attributes()).containsOnlyKeys("nom", "prenom");
    }

    @Test
    void pronoteWhenOneNameIsMissingThenNeither() {
        assertThat(pronote("A", "", null, null, Profile.TEACHER).attributes()).containsOnlyKeys("categories");
        assertThat(pronote(null, "B", null, null, Profile.TEACHER).attributes()).containsOnlyKeys("categories");
    }
}

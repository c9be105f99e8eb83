package fr.ent.pronote.demo;

import fr.ent.pronote.identity.Population;
import fr.ent.pronote.integration.EntIntegrations;
import fr.ent.pronote.people.IdentityMappings;
import fr.ent.pronote.people.People;
import fr.ent.pronote.people.PeopleQuery;
import fr.ent.pronote.publication.Bases;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The seed's tables are in the demo base. */
@QuarkusTest
class DemoBaseTest {
    private static final String UAI = "0900011A";

    @Inject
    DemoBase demo;

    @Inject
    Bases bases;

    @Inject
    EntIntegrations integrations;

    @Inject
    People people;

    @Inject
    IdentityMappings mappings;

    @Test
    @TestTransaction
    void followWhenTheServicesMovedThenTheBaseMovesAndStaysPublished() {
        demo.load();
        bases.get(UAI).publicAddress = "http://localhost:1/" + UAI + "/pronote/";
        integrations.of(UAI).casUrl = "http://localhost:2/cas";

        demo.follow();

        assertThat(bases.get(UAI).publicAddress).isEqualTo("http://localhost:8083/" + UAI + "/pronote/");
        assertThat(bases.get(UAI).published).isTrue();
        assertThat(integrations.of(UAI).casUrl).isEqualTo("http://localhost:8082/cas");
    }

    @Test
    @TestTransaction
    void followWhenAnotherEntWasChosenThenItStays() {
        demo.load();
        integrations.of(UAI).casUrl = "https://ent.iledefrance.fr/cas";

        demo.follow();

        assertThat(integrations.of(UAI).casUrl).isEqualTo("https://ent.iledefrance.fr/cas");
    }

    @Test
    @TestTransaction
    void loadWhenEmptyThenTheSeedsSchool() {
        demo.load();

        assertThat(bases.get(UAI).published).isTrue();
        assertThat(bases.get(UAI).spaces()).hasSize(4);
        PeopleQuery all = new PeopleQuery(null, null, null, 0, 100);
        assertThat(people.count(UAI, Population.TEACHERS, all)).isEqualTo(17);
        assertThat(people.count(UAI, Population.GUARDIANS, all)).isEqualTo(22);
        assertThat(people.count(UAI, Population.PUPILS, all)).isEqualTo(5);
        assertThat(people.count(UAI, Population.STAFF, all)).isEqualTo(1);
        assertThat(mappings.ofLogin(UAI, Population.TEACHERS, "bernard.gaudin"))
                .map(mapping -> people.findById(mapping.person()).fullName())
                .contains("PROFESSEUR Marc");
        assertThat(mappings.ofLogin(UAI, Population.GUARDIANS, "houira.aubin"))
                .map(mapping -> people.findById(mapping.person()).parentSpace)
                .contains(false);
    }
}

package fr.ent.pronote.demo;

import fr.ent.pronote.identity.Population;
import fr.ent.pronote.people.IdentityMappings;
import fr.ent.pronote.people.People;
import fr.ent.pronote.people.PeopleQuery;
import fr.ent.pronote.publication.Bases;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
    People people;

    @Inject
    IdentityMappings mappings;

    @Test
    @Transactional
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

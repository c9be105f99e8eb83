package fr.ent.pronote.people;

import fr.ent.pronote.publication.Uai;
import fr.ent.pronote.testsupport.Callers;
import fr.ent.pronote.testsupport.TestBases;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** The tables of « Ressources » over REST. */
@QuarkusTest
class PeopleResourceTest {
    @Inject
    TestBases bases;

    @Inject
    EntityManager database;

    private Uai uai;
    private String people;

    @BeforeEach
    void base() {
        uai = bases.published("https://ent.example/cas", "http://localhost:1");
        people = "/api/bases/" + uai + "/people/";
    }

    @Test
    void listWhenSortedByCasIdThenFilledFirstInBothDirections() {
        bases.teacher(uai, "AAA", "Anne");
        bases.link(bases.teacher(uai, "BBB", "Bob"), "bob");
        bases.link(bases.teacher(uai, "CCC", "Cleo"), "abc");

        Callers.rest(uai)
                .get(people + "teachers?sort=casId")
                .then()
                .statusCode(200)
                .body("items.lastName", contains("CCC", "BBB", "AAA"), "total", equalTo(3))
                .body("items[0].link.source", equalTo("MANUAL"));
        Callers.rest(uai)
                .get(people + "teachers?sort=-casId")
                .then()
                .body("items.lastName", contains("BBB", "CCC", "AAA"));
    }

    @Test
    void listWhenFilteredThenOnlyThose() {
        bases.teacher(uai, "LEMAÎTRE", "Véronique");
        bases.link(bases.teacher(uai, "GENET", "Françoise"), "francoise.genet");

        Callers.rest(uai).get(people + "teachers?linked=false").then().body("items.lastName", contains("LEMAÎTRE"));
        Callers.rest(uai).get(people + "teachers?q=lemaitre ver").then().body("items", hasSize(1));
        Callers.rest(uai).get(people + "teachers?q=FRANCOISE.g").then().body("items.lastName", contains("GENET"));
        Callers.rest(uai).get(people + "teachers?q=%25").then().body("items", hasSize(0));
        Callers.rest(uai)
                .get(people + "teachers?size=1&page=1")
                .then()
                .body("items.lastName", contains("LEMAÎTRE"), "total", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=password", "page=-1", "page=2147483647", "size=0", "size=501"})
    void listWhenAskedWronglyThenSaid(String query) {
        Callers.rest(uai)
                .get(people + "teachers?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(query.replaceAll("=.*", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "title",
        "lastName",
        "firstNames",
        "birthDate",
        "login",
        "email",
        "pronoteId",
        "casId",
        "lastSeen",
        "address1",
        "address2",
        "postalCode",
        "town",
        "province",
        "parentSpace"
    })
    void listWhenSortedByAnyColumnThenPossible(String column) {
        bases.teacher(uai, "AAA", "Anne");

        Callers.rest(uai).get(people + "teachers?sort=" + column).then().statusCode(200);
    }

    @Test
    void listWhenTheSearchHoldsANulThenItIsLeftOut() {
        bases.teacher(uai, "AAA", "Anne");

        Callers.rest(uai)
                .urlEncodingEnabled(false)
                .get(people + "teachers?q=aa%00a")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void listWhenSortedByNameThenNeitherCaseNorAccentsCount() {
        bases.teacher(uai, "ZOLA", "Émile");
        bases.teacher(uai, "Évrard", "Anne");
        bases.teacher(uai, "FAVIER", "Zoé");
        bases.teacher(uai, "FAVIER", "alix");
        bases.teacher(uai, "FAVIER", "Éva");

        Callers.rest(uai)
                .get(people + "teachers")
                .then()
                .body("items.firstNames", contains("Anne", "alix", "Éva", "Zoé", "Émile"));
    }

    @Test
    void setCasIdWhenTwoAreGivenTheSameAtOnceThenOneSucceedsAndTheOtherIsTold() throws Exception {
        List<UUID> persons = List.of(bases.teacher(uai, "AAA", "Anne"), bases.teacher(uai, "BBB", "Bob"));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                bases.link(persons.get(0), "a");
                bases.link(persons.get(1), "b");
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Integer>> answers = threads.invokeAll(persons.stream()
                        .map(person -> (Callable<Integer>) () -> {
                            RequestSpecification request = Callers.rest(uai).body(Map.of("casId", "same"));
                            start.await();
                            return request.put(people + "teachers/" + person + "/cas-id")
                                    .statusCode();
                        })
                        .toList());

                assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void constraintWhenViolatedThenTheMessageForTheLogHoldsNoLogin() {
        UUID person = bases.teacher(uai, "AAA", "Anne");
        bases.link(person, "anne.aaa");

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> database.createNativeQuery("insert into identity_mapping (person, uai, population,"
                                        + " cas_id, source, weak, linked_at) select :other, uai, population, cas_id,"
                                        + " source, weak, linked_at from identity_mapping where person = :person")
                                .setParameter("other", bases.teacher(uai, "BBB", "Bob"))
                                .setParameter("person", person)
                                .executeUpdate()))
                .hasStackTraceContaining("identity_mapping_uai_population_cas_id_key")
                .satisfies(failure -> assertThat(failure).hasMessageNotContaining("anne.aaa"));
    }

    @Test
    void setCasIdWhenTakenThenTheHolderIsNamed() {
        bases.link(bases.teacher(uai, "GENET", "Françoise"), "francoise.genet");
        UUID other = bases.teacher(uai, "AAA", "Anne");

        Callers.rest(uai)
                .body(Map.of("casId", " francoise.genet "))
                .put(people + "teachers/" + other + "/cas-id")
                .then()
                .statusCode(409)
                .body("holderName", equalTo("GENET Françoise"));
        assertThat(bases.mapping(other)).isEmpty();
        bases.link(bases.guardian(uai, "GENET", "Françoise", true), "francoise.genet");
    }

    @Test
    void setCasIdWhenTypedThenTrimmedAndReplaced() {
        UUID person = bases.teacher(uai, "AAA", "Anne");
        for (String typed : List.of(" anne.aaa ", "anne.bbb")) {
            Callers.rest(uai)
                    .body(Map.of("casId", typed))
                    .put(people + "teachers/" + person + "/cas-id")
                    .then()
                    .statusCode(200)
                    .body("casId", equalTo(typed.strip()));
        }
        Callers.rest(uai)
                .body(Map.of("casId", "  "))
                .put(people + "teachers/" + person + "/cas-id")
                .then()
                .statusCode(400);
        Callers.rest(uai)
                .delete(people + "teachers/" + person + "/cas-id")
                .then()
                .statusCode(204);
        Callers.rest(uai)
                .delete(people + "teachers/" + person + "/cas-id")
                .then()
                .statusCode(204);
        assertThat(bases.mapping(person)).isEmpty();
    }

    @Test
    void personWhenOfAnotherBaseThenNotFound() {
        Uai other = bases.published("https://ent.example/cas", "http://localhost:1");
        UUID theirs = bases.teacher(other, "AAA", "Anne");
        bases.link(theirs, "anne");

        Callers.rest(uai)
                .body(Map.of("casId", "x"))
                .put(people + "teachers/" + theirs + "/cas-id")
                .then()
                .statusCode(404);
        Callers.rest(uai)
                .body(Map.of("ids", List.of(theirs)))
                .post(people + "teachers/cas-id-reset")
                .then()
                .body("count", equalTo(0));
        assertThat(bases.mapping(theirs)).isPresent();
        Callers.rest(uai).get("/api/bases/" + uai + "/people/parents").then().statusCode(404);
    }

    @Test
    void resetWhenFilterOrIdsThenCounted() {
        UUID one = bases.teacher(uai, "AAA", "Anne");
        bases.link(one, "a");
        bases.link(bases.teacher(uai, "BBB", "Bob"), "b");
        bases.link(bases.guardian(uai, "CCC", "Cleo", true), "c");

        Callers.rest(uai)
                .body(Map.of("ids", List.of(one, UUID.randomUUID())))
                .post(people + "teachers/cas-id-reset")
                .then()
                .body("count", equalTo(1));
        Callers.rest(uai)
                .body(Map.of("filter", Map.of("linked", true)))
                .post(people + "teachers/cas-id-reset")
                .then()
                .body("count", equalTo(1));
        Callers.rest(uai)
                .body("{}")
                .post(people + "teachers/cas-id-reset")
                .then()
                .statusCode(400);
        assertThat(bases.mappings(uai))
                .singleElement()
                .extracting(mapping -> mapping.casId)
                .isEqualTo("c");
    }

    @Test
    void parentSpaceWhenAllThenEveryGuardian() {
        UUID one = bases.guardian(uai, "AAA", "Anne", false);
        bases.guardian(uai, "BBB", "Bob", false);

        Callers.rest(uai)
                .body(Map.of("ids", List.of(one), "allowed", true))
                .post(people + "guardians/parent-space")
                .then()
                .body("count", equalTo(1));
        Callers.rest(uai)
                .body(Map.of("all", true, "allowed", true))
                .post(people + "guardians/parent-space")
                .then()
                .body("count", equalTo(1));
        Callers.rest(uai).get(people + "guardians").then().body("items.parentSpace", contains(true, true));
        Callers.rest(uai)
                .body(Map.of("allowed", true))
                .post(people + "guardians/parent-space")
                .then()
                .statusCode(400);
    }

    @RepeatedTest(20)
    void identifierWhenGeneratedThenSixteenDifferentSignsOfTheAlphabet() {
        String identifier = PronoteIdentifier.generate();

        assertThat(identifier).hasSize(16).matches("[" + PronoteIdentifier.ALPHABET + "]+");
        assertThat(identifier.chars().distinct().count()).isEqualTo(16);
    }
}

package fr.ent.connector.directory;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ServiceTest
class DirectoryConsumerTest {
    private static final String STRUCTURE = "fr.ent.sso.structure.changed.v1";
    private static final String GROUP = "fr.ent.sso.group.changed.v1";
    private static final UUID TEACHERS = UUID.fromString("c0a80101-0000-4000-8000-0000000000a1");

    @Inject
    Directory directory;

    @Test
    void onWhenExamplesArriveThenTheyAreKept() {
        send(UUID.randomUUID(), STRUCTURE, "structure:0900011A", Topics.example(STRUCTURE));
        send(UUID.randomUUID(), GROUP, "group:" + TEACHERS, Topics.example(GROUP));

        await().ignoreExceptions().untilAsserted(() -> {
            assertThat(ask(() -> directory.structure("0900011A").orElseThrow().name))
                    .isEqualTo("Lycée Paul Martin");
            assertThat(ask(() -> directory.selfAndAncestors(List.of("0900011A"))))
                    .contains("0900010X");
            assertThat(ask(() -> directory.groupsById(List.of(TEACHERS)).get(TEACHERS).memberCount))
                    .isEqualTo(15);
        });
    }

    @Test
    void onWhenTheSameEventArrivesTwiceThenTheSecondChangesNothing() {
        UUID event = UUID.randomUUID();
        send(event, STRUCTURE, "structure:0910001A", structure("0910001A", "Premier nom"));
        send(event, STRUCTURE, "structure:0910001A", structure("0910001A", "Même événement"));
        send(UUID.randomUUID(), STRUCTURE, "structure:0910002B", structure("0910002B", "Repère"));

        await().until(() -> ask(() -> directory.structure("0910002B").isPresent()));
        assertThat(ask(() -> directory.structure("0910001A").orElseThrow().name))
                .isEqualTo("Premier nom");
    }

    @Test
    void onWhenTombstoneArrivesThenItIsGone() {
        send(UUID.randomUUID(), STRUCTURE, "structure:0910003C", structure("0910003C", "Bientôt fermé"));
        send(UUID.randomUUID(), STRUCTURE, "structure:0910003C", null);
        send(UUID.randomUUID(), STRUCTURE, "structure:0910004D", structure("0910004D", "Repère"));

        await().until(() -> ask(() -> directory.structure("0910004D").isPresent()));
        await().until(() -> ask(() -> directory.structure("0910003C").isEmpty()));
    }

    @Test
    void onWhenEventIsBrokenThenItGoesToTheDeadLetterTopicAndTheNextIsApplied() {
        String broken = "structure:0910005E";
        send(UUID.randomUUID(), STRUCTURE, broken, "{\"uai\":\"0910006F\",\"name\":\"x\",\"type\":\"LYCEE\"}");
        send(UUID.randomUUID(), STRUCTURE, broken, structure("0910005E", "Réparé"));

        await().until(() -> ask(() -> directory.structure("0910005E").isPresent()));
        await().until(() -> Topics.read("ent.directory.connector-service.dead-letter", broken)
                        .size()
                == 1);
    }

    @Test
    void selfAndDescendantsWhenParentsFormALoopThenItEnds() {
        School first = School.fresh();
        School second = School.fresh(first.uai);
        first.under(second.uai);

        assertThat(ask(() -> directory.selfAndDescendants(List.of(first.uai))))
                .containsExactlyInAnyOrder(first.uai, second.uai);
        assertThat(ask(() -> directory.selfAndAncestors(List.of(first.uai))))
                .containsExactlyInAnyOrder(first.uai, second.uai);
    }

    @Test
    void searchWhenTextHoldsAWildcardThenItMeansItself() {
        School.fresh();
        assertThat(ask(() -> directory.search("%", null, 10))).isEmpty();
    }

    private static void send(UUID id, String type, String key, String body) {
        Topics.send("ent.directory", id, type, key, body);
    }

    private static String structure(String uai, String name) {
        return "{\"uai\":\"%s\",\"name\":\"%s\",\"type\":\"LYCEE\",\"parents\":[],\"added\":%s}"
                .formatted(uai, name, Map.of());
    }

    private static <T> T ask(Supplier<T> question) {
        return QuarkusTransaction.requiringNew().call(question::get);
    }
}

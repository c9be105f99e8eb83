package fr.ent.kit.topic;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicCreationTest {
    /** In containers the broker's name appears with the broker: that is no reason to give up for ever. */
    @Test
    void createWhenTheBrokersNameIsUnknownThenTriedAgain() throws InterruptedException {
        TopicCreation creation = new TopicCreation(Map::of, Map.of("bootstrap.servers", "broker.invalid:9092"));

        assertThat(creation.created()).isFalse();
    }
}

package fr.ent.kit.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The topics this service uses, by name: {@code ent.topics."ent.tickets".partitions=6}. */
@ConfigMapping(prefix = "ent.topics")
interface TopicConfig {
    @WithParentName
    Map<String, Topic> byName();

    /** How one topic is created; a topic that exists is left as it is, but for the size of its messages. */
    interface Topic {
        /** Upper limit of consumers that share the work. */
        @WithDefault("6")
        int partitions();

        /** Keeps the last event of each key for ever instead of all events for a time. */
        @WithDefault("false")
        boolean compacted();

        /**
         * Largest batch the broker takes, in bytes and after compression. A topic that exists is raised to it, never
         * lowered; the broker's default when absent.
         */
        OptionalInt maxMessageBytes();

        /** How long events stay; the broker's default when absent. */
        Optional<Duration> retention();
    }
}

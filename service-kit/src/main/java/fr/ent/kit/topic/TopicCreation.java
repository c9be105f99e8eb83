package fr.ent.kit.topic;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Creates the topics of {@link TopicConfig} that are missing; keeps trying in the background while Kafka is away. */
@ApplicationScoped
class TopicCreation {
    private static final Logger LOG = Logger.getLogger(TopicCreation.class);

    private static final String MAX_BYTES = "max.message.bytes";

    private final TopicConfig topics;
    private final Map<String, Object> kafka;

    TopicCreation(TopicConfig topics, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.topics = topics;
        this.kafka = new HashMap<>(kafka);
    }

    void start(@Observes @Priority(10) StartupEvent event) {
        Thread thread = new Thread(this::createAll, "topic-creation");
        thread.setDaemon(true);
        thread.start();
    }

    private void createAll() {
        try {
            while (!created()) {
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False while a topic is missing, or the brokers' names are not even known. */
    boolean created() throws InterruptedException {
        List<NewTopic> wanted = topics.byName().entrySet().stream()
                .map(entry -> topic(entry.getKey(), entry.getValue()))
                .toList();
        try (Admin admin = Admin.create(kafka)) {
            return created(admin, wanted) && raised(admin, wanted);
        } catch (KafkaException e) {
            LOG.debugf("Topics cannot be created yet: %s", e.getMessage());
            return false;
        }
    }

    private static boolean created(Admin admin, List<NewTopic> wanted) throws InterruptedException {
        boolean all = true;
        for (var result : admin.createTopics(wanted).values().entrySet()) {
            try {
                result.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    LOG.debugf("Topic %s is not there yet: %s", result.getKey(), e.getCause());
                    all = false;
                }
            }
        }
        return all;
    }

    /** A topic of an earlier version takes larger messages from now on. */
    private static boolean raised(Admin admin, List<NewTopic> wanted) throws InterruptedException {
        Map<ConfigResource, Integer> sizes = new HashMap<>();
        for (NewTopic topic : wanted) {
            if (topic.configs().containsKey(MAX_BYTES)) {
                sizes.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                        Integer.valueOf(topic.configs().get(MAX_BYTES)));
            }
        }
        try {
            Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
            for (var known : admin.describeConfigs(sizes.keySet()).all().get().entrySet()) {
                int size = sizes.get(known.getKey());
                if (Integer.parseInt(known.getValue().get(MAX_BYTES).value()) < size) {
                    changes.put(
                            known.getKey(),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(MAX_BYTES, Integer.toString(size)), AlterConfigOp.OpType.SET)));
                }
            }
            admin.incrementalAlterConfigs(changes).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                LOG.warnf(
                        "The size of messages cannot be raised: %s",
                        e.getCause().getMessage());
                return true; // asking again changes nothing
            }
            LOG.debugf("The size of messages is not raised yet: %s", e.getCause());
            return false;
        }
    }

    private static NewTopic topic(String name, TopicConfig.Topic topic) {
        Map<String, String> settings = new HashMap<>();
        settings.put("cleanup.policy", topic.compacted() ? "compact" : "delete");
        topic.maxMessageBytes().ifPresent(bytes -> settings.put(MAX_BYTES, Integer.toString(bytes)));
        topic.retention().ifPresent(time -> settings.put("retention.ms", Long.toString(time.toMillis())));
        return new NewTopic(name, Optional.of(topic.partitions()), Optional.empty()).configs(settings);
    }
}

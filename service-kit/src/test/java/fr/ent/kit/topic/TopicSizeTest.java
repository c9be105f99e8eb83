package fr.ent.kit.topic;

import fr.ent.kit.KitTest;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@KitTest
class TopicSizeTest {
    @Test
    void createWhenTheTopicExistsWithSmallerMessagesThenItTakesLargerOnes() throws Exception {
        String topic = "grown-" + UUID.randomUUID();
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();

            assertThat(new TopicCreation(configured(topic, 4_000_000), kafka).created())
                    .isTrue();
            assertThat(size(admin, topic)).isEqualTo("4000000");
            assertThat(new TopicCreation(configured(topic, 2_000_000), kafka).created())
                    .isTrue();
            assertThat(size(admin, topic)).isEqualTo("4000000");
        }
    }

    private static TopicConfig configured(String topic, int bytes) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(TopicConfig.class)
                .withDefaultValues(Map.of("ent.topics.\"" + topic + "\".max-message-bytes", Integer.toString(bytes)))
                .build();
        return config.getConfigMapping(TopicConfig.class);
    }

    private static String size(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get("max.message.bytes")
                .value();
    }
}

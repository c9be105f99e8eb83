package fr.ent.localstack;

import fr.ent.localstack.testing.EmbeddedEngines;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedEnginesTest {
    private static EmbeddedEngines engines;

    @BeforeAll
    static void start() {
        engines = new EmbeddedEngines();
        engines.postgres().ensureDatabase("school", "secret");
    }

    @AfterAll
    static void stop() {
        engines.close();
    }

    @Test
    void postgresWhenAskedToSortThenFollowsFrenchOrder() throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(engines.postgres().url("school"), "school", "secret");
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery(
                                "select string_agg(n, ',' order by n) from (values ('zoé'),('élan'),('eau')) t(n)")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("eau,élan,zoé");
        }
    }

    @Test
    void postgresWhenKilledAndRestartedThenCommittedRowsAreThere() throws Exception {
        try (Connection connection = engines.postgres().connect("school")) {
            connection.createStatement().execute("create table kept as select 1 as n");
            connection.createStatement().execute("checkpoint");
        }
        engines.postgres().kill();
        engines.postgres().restart();
        try (Connection connection = engines.postgres().connect("school");
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from kept")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void kafkaWhenStoppedAndStartedThenTopicsAreThere() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
        engines.stopKafka();
        engines.startKafka();
        try (Admin admin = admin()) {
            Set<String> names = admin.listTopics().names().get(60, TimeUnit.SECONDS);
            assertThat(names).contains("kept");
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", engines.kafkaBootstrap()));
    }
}

package fr.ent.sso.testsupport;

import fr.ent.localstack.testing.EnginesResource;
import io.quarkus.test.common.QuarkusTestResource;

/** Gives every {@code @QuarkusTest} of this module the same PostgreSQL and Kafka. */
@QuarkusTestResource(EnginesResource.class)
public final class Engines {
    private Engines() {}
}

package fr.ent.connector.testsupport;

import fr.ent.localstack.testing.EnginesResource;
import fr.ent.localstack.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The whole service with real PostgreSQL and Kafka, started once for all tests that carry this. */
@QuarkusTest
@QuarkusTestResource(EnginesResource.class)
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(SsoDouble.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServiceTest {}

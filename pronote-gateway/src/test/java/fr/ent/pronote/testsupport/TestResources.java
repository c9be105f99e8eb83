package fr.ent.pronote.testsupport;

import fr.ent.localstack.testing.EnginesResource;
import fr.ent.localstack.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;

/** The same engines and issuer for all test classes of the module: one start serves them all. */
@QuarkusTestResource(EnginesResource.class)
@QuarkusTestResource(TestIssuer.class)
class TestResources {}

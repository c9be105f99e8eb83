package fr.ent.sso.testsupport;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Makes the certificate authority that the service trusts in tests, as ENT_TRUSTED_CERTIFICATES would name it. */
@QuarkusTestResource(TestAuthority.class)
public final class TestAuthority implements QuarkusTestResourceLifecycleManager {
    /** Where tests find its key, to sign certificates of sites. */
    static final String FILE = "test.authority";

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("test-authority");
            Certificates authority = Certificates.authority();
            authority.save(folder.resolve("authority.p12"));
            Files.writeString(folder.resolve("authority.pem"), authority.pem());
            return Map.of(
                    "sso.outgoing.trusted-certificates",
                    folder.resolve("authority.pem").toString(),
                    FILE,
                    folder.resolve("authority.p12").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // Files in the temporary folder need no end.
    }
}

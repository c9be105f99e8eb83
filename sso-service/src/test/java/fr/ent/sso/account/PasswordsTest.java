package fr.ent.sso.account;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordsTest {
    private final Passwords passwords = new Passwords(
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(PasswordConfig.class)
                    .build()
                    .getConfigMapping(PasswordConfig.class),
            imported(false));

    /** As if hashes of another system were left, or none. */
    private static ImportedHashes imported(boolean any) {
        return new ImportedHashes(null) {
            @Override
            boolean any() {
                return any;
            }
        };
    }

    @Test
    void hashThenPhcStringOfArgon2idWithTheRecommendedCost() {
        assertThat(passwords.hash("Secret")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void matchesThenOnlyTheSamePassword() {
        String hash = passwords.hash("Sécrêt ☃");

        assertThat(passwords.matches("Sécrêt ☃", hash)).isTrue();
        assertThat(passwords.matches("sécrêt ☃", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.matches("x".repeat(10_000), hash)).isFalse();
    }

    @Test
    void matchesWhenThereIsNoHashThenFalse() {
        assertThat(passwords.matches("x", null)).isFalse();
        assertThat(passwords.matches("x", "not a hash")).isFalse();
    }

    /** So the cost can be raised without locking anybody out. */
    @Test
    void matchesWhenHashWasMadeWithOtherCostThenItsOwnCostCounts() {
        String cheap = new Passwords(
                        new SmallRyeConfigBuilder()
                                .addDiscoveredConverters()
                                .withMapping(PasswordConfig.class)
                                .withDefaultValue("sso.password.memory", "64")
                                .withDefaultValue("sso.password.iterations", "3")
                                .build()
                                .getConfigMapping(PasswordConfig.class),
                        imported(false))
                .hash("Secret");

        assertThat(passwords.matches("Secret", cheap)).isTrue();
        assertThat(passwords.isOutdated(cheap)).isTrue();
        assertThat(passwords.isOutdated(passwords.hash("Secret"))).isFalse();
    }

    /** Test vectors of OpenBSD's bcrypt, as jBCrypt and others carry them. */
    @ParameterizedTest
    @CsvSource({
        "abc, $2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
        "abcdefghijklmnopqrstuvwxyz, $2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC",
        "~!@#$%^&*()      ~!@#$%^&*()PNBFRD, $2a$06$fPIsBO8qRqkjj273rfaOI.HtSV9jLDpTbZn782DC6/t7qT67P6FfO"
    })
    void matchesWhenHashIsBcryptThenOnlyTheSamePassword(String password, String hash) {
        assertThat(passwords.matches(password, hash)).isTrue();
        assertThat(passwords.matches(password + "x", hash)).isFalse();
        assertThat(passwords.isOutdated(hash)).isTrue();
    }

    /** The dummy that others are compared with while bcrypt hashes are left opens nothing. */
    @Test
    void matchesWhenImportedHashesAreLeftThenStillOnlyOnesOwnPassword() {
        Passwords during = new Passwords(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(PasswordConfig.class)
                        .build()
                        .getConfigMapping(PasswordConfig.class),
                imported(true));

        assertThat(during.matches("rasmuslerdorf", null)).isFalse();
        assertThat(during.matches("Secret", during.hash("Secret"))).isTrue();
        assertThat(during.matches("secret", during.hash("Secret"))).isFalse();
    }

    @Test
    void matchesWhenAccentIsComposedOtherwiseThenTheSamePassword() {
        assertThat(passwords.matches("e\u0301te\u0301 2026", passwords.hash("\u00e9t\u00e9 2026")))
                .isTrue();
    }

    /** Everything else waits while the event loop computes. */
    @Test
    void hashWhenOnTheEventLoopThenRefused() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<String> hash = new CompletableFuture<>();
            vertx.runOnContext(none -> {
                try {
                    hash.complete(passwords.hash("Secret"));
                } catch (IllegalStateException e) {
                    hash.completeExceptionally(e);
                }
            });
            assertThat(hash).failsWithin(Duration.ofSeconds(20));
        } finally {
            vertx.close();
        }
    }

    /** A storm of logins must not take the threads that validate tickets. */
    @Test
    void matchesWhenTheQueueIsFullThenTheNextIsSentAwayAtOnce() {
        Passwords narrow = new Passwords(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(PasswordConfig.class)
                        .withDefaultValue("sso.password.iterations", "30")
                        .withDefaultValue("sso.password.concurrency", "1")
                        .withDefaultValue("sso.password.queue", "0")
                        .build()
                        .getConfigMapping(PasswordConfig.class),
                imported(false));
        CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> narrow.hash("a"));
        CompletableFuture<String> two = CompletableFuture.supplyAsync(() -> narrow.hash("b"));

        assertThat(Stream.of(one, two)
                        .filter(each ->
                                each.handle((hash, failure) -> failure != null).join()))
                .hasSize(1);
    }
}

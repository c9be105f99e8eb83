package fr.ent.sso.account;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordsTest {
    private final Passwords passwords = new Passwords(new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(PasswordConfig.class)
            .build()
            .getConfigMapping(PasswordConfig.class));

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
        String cheap = new Passwords(new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(PasswordConfig.class)
                        .withDefaultValue("sso.password.memory", "64")
                        .withDefaultValue("sso.password.iterations", "3")
                        .build()
                        .getConfigMapping(PasswordConfig.class))
                .hash("Secret");

        assertThat(passwords.matches("Secret", cheap)).isTrue();
    }

    /** A storm of logins must not take the threads that validate tickets. */
    @Test
    void matchesWhenTheQueueIsFullThenTheNextIsSentAwayAtOnce() {
        Passwords narrow = new Passwords(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PasswordConfig.class)
                .withDefaultValue("sso.password.iterations", "30")
                .withDefaultValue("sso.password.concurrency", "1")
                .withDefaultValue("sso.password.queue", "0")
                .build()
                .getConfigMapping(PasswordConfig.class));
        CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> narrow.hash("a"));
        CompletableFuture<String> two = CompletableFuture.supplyAsync(() -> narrow.hash("b"));

        assertThat(Stream.of(one, two)
                        .filter(each ->
                                each.handle((hash, failure) -> failure != null).join()))
                .hasSize(1);
    }
}

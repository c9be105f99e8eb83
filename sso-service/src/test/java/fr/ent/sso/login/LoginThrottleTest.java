package fr.ent.sso.login;

import fr.ent.sso.database.Database;
import fr.ent.sso.login.LoginThrottle.Kind;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule 107 of cas.md and what issue 3 adds: first slower, then for a time not at all. */
@QuarkusTest
class LoginThrottleTest {
    @Inject
    LoginThrottle throttle;

    @Inject
    Database database;

    private final String key = "x" + UUID.randomUUID().toString().substring(0, 8);

    private void attempts(Kind kind, int count) {
        IntStream.range(0, count).forEach(each -> throttle.attempt(kind, key));
    }

    private void waitIsOver() {
        database.update(
                "update login_attempt set blocked_until = now() - interval '1 second'"
                        + " where login in (sha256(convert_to(?, 'UTF8')), sha256(convert_to(?, 'UTF8')))",
                key,
                "ADDRESS:" + key);
    }

    @Test
    void attemptWhenTheWaitIsOverThenTheNextWaitIsTwiceAsLongUpToAnHour() {
        for (int minutes : new int[] {5, 10, 20, 40, 60, 60}) {
            attempts(Kind.PASSWORD, 4);
            assertThat(throttle.remaining(Kind.PASSWORD, key)).isEmpty();
            assertThat(throttle.attempt(Kind.PASSWORD, key))
                    .as("the fifth is looked at")
                    .isEmpty();
            assertThat(throttle.remaining(Kind.PASSWORD, key).orElseThrow())
                    .isBetween(Duration.ofMinutes(minutes - 1L), Duration.ofMinutes(minutes));
            assertThat(throttle.attempt(Kind.PASSWORD, key)).isPresent();
            waitIsOver();
        }
    }

    @Test
    void attemptWhenOneAddressFailsAHundredTimesThenItWaitsShortlyFirst() {
        attempts(Kind.ADDRESS, 99);
        assertThat(throttle.remaining(Kind.ADDRESS, key)).isEmpty();
        throttle.attempt(Kind.ADDRESS, key);
        assertThat(throttle.remaining(Kind.ADDRESS, key).orElseThrow()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        waitIsOver();
        attempts(Kind.ADDRESS, 100);
        assertThat(throttle.remaining(Kind.ADDRESS, key).orElseThrow())
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    /** A school of a thousand people has some failures all day. */
    @Test
    void attemptWhenTheWindowIsOverThenCountingStartsAgain() {
        attempts(Kind.ADDRESS, 99);
        database.update(
                "update login_attempt set since = now() - interval '11 minutes'"
                        + " where login = sha256(convert_to(?, 'UTF8'))",
                "ADDRESS:" + key);
        attempts(Kind.ADDRESS, 99);
        assertThat(throttle.remaining(Kind.ADDRESS, key)).isEmpty();
    }

    @Test
    void forgetThenNothingIsLeft() {
        attempts(Kind.PASSWORD, 5);
        assertThat(throttle.forget(Kind.PASSWORD, key)).isTrue();
        assertThat(throttle.remaining(Kind.PASSWORD, key)).isEmpty();
        assertThat(throttle.forget(Kind.PASSWORD, key)).isFalse();
    }
}

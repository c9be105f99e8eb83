package fr.ent.sso.login;

import fr.ent.sso.database.Database;
import fr.ent.sso.login.LoginThrottle.Kind;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule 107 of docs/cas-rules.md and more: first slower, then for a time not at all. */
@QuarkusTest
class LoginThrottleTest {
    @Inject
    Database database;

    private LoginThrottle throttle;

    @Inject
    TestSchool schools;

    private final String key = "x" + UUID.randomUUID().toString().substring(0, 8);

    /** With the limits that people meet. */
    @BeforeEach
    void useDefaults() {
        throttle = new LoginThrottle(
                database,
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(LoginConfig.class)
                        .build()
                        .getConfigMapping(LoginConfig.class));
    }

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

    /** Whoever tries many logins from one place: the right password waits, too, and so does an unknown login. */
    @Test
    void loginWhenTheAddressHasToWaitThenItIsSaidWhoeverAsks() {
        TestSchool.School school = schools.create();
        List<String> keys = List.of("ADDRESS:127.0.0.1", "ADDRESS:0000000000000000/64");
        try {
            keys.forEach(each -> database.update(
                    "insert into login_attempt (login, failures, blocked_until)"
                            + " values (sha256(convert_to(?, 'UTF8')), 100, now() + interval '2 minutes')"
                            + " on conflict (login) do update set blocked_until = excluded.blocked_until",
                    each));
            for (String login : List.of(school.login("teacher"), "nobody" + school.number())) {
                HttpResponse<String> answer = new Browser().login(null, login, TestSchool.PASSWORD);
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.body()).contains("Attendez 2 minutes");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
        } finally {
            keys.forEach(each ->
                    database.update("delete from login_attempt where login = sha256(convert_to(?, 'UTF8'))", each));
        }
        assertThat(new Browser()
                        .login(null, school.login("teacher"), TestSchool.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
    }

    /** An account of another system: its bcrypt hash opens once and is replaced. */
    @Test
    void loginWhenHashIsBcryptThenReplacedByOurs() {
        TestSchool.School school = schools.create();
        database.update(
                "update account set password_hash = ? where id = ?",
                "$2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC",
                school.id("teacher"));

        for (int i = 0; i < 2; i++) {
            assertThat(new Browser()
                            .login(null, school.login("teacher"), "abcdefghijklmnopqrstuvwxyz")
                            .statusCode())
                    .isEqualTo(303);
            assertThat(database.exists(
                            "select 1 from account where id = ? and password_hash like '$argon2id$%'",
                            school.id("teacher")))
                    .isTrue();
        }
    }

    @Test
    void loginWhenLockedThenTheLogSaysSoWithoutThePassword() {
        TestSchool.School school = schools.create();
        for (int i = 0; i < 5; i++) {
            new Browser().login(null, school.login("teacher"), "wrong-" + i);
        }
        assertThat(database.one(
                        "select count(*) from audit_entry where subject = ? and action = 'login.failed-locked'"
                                + " and details::text not like '%wrong%'",
                        row -> row.getInt(1), school.id("teacher")))
                .hasValue(1);
    }

    @Test
    void forgetThenNothingIsLeft() {
        attempts(Kind.PASSWORD, 5);
        assertThat(throttle.forget(Kind.PASSWORD, key)).isTrue();
        assertThat(throttle.remaining(Kind.PASSWORD, key)).isEmpty();
        assertThat(throttle.forget(Kind.PASSWORD, key)).isFalse();
    }
}

package fr.ent.sso.oauth;

import fr.ent.sso.database.Database;
import fr.ent.sso.testsupport.Browser;
import fr.ent.sso.testsupport.TestSchool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class TokenPurgeTest {
    @Inject
    TestSchool schools;

    @Inject
    Database database;

    @Inject
    TokenPurge purge;

    @Test
    void purgeWhenTimeIsOverThenOnlyWhatIsPastGoes() {
        TestSchool.School school = schools.create();
        new Browser().login(null, school.login("teacher"), TestSchool.PASSWORD);
        long session = database.one(
                        "select id from sso_session where account = ?", row -> row.getLong(1), school.id("teacher"))
                .orElseThrow();
        database.update("insert into token_revocation values (gen_random_uuid(), now() - interval '1 second')");
        database.update("insert into token_revocation values (gen_random_uuid(), now() + interval '1 hour')");
        database.update("insert into spent_assertion values (sha256('a'), now() - interval '1 second')");
        database.update("insert into refresh_token (digest, family, client, session, scope, used_at)"
                + " values (sha256('b'), gen_random_uuid(), 'c', " + session + ", '', now() - interval '2 days')");
        database.update("insert into refresh_token (digest, family, client, session, scope)"
                + " values (sha256('d'), gen_random_uuid(), 'c', " + session + ", '')");
        database.update("insert into refresh_token (digest, family, client, session, scope)"
                + " values (sha256('e'), gen_random_uuid(), 'gone', 0, '')");
        database.update("insert into client_session (session, client, sid, subject)"
                + " values (0, 'gone', gen_random_uuid(), 's')");

        purge.purge();

        assertThat(database.exists("select 1 from token_revocation where expires_at < now()"))
                .isFalse();
        assertThat(database.exists("select 1 from token_revocation where expires_at > now()"))
                .isTrue();
        assertThat(database.exists("select 1 from spent_assertion where expires_at < now()"))
                .isFalse();
        assertThat(database.list(
                        "select digest = sha256('d') as kept from refresh_token where session = ?",
                        row -> row.getBoolean("kept"),
                        session))
                .containsExactly(true);
        assertThat(database.exists("select 1 from refresh_token where client = 'gone'"))
                .isFalse();
        assertThat(database.exists("select 1 from client_session where client = 'gone'"))
                .isFalse();
    }
}

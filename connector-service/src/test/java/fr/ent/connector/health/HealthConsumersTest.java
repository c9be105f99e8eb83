package fr.ent.connector.health;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.ServiceTest;
import fr.ent.connector.testsupport.TestConnectors;
import fr.ent.connector.testsupport.Topics;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the events of the two other services leave behind here. */
@ServiceTest
class HealthConsumersTest {
    @Inject
    Rows rows;

    @Inject
    HealthPurge purge;

    private final String connector = UUID.randomUUID().toString();
    private final UUID account = UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void ticketsWhenToldThenTheyAreCountedByOutcomeAndTheLatestIsKept() {
        String uai = School.fresh().uai;
        Happened.issued(connector, uai, account, now.minusSeconds(20));
        Happened.validated(connector, uai, account, now.minusSeconds(19));
        Happened.issued(connector, uai, account, now.minusSeconds(10));
        Happened.refused(connector, uai, account, "OTHER_SERVICE", now.minusSeconds(9));
        Happened.refused(connector, uai, account, "NOT_ENTITLED", now.minusSeconds(30));

        await().until(() -> counts().values().stream().mapToInt(each -> each).sum() == 5);

        assertThat(counts()).isEqualTo(Map.of("ISSUED", 2, "VALIDATED", 1, "OTHER_SERVICE", 1, "NOT_ENTITLED", 1));
        assertThat(rows.read(
                        "select uai, success_at, failure_at, cause from connector_health where connector_id = ?",
                        row -> List.of(
                                row.getString("uai"),
                                Rows.moment(row, "success_at"),
                                Rows.moment(row, "failure_at"),
                                row.getString("cause")),
                        UUID.fromString(connector)))
                .containsExactly(List.of(uai, now.minusSeconds(19), now.minusSeconds(9), "OTHER_SERVICE"));
        assertThat(visitors()).containsExactly(account);
    }

    @Test
    void ticketsWhenTheSameEventComesTwiceThenItCountsOnce() {
        String uai = School.fresh().uai;
        UUID id = UUID.randomUUID();
        String body = Happened.ticketBody(connector, uai, account, "https://site.example/", ",\"user\":\"x\"");
        Happened.ticket(id, "validated", now, account, body);
        Happened.ticket(id, "validated", now, account, body);
        Happened.issued(connector, uai, account, now);

        await().until(() -> counts().containsKey("ISSUED"));

        assertThat(counts()).isEqualTo(Map.of("ISSUED", 1, "VALIDATED", 1));
    }

    @Test
    void ticketsWhenTheyComeInAnyOrderThenTheLatestMomentsStay() {
        String uai = School.fresh().uai;
        UUID other = UUID.randomUUID();
        Happened.validated(connector, uai, account, now);
        Happened.validated(connector, uai, account, now.minusSeconds(7200));
        Happened.refused(connector, uai, other, "NO_IDENTIFIER", now.minusSeconds(5));
        Happened.refused(connector, uai, account, "NOT_ENTITLED", now.minusSeconds(7300));

        await().until(() -> counts().size() == 3
                && counts().values().stream().mapToInt(each -> each).sum() == 4);

        assertThat(rows.read(
                        "select first_at, last_at from connector_visitor where account = ?",
                        row -> List.of(Rows.moment(row, "first_at"), Rows.moment(row, "last_at")),
                        account))
                .containsExactly(List.of(now.minusSeconds(7200), now));
        assertThat(rows.read(
                        "select cause from connector_health where connector_id = ?",
                        row -> row.getString("cause"),
                        UUID.fromString(connector)))
                .containsExactly("NO_IDENTIFIER");
    }

    @Test
    void ticketsWhenEventIsBrokenThenItGoesToTheDeadLetterTopicAndTheOthersAreApplied() {
        String uai = School.fresh().uai;
        String key = account.toString();
        Happened.ticket("validated", now, account, "{\"account\":");
        Happened.ticket("validated", now, account, "{\"uai\":\"" + uai + "\"}");
        Happened.ticket("issued", now, account, Happened.ticketBody(connector, "not-a-uai", account, "x", ""));
        Happened.ticket("refused", now, account, Happened.ticketBody(connector, uai, account, "x", ""));
        Happened.issued(connector, uai, account, now);

        await().until(() -> counts().equals(Map.of("ISSUED", 1)));
        await().until(() ->
                Topics.read("ent.tickets.connector-service.dead-letter", key).size() == 4);
    }

    @Test
    void ticketsWhenAddressHoldsTheUaiOfASchoolBelowThenItCountsThere() {
        School owner = School.fresh();
        School below = School.fresh(owner.uai);
        School stranger = School.fresh();
        Happened.validated(connector, owner.uai, account, "https://" + below.uai.toLowerCase() + ".example/", now);
        Happened.validated(connector, owner.uai, account, "https://site.example/" + stranger.uai + "/", now);
        Happened.validated(connector, owner.uai, account, "https://site.example/?u=" + below.uai, now);

        await().until(() -> counts().getOrDefault("VALIDATED", 0) == 3);

        assertThat(rows
                        .read(
                                "select uai, sum(number) as n from connector_usage where connector_id = ? group by uai",
                                row -> Map.entry(row.getString("uai"), row.getInt("n")),
                                UUID.fromString(connector))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .isEqualTo(Map.of(below.uai, 1, owner.uai, 2));
    }

    @Test
    void accountsWhenOneIsDeletedThenNothingOfItStaysNorComesBack() {
        String uai = School.fresh().uai;
        Happened.validated(connector, uai, account, now);
        Happened.unrecognised(uai, "u" + account, account, "NOT_FOUND", now);
        await().until(() -> visitors().size() == 1 && failing(uai).size() == 1);

        Happened.account("deleted", account, "{\"account\":\"%s\",\"login\":\"x\"}".formatted(account));
        await().until(() -> visitors().isEmpty() && failing(uai).isEmpty());

        Happened.validated(connector, uai, account, now);
        await().until(() -> counts().getOrDefault("VALIDATED", 0) == 2);
        assertThat(visitors()).isEmpty();
    }

    @Test
    void accountsWhenTwoAreMergedThenTheSurvivorCameIn() {
        String uai = School.fresh().uai;
        UUID survivor = UUID.randomUUID();
        Happened.validated(connector, uai, account, now.minusSeconds(60));
        Happened.validated(connector, uai, survivor, now.minusSeconds(30));
        await().until(() -> visitors().size() == 2);

        Happened.account(
                "merged",
                survivor,
                "{\"survivor\":\"%s\",\"survivorLogin\":\"a\",\"merged\":\"%s\",\"mergedLogin\":\"b\"}"
                        .formatted(survivor, account));
        await().until(() -> visitors().equals(List.of(survivor)));

        Happened.validated(connector, uai, account, now);
        await().until(() -> counts().getOrDefault("VALIDATED", 0) == 3);
        assertThat(rows.read(
                        "select account, first_at, last_at from connector_visitor where connector_id = ?",
                        row -> List.of(
                                row.getObject("account", UUID.class),
                                Rows.moment(row, "first_at"),
                                Rows.moment(row, "last_at")),
                        UUID.fromString(connector)))
                .containsExactly(List.of(survivor, now.minusSeconds(60), now));
    }

    @Test
    void accountsWhenTwoAreMergedThenFavouritesNoticesAndDenialsFollow() {
        UUID survivor = UUID.randomUUID();
        String id = keepsOf(account);

        Happened.account(
                "merged",
                survivor,
                "{\"survivor\":\"%s\",\"survivorLogin\":\"a\",\"merged\":\"%s\",\"mergedLogin\":\"b\"}"
                        .formatted(survivor, account));

        await().until(() -> kept(id, account).equals(List.of(0, 0, 0, 0)));
        assertThat(kept(id, survivor)).isEqualTo(List.of(1, 1, 1, 1));
    }

    @Test
    void accountsWhenTheSurvivorHasChosenFavouritesThenTheyAreHis() {
        UUID survivor = UUID.randomUUID();
        String his = keepsOf(survivor);
        String id = keepsOf(account);

        Happened.account(
                "merged",
                survivor,
                "{\"survivor\":\"%s\",\"survivorLogin\":\"a\",\"merged\":\"%s\",\"mergedLogin\":\"b\"}"
                        .formatted(survivor, account));

        await().until(() -> kept(id, account).equals(List.of(0, 0, 0, 0)));
        assertThat(kept(his, survivor)).isEqualTo(List.of(1, 1, 1, 1));
        assertThat(kept(id, survivor)).isEqualTo(List.of(0, 1, 1, 1));
    }

    @Test
    void accountsWhenOneIsDeletedThenNoFavouriteNoticeOrDenialStays() {
        String id = keepsOf(account);

        Happened.account("deleted", account, "{\"account\":\"%s\",\"login\":\"x\"}".formatted(account));

        await().until(() -> kept(id, account).equals(List.of(0, 0, 0, 0)));
    }

    /** A connector that is a favourite of his, that he was told about and that is denied him. */
    private String keepsOf(UUID person) {
        School school = School.fresh();
        String id = TestConnectors.created(school, TestConnectors.pronote(school));
        rows.write(
                "insert into favourite (account, connector_id, position) values (?, ?, 1)",
                person.toString(),
                UUID.fromString(id));
        rows.write("insert into favourite_choice (account) values (?) on conflict do nothing", person.toString());
        rows.write(
                "insert into first_use (account, connector_id, about) values (?, ?, 'x')",
                person.toString(),
                UUID.fromString(id));
        rows.write(
                "insert into access_denial (connector_id, kind, subject) values (?, 'ACCOUNT', ?)",
                UUID.fromString(id),
                person);
        return id;
    }

    private List<Integer> kept(String connector, UUID person) {
        return rows.read(
                        """
                        select (select count(*) from favourite where connector_id = ? and account = ?) as favourites,
                            (select count(*) from favourite_choice where account = ?) as choices,
                            (select count(*) from first_use where connector_id = ? and account = ?) as notices,
                            (select count(*) from access_denial where connector_id = ? and subject = ?) as denials""",
                        row -> List.of(
                                row.getInt("favourites"),
                                row.getInt("choices"),
                                row.getInt("notices"),
                                row.getInt("denials")),
                        UUID.fromString(connector),
                        person.toString(),
                        person.toString(),
                        UUID.fromString(connector),
                        person.toString(),
                        UUID.fromString(connector),
                        person)
                .get(0);
    }

    @Test
    void accountsWhenALoginChangesThenItsFailureFollows() {
        String uai = School.fresh().uai;
        Happened.unrecognised(uai, "old" + account, account, "NOT_FOUND", now);
        await().until(() -> failing(uai).equals(List.of("old" + account)));

        Happened.account(
                "login-changed",
                account,
                "{\"account\":\"%1$s\",\"before\":\"old%1$s\",\"after\":\"new%1$s\"}".formatted(account));

        await().until(() -> failing(uai).equals(List.of("new" + account)));
    }

    @Test
    void basesWhenALoginFailsThenItStaysUntilItIsLinkedInWhateverOrder() {
        String uai = School.fresh().uai;
        Happened.unrecognised(uai, "first", null, "NOT_FOUND", now.minusSeconds(100));
        Happened.unrecognised(uai, "first", null, "AMBIGUOUS", now.minusSeconds(50));
        Happened.unrecognised(uai, "second", null, "NOT_FOUND", now.minusSeconds(100));
        Happened.linked(uai, "second", now.minusSeconds(10));
        Happened.linked(uai, "third", now);
        Happened.unrecognised(uai, "third", null, "NOT_FOUND", now.minusSeconds(1));
        Happened.drifted(uai, "fourth", now);

        await().until(() ->
                rows.read("select sum(number) as n from recognition_usage where uai = ?", row -> row.getInt("n"), uai)
                                .equals(List.of(4))
                        && failing(uai).equals(List.of("first")));

        assertThat(rows.read(
                        "select cause, first_failed from recognition where uai = ? and cas_id = 'first'",
                        row -> List.of(row.getString("cause"), Rows.moment(row, "first_failed")),
                        uai))
                .containsExactly(List.of("AMBIGUOUS", now.minusSeconds(100)));
    }

    @Test
    void basesWhenALoginFailsInTheBrowserThenTheTicketTellsItsAccount() {
        String uai = School.fresh().uai;
        UUID later = UUID.randomUUID();
        Happened.validated(connector, uai, account, now);
        await().until(() -> visitors().size() == 1);
        Happened.unrecognised(uai, "u" + account, null, "NOT_FOUND", now);
        Happened.unrecognised(uai, "u" + later, null, "NOT_FOUND", now);
        await().until(() -> failing(uai).size() == 2);
        Happened.validated(connector, uai, later, now);

        await().until(() -> rows.read(
                        "select account from recognition where uai = ? and account is not null",
                        row -> row.getObject("account", UUID.class),
                        uai)
                .containsAll(List.of(account, later)));
    }

    @Test
    void basesWhenPublicationChangesThenTheLatestStateIsKept() {
        String uai = School.fresh().uai;
        Happened.published(uai, true, now.minusSeconds(20));
        Happened.published(uai, false, now);
        Happened.published(uai, true, now.minusSeconds(10));
        Happened.linked(uai, "end", now);

        await().until(() -> !rows.read("select 1 from recognition where uai = ?", row -> 1, uai)
                .isEmpty());
        await().until(() -> rows.read(
                        "select published from pronote_base where uai = ?", row -> row.getBoolean("published"), uai)
                .equals(List.of(false)));
    }

    @Test
    void basesWhenEventIsBrokenThenItGoesToTheDeadLetterTopic() {
        String uai = School.fresh().uai;
        Happened.pronote("identification.failed", uai, "{\"uai\":\"" + uai + "\"}", now);
        Happened.pronote("base.publication-changed", uai, "{\"uai\":\"" + uai + "\"}", now);
        Happened.pronote("mapping.linked", uai, "{\"uai\":\"x\",\"casId\":\"y\"}", now);

        await().until(() ->
                Topics.read("ent.pronote.connector-service.dead-letter", uai).size() == 3);
    }

    @Test
    void examplesWhenTheyAreOfTheContractThenTheyAreRead() {
        String example = "c0a80101-0000-4000-8000-0000000000c1";
        for (String fact : List.of("issued", "validated", "refused")) {
            Happened.ticket(fact, now, account, Topics.example("fr.ent.sso.service-ticket." + fact + ".v1"));
        }
        for (String fact : List.of(
                "identification.failed",
                "mapping.drifted",
                "mapping.linked",
                "mapping.unlinked",
                "base.publication-changed")) {
            Happened.pronote(fact, "0900011A", Topics.example("fr.ent.pronote." + fact + ".v1"), now);
        }

        await().until(() -> rows.read(
                        "select outcome from connector_usage where connector_id = ?",
                        row -> row.getString("outcome"),
                        UUID.fromString(example))
                .containsAll(List.of("ISSUED", "VALIDATED", "NOT_ENTITLED")));
        await().until(() -> !rows.read(
                        "select 1 from recognition where uai = '0900011A' and failed_at is not null and linked_at"
                                + " is not null and drifted_at is not null and unlinked_at is not null",
                        row -> 1)
                .isEmpty());
    }

    @Test
    void sumUpWhenHoursAreOldThenTheyAreOneDayAndTheSumStays() {
        String uai = School.fresh().uai;
        Instant old =
                now.minus(20, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS).plus(8, ChronoUnit.HOURS);
        Happened.validated(connector, uai, account, old);
        Happened.validated(connector, uai, account, old.plus(2, ChronoUnit.HOURS));
        Happened.validated(connector, uai, account, now);
        await().until(() -> counts().getOrDefault("VALIDATED", 0) == 3);

        purge.sumUp();
        purge.sumUp();

        assertThat(rows.read(
                        "select number from connector_usage where connector_id = ? order by hour",
                        row -> row.getInt("number"),
                        UUID.fromString(connector)))
                .containsExactly(2, 1);
    }

    @Test
    void purgeWhenNothingHappenedForLongThenItIsForgotten() {
        String uai = School.fresh().uai;
        Instant old = now.minus(500, ChronoUnit.DAYS);
        Happened.validated(connector, uai, account, old);
        Happened.unrecognised(uai, "old", null, "NOT_FOUND", old);
        Happened.unrecognised(uai, "new", null, "NOT_FOUND", now);
        await().until(() -> visitors().size() == 1 && failing(uai).size() == 2);

        purge.purge();

        assertThat(counts()).isEmpty();
        assertThat(visitors()).isEmpty();
        assertThat(failing(uai)).containsExactly("new");
    }

    private Map<String, Integer> counts() {
        return rows
                .read(
                        "select outcome, sum(number) as n from connector_usage where connector_id = ? group by outcome",
                        row -> Map.entry(row.getString("outcome"), row.getInt("n")),
                        UUID.fromString(connector))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<UUID> visitors() {
        return rows.read(
                "select account from connector_visitor where connector_id = ?",
                row -> row.getObject("account", UUID.class),
                UUID.fromString(connector));
    }

    private List<String> failing(String uai) {
        return rows.read(
                "select cas_id from recognition where uai = ? and failed_at > coalesce(linked_at, '-infinity')",
                row -> row.getString("cas_id"),
                uai);
    }
}

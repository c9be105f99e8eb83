package fr.ent.connector.health;

import fr.ent.connector.testsupport.Topics;
import java.time.Instant;
import java.util.UUID;

/** What the other services tell in tests of health. */
final class Happened {
    private Happened() {}

    static void issued(String connector, String uai, UUID account, Instant at) {
        ticket("issued", at, account, ticketBody(connector, uai, account, "https://site.example/", ""));
    }

    static void validated(String connector, String uai, UUID account, Instant at) {
        validated(connector, uai, account, "https://site.example/", at);
    }

    static void validated(String connector, String uai, UUID account, String service, Instant at) {
        ticket(
                "validated",
                at,
                account,
                ticketBody(connector, uai, account, service, ",\"user\":\"u" + account + "\""));
    }

    static void refused(String connector, String uai, UUID account, String cause, Instant at) {
        ticket(
                "refused",
                at,
                account,
                ticketBody(connector, uai, account, "https://site.example/", ",\"cause\":\"" + cause + "\""));
    }

    static void unrecognised(String uai, String casId, UUID account, String cause, Instant at) {
        pronote(
                "identification.failed",
                uai,
                "{\"uai\":\"%s\",\"casId\":\"%s\",\"account\":%s,\"populations\":[\"teachers\"],\"cause\":\"%s\"}"
                        .formatted(uai, casId, account == null ? "null" : "\"" + account + "\"", cause),
                at);
    }

    static void linked(String uai, String casId, Instant at) {
        link("linked", uai, casId, ",\"source\":\"MANUAL\"", at);
    }

    static void drifted(String uai, String casId, Instant at) {
        link("drifted", uai, casId, ",\"fields\":[\"nom\"]", at);
    }

    static void published(String uai, boolean published, Instant at) {
        pronote(
                "base.publication-changed",
                uai,
                "{\"uai\":\"%s\",\"published\":%s,\"spaces\":[]}".formatted(uai, published),
                at);
    }

    static void account(String fact, UUID key, String body) {
        Topics.send(
                "ent.accounts",
                UUID.randomUUID(),
                "fr.ent.sso.account." + fact + ".v1",
                key.toString(),
                body,
                Instant.now());
    }

    static void ticket(String fact, Instant at, UUID account, String body) {
        ticket(UUID.randomUUID(), fact, at, account, body);
    }

    static void ticket(UUID id, String fact, Instant at, UUID account, String body) {
        Topics.send("ent.tickets", id, "fr.ent.sso.service-ticket." + fact + ".v1", account.toString(), body, at);
    }

    static String ticketBody(String connector, String uai, UUID account, String service, String more) {
        return "{\"account\":\"%s\",\"login\":\"x\",\"connector\":\"%s\",\"uai\":\"%s\",\"casType\":\"PRONOTE\",\"service\":\"%s\"%s}"
                .formatted(account, connector, uai, service, more);
    }

    static void pronote(String fact, String key, String body, Instant at) {
        Topics.send("ent.pronote", UUID.randomUUID(), "fr.ent.pronote." + fact + ".v1", key, body, at);
    }

    private static void link(String fact, String uai, String casId, String more, Instant at) {
        UUID person = UUID.randomUUID();
        pronote(
                "mapping." + fact,
                uai + ":teachers:" + person,
                "{\"uai\":\"%s\",\"population\":\"teachers\",\"person\":\"%s\",\"casId\":\"%s\"%s}"
                        .formatted(uai, person, casId, more),
                at);
    }
}

package fr.ent.sso.oauth;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * The {@code sub} by which a client knows a person (OpenID Connect Core §8): her account's id for our consoles; for a
 * connector a random one of its own, which stays when her login or the connector's name changes.
 */
@ApplicationScoped
class Subjects {
    private final Database database;

    Subjects(Database database) {
        this.database = database;
    }

    @Transactional
    String of(Client client, UUID account) {
        if (!(client instanceof ConnectorClient connector)) {
            return account.toString();
        }
        return known(connector, account).orElseGet(() -> {
            database.update(
                    "insert into oauth_subject (connector, account, subject) values (?, ?, ?) on conflict do nothing",
                    connector.connector(),
                    account,
                    UUID.randomUUID());
            return known(connector, account).orElseThrow();
        });
    }

    /** Empty before the person comes there for the first time. */
    Optional<String> known(ConnectorClient connector, UUID account) {
        return database.one(
                "select subject::text from oauth_subject where connector = ? and account = ?",
                row -> row.getString(1),
                connector.connector(),
                account);
    }

    /** Whom the client means; empty when this is nobody it was told of. */
    Optional<UUID> account(Client client, String subject) {
        Optional<UUID> id = uuid(subject);
        return client instanceof ConnectorClient connector
                ? id.flatMap(given -> database.one(
                        "select account from oauth_subject where connector = ? and subject = ?",
                        row -> row.getObject(1, UUID.class),
                        connector.connector(),
                        given))
                : id;
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

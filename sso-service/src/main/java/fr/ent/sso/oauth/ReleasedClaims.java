package fr.ent.sso.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import fr.ent.sso.account.Account;
import fr.ent.sso.database.Database;
import fr.ent.sso.registry.Entitled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the connectors with « Champs spécifiques OAuth » that a person may use are told about her, at the most. */
@ApplicationScoped
public class ReleasedClaims {
    private static final String USABLE = "select c.* from oauth_client c, account a"
            + " where a.id = ? and not c.deleted and " + Entitled.CONDITION + " order by c.display_name, c.id";

    private final Database database;
    private final Claims claims;
    private final Subjects subjects;

    ReleasedClaims(Database database, Claims claims, Subjects subjects) {
        this.database = database;
        this.claims = claims;
        this.subjects = subjects;
    }

    /**
     * What one connector is told when it asks for all that its scope allows.
     *
     * @param subject how it knows the person
     * @param claims by their names
     */
    public record Told(UUID connector, String name, String subject, Map<String, String> claims) {}

    /** Sorted by name; a connector that acts in its own name is told of nobody. */
    public List<Told> about(Account account) {
        return database.list(USABLE, ConnectorClient::of, account.id()).stream()
                .filter(client -> !GrantType.CLIENT_CREDENTIALS.getValue().equals(client.grantType()))
                .map(client -> told(client, account))
                .toList();
    }

    private Told told(ConnectorClient client, Account account) {
        Map<String, String> told = new LinkedHashMap<>();
        if (client.transferSession()) {
            claims.of(account, client.scope()).forEach((name, value) -> told.put(name, value.toString()));
        }
        return new Told(client.connector(), client.displayName(), subjects.of(client, account.id()), told);
    }
}

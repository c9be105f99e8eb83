package fr.ent.connector.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Every change of every connector, written inside its transaction: who, when, and what it is like since. */
@ApplicationScoped
class ConnectorHistory {
    private final EntityManager database;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

    /** What was done. */
    enum Kind {
        CREATED,
        CHANGED,
        RIGHTS,
        LOCKED,
        UNLOCKED,
        DELETED
    }

    ConnectorHistory(EntityManager database, ObjectMapper json, SecurityIdentity identity) {
        this.database = database;
        this.json = json;
        this.identity = identity;
    }

    /**
     * @param rights what the act did to the rights; null when it was not about them
     * @param operation the larger operation the act is a part of; null when it stands alone
     */
    void add(Connector connector, Kind kind, RightsChange rights, UUID operation) {
        boolean asked = Arc.container().requestContext().isActive() && !identity.isAnonymous();
        database.createNativeQuery("""
                        insert into connector_change (connector_id, structure, actor, actor_name, kind, version, state,
                            rights, operation)
                        values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as jsonb), cast(?8 as jsonb), cast(?9 as uuid))""")
                .setParameter(1, connector.id)
                .setParameter(2, connector.structure)
                .setParameter(3, asked ? identity.getPrincipal().getName() : null)
                .setParameter(4, asked ? name() : null)
                .setParameter(5, kind.name())
                .setParameter(6, connector.version)
                .setParameter(7, text(ConnectorForm.of(connector)))
                .setParameter(8, rights == null ? null : text(rights))
                .setParameter(9, operation == null ? null : operation.toString())
                .executeUpdate();
    }

    private String name() {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("name") : null;
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A connector's state is plain values", e);
        }
    }
}

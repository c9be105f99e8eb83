package fr.ent.connector.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Every change of every connector, written inside its transaction: who, when, and what it is like since. */
@ApplicationScoped
public class ConnectorHistory {
    private final EntityManager database;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

    /** What was done. */
    @Schema(name = "ChangeKind")
    public enum Kind {
        CREATED,
        CHANGED,
        RIGHTS,
        LOCKED,
        UNLOCKED,
        DELETED,
        /** It is again as after an earlier change, or exists again. */
        RESTORED,
        /** It was there when its history began. */
        FOUND
    }

    /**
     * One thing that was done.
     *
     * @param rights what the act did to the rights; null when it was not about them
     * @param operation the larger operation the act is a part of; null when it stands alone
     * @param earlier the change that this one restores or takes back; null when it does not
     * @param newSecret whether « Code secret » is another one since, or was taken away
     */
    record Act(Kind kind, RightsChange rights, UUID operation, Long earlier, boolean newSecret) {
        static Act of(Kind kind) {
            return of(kind, null, null);
        }

        static Act of(Kind kind, RightsChange rights, UUID operation) {
            return new Act(kind, rights, operation, null, false);
        }

        static Act restoring(Kind kind, RightsChange rights, long earlier) {
            return new Act(kind, rights, null, earlier, false);
        }

        Act changingSecret(boolean changed) {
            return new Act(kind, rights, operation, earlier, changed);
        }
    }

    ConnectorHistory(EntityManager database, ObjectMapper json, SecurityIdentity identity) {
        this.database = database;
        this.json = json;
        this.identity = identity;
    }

    /** Names of groups are kept with it, for the day when the group is gone; of people only ids. */
    void add(Connector connector, Act act) {
        boolean asked = Arc.container().requestContext().isActive() && !identity.isAnonymous();
        database.createNativeQuery("""
                        insert into connector_change (connector_id, structure, actor, actor_name, kind, version, state,
                            rights, operation, earlier, secret_set, secret_changed, group_names)
                        values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as jsonb), cast(?8 as jsonb), cast(?9 as uuid),
                            cast(?10 as bigint), ?11, ?12,
                            (select jsonb_object_agg(id, name) from ent_group where id = any(cast(?13 as uuid[]))))""")
                .setParameter(1, connector.id)
                .setParameter(2, connector.structure)
                .setParameter(3, asked ? identity.getPrincipal().getName() : null)
                .setParameter(4, asked ? name() : null)
                .setParameter(5, act.kind.name())
                .setParameter(6, connector.version)
                .setParameter(7, text(ConnectorForm.of(connector)))
                .setParameter(8, act.rights == null ? null : text(act.rights))
                .setParameter(9, act.operation == null ? null : act.operation.toString())
                .setParameter(10, act.earlier == null ? null : act.earlier.toString())
                .setParameter(11, connector.secretDigest() != null)
                .setParameter(12, act.newSecret)
                .setParameter(
                        13,
                        act.rights == null ? new UUID[0] : act.rights.groups().toArray(UUID[]::new))
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

package fr.ent.pronote.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.kit.inbox.BadEventException;
import fr.ent.kit.inbox.Inbox;
import fr.ent.kit.inbox.IncomingEvent;
import fr.ent.pronote.integration.EntIntegration;
import fr.ent.pronote.integration.EntIntegrations;
import fr.ent.pronote.integration.LoginChange;
import fr.ent.pronote.people.IdentityMapping;
import fr.ent.pronote.people.IdentityMappings;
import fr.ent.pronote.people.MappingSource;
import fr.ent.pronote.people.UnlinkReason;
import fr.ent.pronote.publication.Base;
import fr.ent.pronote.publication.BaseKind;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.PublicationConfig;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Account events: a changed login moves its « Identifiants CAS » (or drops them, by the base's policy), a merge moves
 * them to the survivor, a deletion drops them. A base that trusts another ENT's CAS server has other people's logins:
 * there, only a link seen with this very account is touched.
 */
@ApplicationScoped
public class AccountEventConsumer {
    private static final String LOGIN_CHANGED = "fr.ent.sso.account.login-changed.v1";
    private static final String MERGED = "fr.ent.sso.account.merged.v1";
    private static final String DELETED = "fr.ent.sso.account.deleted.v1";

    private final Inbox inbox;
    private final ObjectMapper json;
    private final Bases bases;
    private final EntIntegrations integrations;
    private final IdentityMappings mappings;
    private final String ownCasUrl;

    AccountEventConsumer(
            Inbox inbox,
            ObjectMapper json,
            Bases bases,
            EntIntegrations integrations,
            IdentityMappings mappings,
            PublicationConfig config) {
        this.inbox = inbox;
        this.json = json;
        this.bases = bases;
        this.integrations = integrations;
        this.mappings = mappings;
        this.ownCasUrl = config.ownCasUrl().toString().replaceAll("/+$", "");
    }

    record LoginChanged(UUID account, String before, String after) {}

    record Merged(UUID survivor, String survivorLogin, UUID merged, String mergedLogin) {}

    record Deleted(UUID account, String login) {}

    @Incoming("accounts")
    @Blocking
    public CompletionStage<Void> on(ConsumerRecord<String, String> message) {
        return inbox.handle(message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case LOGIN_CHANGED -> loginChanged(event.bodyAs(LoginChanged.class, json));
            case MERGED -> merged(event.bodyAs(Merged.class, json));
            case DELETED -> deleted(event.bodyAs(Deleted.class, json));
            default -> {
                // Other facts about accounts do not concern the links.
            }
        }
    }

    private void loginChanged(LoginChanged event) {
        require(event.account(), event.before(), event.after());
        for (IdentityMapping mapping : concerned(event.account(), event.before())) {
            if (integrations.of(mapping.uai()).loginChange == LoginChange.MOVE) {
                mappings.move(
                        mapping,
                        event.after(),
                        MappingSource.LOGIN_CHANGED,
                        UnlinkReason.LOGIN_CHANGED,
                        event.account());
            } else {
                mappings.remove(mapping, UnlinkReason.LOGIN_CHANGED);
            }
        }
    }

    private void merged(Merged event) {
        require(event.merged(), event.mergedLogin(), event.survivorLogin());
        for (IdentityMapping mapping : concerned(event.merged(), event.mergedLogin())) {
            mappings.move(mapping, event.survivorLogin(), MappingSource.MERGED, UnlinkReason.MERGED, event.survivor());
        }
    }

    private void deleted(Deleted event) {
        require(event.account(), event.login(), "");
        concerned(event.account(), event.login())
                .forEach(mapping -> mappings.remove(mapping, UnlinkReason.ACCOUNT_DELETED));
    }

    private List<IdentityMapping> concerned(UUID account, String login) {
        return mappings.everywhere(login).stream()
                .filter(mapping -> isOf(mapping, account))
                .toList();
    }

    private boolean isOf(IdentityMapping mapping, UUID account) {
        Optional<UUID> seen = mappings.account(mapping);
        return seen.map(account::equals).orElseGet(() -> trustsUs(mapping.uai()));
    }

    private boolean trustsUs(String uai) {
        Base base = bases.get(uai);
        EntIntegration integration = integrations.of(uai);
        return integration.casUrl.isEmpty()
                ? base.kind == BaseKind.OBSERVED
                : integration.casUrl.equalsIgnoreCase(ownCasUrl);
    }

    private static void require(UUID account, String login, String other) {
        if (account == null || login == null || login.isBlank() || other == null) {
            throw new BadEventException("An account event without account or login", null);
        }
    }
}

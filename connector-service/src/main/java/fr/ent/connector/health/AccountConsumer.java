package fr.ent.connector.health;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.connector.people.AccountGone;
import fr.ent.kit.inbox.BadEventException;
import fr.ent.kit.inbox.Inbox;
import fr.ent.kit.inbox.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Forgets who is deleted, moves what is kept of a merged account to the survivor, follows a changed login. Other
 * packages that keep something of people are told by {@link AccountGone}.
 */
@ApplicationScoped
class AccountConsumer {
    private static final String DELETED = "fr.ent.sso.account.deleted.v1";
    private static final String MERGED = "fr.ent.sso.account.merged.v1";
    private static final String LOGIN_CHANGED = "fr.ent.sso.account.login-changed.v1";

    private final Inbox inbox;
    private final ObjectMapper json;
    private final UsageStore store;
    private final Recognitions recognitions;
    private final Event<AccountGone> gone;

    AccountConsumer(
            Inbox inbox, ObjectMapper json, UsageStore store, Recognitions recognitions, Event<AccountGone> gone) {
        this.inbox = inbox;
        this.json = json;
        this.store = store;
        this.recognitions = recognitions;
        this.gone = gone;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Deleted(UUID account, String login) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Merged(UUID survivor, UUID merged) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LoginChanged(UUID account, String before, String after) {}

    @Incoming("accounts")
    @Blocking
    public CompletionStage<Void> on(KafkaRecordBatch<String, String> messages) {
        return inbox.handleAll(messages, this::apply);
    }

    private void apply(List<IncomingEvent> events) {
        List<UUID> deleted = new ArrayList<>();
        List<String> logins = new ArrayList<>();
        Instant last = Instant.EPOCH;
        for (IncomingEvent event : events) {
            switch (event.type()) {
                case DELETED -> {
                    Deleted account = event.bodyAs(Deleted.class, json);
                    deleted.add(required(account.account()));
                    logins.add(required(account.login()));
                    last = Tally.later(last, event.time());
                }
                case MERGED -> {
                    Merged merged = event.bodyAs(Merged.class, json);
                    store.merge(required(merged.merged()), required(merged.survivor()), event.time());
                    gone.fire(new AccountGone(merged.merged(), Optional.of(merged.survivor())));
                }
                case LOGIN_CHANGED -> {
                    LoginChanged change = event.bodyAs(LoginChanged.class, json);
                    recognitions.rename(
                            required(change.account()), required(change.before()), required(change.after()));
                }
                default -> {
                    // Other facts about accounts change nothing here.
                }
            }
        }
        if (!deleted.isEmpty()) {
            store.delete(deleted, last);
            recognitions.forget(logins);
            deleted.forEach(account -> gone.fire(new AccountGone(account, Optional.empty())));
        }
    }

    private static <T> T required(T value) {
        if (value == null) {
            throw new BadEventException("An account event without its account or login", null);
        }
        return value;
    }
}

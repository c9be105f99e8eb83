package fr.ent.connector.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.kit.inbox.BadEventException;
import fr.ent.kit.inbox.Inbox;
import fr.ent.kit.inbox.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of the directory: key {@code structure:<uai>} or {@code group:<id>}, a tombstone takes it away. */
@ApplicationScoped
class DirectoryConsumer {
    private static final String STRUCTURE = "structure:";
    private static final String GROUP = "group:";

    private final Inbox inbox;
    private final Directory directory;
    private final ObjectMapper json;

    DirectoryConsumer(Inbox inbox, Directory directory, ObjectMapper json) {
        this.inbox = inbox;
        this.directory = directory;
        this.json = json;
    }

    @Incoming("directory")
    @Blocking
    public CompletionStage<Void> on(ConsumerRecord<String, String> message) {
        return inbox.handle(message, this::apply);
    }

    private void apply(IncomingEvent event) {
        String key = event.key() == null ? "" : event.key();
        if (key.startsWith(STRUCTURE)) {
            structure(event, key.substring(STRUCTURE.length()));
        } else if (key.startsWith(GROUP)) {
            group(event, key.substring(GROUP.length()));
        } else {
            throw new BadEventException("Unknown key of ent.directory", null);
        }
    }

    private void structure(IncomingEvent event, String uai) {
        if (event.body() == null) {
            directory.dropStructure(uai);
            return;
        }
        StructureChanged structure = event.bodyAs(StructureChanged.class, json);
        if (!Uai.isUai(uai) || !uai.equals(structure.uai())) {
            throw new BadEventException("Key and body name different structures", null);
        }
        directory.put(structure);
    }

    private void group(IncomingEvent event, String id) {
        if (event.body() == null) {
            directory.dropGroup(UUID.fromString(id));
            return;
        }
        GroupChanged group = event.bodyAs(GroupChanged.class, json);
        if (group.id() == null || !id.equals(group.id().toString())) {
            throw new BadEventException("Key and body name different groups", null);
        }
        directory.put(group);
    }
}

package fr.ent.connector.isolation;

import fr.ent.connector.isolation.Operation.Body;
import fr.ent.connector.isolation.Operation.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static fr.ent.connector.isolation.Operation.ANY_ADMINISTRATOR;
import static fr.ent.connector.isolation.Operation.ENTITLED;
import static fr.ent.connector.isolation.Operation.OF_STRUCTURE;
import static fr.ent.connector.isolation.Operation.OWNER;
import static fr.ent.connector.isolation.Operation.PLATFORM;
import static fr.ent.connector.isolation.Operation.READER;
import static fr.ent.connector.isolation.Operation.SIGNED_IN;

/** Every operation of the service; one that is missing here fails {@link IsolationTest}. */
final class Operations {
    private Operations() {}

    static final List<Operation> ALL = List.of(
            // definition, REST
            Operation.of("ConnectorResource.search", "GET", "/api/structures/{uai}/connectors", OF_STRUCTURE),
            Operation.of("ConnectorResource.create", "POST", "/api/structures/{uai}/connectors", OF_STRUCTURE)
                    .sending(connector()),
            Operation.of("ConnectorResource.read", "GET", "/api/connectors/{id}", READER),
            Operation.of("ConnectorResource.change", "PUT", "/api/connectors/{id}", OWNER)
                    .sending(connector()),
            Operation.of("ConnectorResource.delete", "DELETE", "/api/connectors/{id}", OWNER),
            Operation.of("ConnectorResource.lock", "PUT", "/api/connectors/{id}/lock", PLATFORM)
                    .sending(Map.of("reason", "contrôle")),
            Operation.of("ConnectorResource.unlock", "DELETE", "/api/connectors/{id}/lock", PLATFORM),
            Operation.of("ConnectorResource.match", "GET", "/api/connectors/match?service={url}", ANY_ADMINISTRATOR)
                    .orAnswering(404),
            // definition, pages
            Operation.of("ConnectorPages.list", "GET", "/admin/connecteurs", ANY_ADMINISTRATOR),
            Operation.of("ConnectorPages.list", "GET", "/admin/connecteurs?structure={uai}", OF_STRUCTURE),
            Operation.of("ConnectorPages.blank", "GET", "/admin/connecteurs/nouveau?structure={uai}", OF_STRUCTURE),
            Operation.of("ConnectorPages.create", "POST", "/admin/connecteurs/nouveau", OF_STRUCTURE)
                    .sending(connector()),
            Operation.of("ConnectorPages.preview", "POST", "/admin/connecteurs/apercu", SIGNED_IN)
                    .sending(connector()),
            Operation.of("ConnectorPages.read", "GET", "/admin/connecteurs/{id}", READER),
            Operation.of("ConnectorPages.change", "POST", "/admin/connecteurs/{id}", OWNER)
                    .sending(connector()),
            Operation.of("ConnectorPages.askDelete", "GET", "/admin/connecteurs/{id}/suppression", OWNER),
            Operation.of("ConnectorPages.delete", "POST", "/admin/connecteurs/{id}/suppression", OWNER)
                    .sending((target, allowed) ->
                            versioned(allowed, Map.of("name", target.site().identifier()))),
            Operation.of("ConnectorPages.lock", "POST", "/admin/connecteurs/{id}/verrou", PLATFORM)
                    .sending((target, allowed) -> versioned(allowed, Map.of("reason", "contrôle"))),
            Operation.of("ConnectorPages.unlock", "POST", "/admin/connecteurs/{id}/deverrouillage", PLATFORM)
                    .sending((target, allowed) -> versioned(allowed, Map.of())),
            // access
            Operation.of("AccessResource.read", "GET", "/api/connectors/{id}/grants", READER),
            Operation.of("AccessResource.replace", "PUT", "/api/connectors/{id}/grants", READER)
                    .sending(Map.of("groups", List.of())),
            Operation.of("AccessPages.read", "GET", "/admin/connecteurs/{id}/droits", READER),
            Operation.of("AccessPages.save", "POST", "/admin/connecteurs/{id}/droits", READER)
                    .sending((target, allowed) -> versioned(allowed, Map.of())),
            // myapps
            Operation.of("LaunchResource.launch", "GET", "/launch/{id}", ENTITLED),
            Operation.of("MyAppsPages.start", "GET", "/", SIGNED_IN),
            Operation.of("MyAppsPages.list", "GET", "/mes-applis", SIGNED_IN),
            Operation.of("MyAppsResource.mine", "GET", "/api/me/apps", SIGNED_IN),
            Operation.of("MyAppsResource.prefer", "PUT", "/api/me/favourites", SIGNED_IN)
                    .sending(Map.of("connectors", List.of(new UUID(0, 0)))));

    /** A new connector, or one that is there as it is to become; the right one, with a name that is taken. */
    private static Body connector() {
        return (target, allowed) -> {
            Map<String, Object> form = new HashMap<>();
            form.put("identifier", allowed ? target.site().identifier() : "Nouveau " + UUID.randomUUID());
            form.put("displayName", "Nouveau");
            form.put("url", "https://" + UUID.randomUUID() + ".example/");
            form.put("target", "PAGE");
            return form;
        };
    }

    private static Map<String, Object> versioned(boolean allowed, Map<String, Object> form) {
        Map<String, Object> whole = new HashMap<>(form);
        whole.put("version", allowed ? Operation.STALE : "0");
        return whole;
    }

    /** What a page's form carries besides. */
    static Map<String, Object> form(Operation operation, Target target, boolean allowed) {
        Map<String, Object> form = new HashMap<>(
                operation.body() == null ? Map.of() : operation.body().of(target, allowed));
        form.putIfAbsent("version", allowed ? Operation.STALE : "0");
        form.putIfAbsent("structure", target.uai());
        form.put("form_token", IsolationTest.FORM_TOKEN);
        return form;
    }
}

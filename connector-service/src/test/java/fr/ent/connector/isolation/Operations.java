package fr.ent.connector.isolation;

import fr.ent.connector.isolation.Operation.Body;
import fr.ent.connector.isolation.Operation.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static fr.ent.connector.isolation.Operation.ANYBODY;
import static fr.ent.connector.isolation.Operation.ANY_ADMINISTRATOR;
import static fr.ent.connector.isolation.Operation.BOTH;
import static fr.ent.connector.isolation.Operation.ENTITLED;
import static fr.ent.connector.isolation.Operation.OF_STRUCTURE;
import static fr.ent.connector.isolation.Operation.OWNER;
import static fr.ent.connector.isolation.Operation.PLATFORM;
import static fr.ent.connector.isolation.Operation.READER;
import static fr.ent.connector.isolation.Operation.SIGNED_IN;

/** Every operation of the service; one that is missing here fails {@link IsolationTest}. */
final class Operations {
    private static final String NO_ACCOUNT = "00000000-0000-4000-8000-000000000000";

    private Operations() {}

    static final List<Operation> ALL = List.of(
            // definition, REST
            Operation.of("ConnectorResource.search", "GET", "/api/structures/{uai}/connectors", OF_STRUCTURE),
            Operation.of("ConnectorResource.create", "POST", "/api/structures/{uai}/connectors", OF_STRUCTURE)
                    .sending(connector()),
            Operation.of("ConnectorResource.read", "GET", "/api/connectors/{id}", READER),
            Operation.of("ConnectorResource.change", "PUT", "/api/connectors/{id}", OWNER)
                    .sending(connector()),
            Operation.of("ConnectorResource.duplicate", "POST", "/api/connectors/{id}/duplicate", OWNER),
            Operation.of("ConnectorResource.delete", "DELETE", "/api/connectors/{id}", OWNER),
            Operation.of("ConnectorResource.lock", "PUT", "/api/connectors/{id}/lock", PLATFORM)
                    .sending(Map.of("reason", "contrôle")),
            Operation.of("ConnectorResource.unlock", "DELETE", "/api/connectors/{id}/lock", PLATFORM),
            Operation.of(
                            "ConnectorResource.match",
                            "GET",
                            "/api/connectors/match?service=https://nulle.part.example/",
                            ANY_ADMINISTRATOR)
                    .orAnswering(404),
            Operation.of("CheckResource.check", "POST", "/api/connectors/checks", OF_STRUCTURE)
                    .sending((target, allowed) -> Map.of(
                            "structure",
                            target.uai(),
                            "connector",
                            connector().of(target, allowed),
                            "samples",
                            List.of())),
            Operation.of("TemplateResource.list", "GET", "/api/connector-templates", ANY_ADMINISTRATOR),
            Operation.of("TemplateResource.create", "POST", "/api/connector-templates/PRONOTE_HOSTED", OF_STRUCTURE)
                    .sending((target, allowed) -> Map.of(
                            "structure", target.uai(), "uai", target.uai(), "identifier", allowed ? "" : "Nouveau"))
                    .orAnswering(404),
            // definition, pages
            Operation.of("ListPages.list", "GET", "/admin/connecteurs", ANY_ADMINISTRATOR),
            Operation.of("ListPages.list", "GET", "/admin/connecteurs?structure={uai}", OF_STRUCTURE),
            Operation.of("StructureChoicePages.search", "GET", "/admin/connecteurs/etablissements", ANY_ADMINISTRATOR),
            Operation.of("NewPages.read", "GET", "/admin/connecteurs/nouveau?structure={uai}", OF_STRUCTURE),
            Operation.of("NewPages.create", "POST", "/admin/connecteurs/nouveau", OF_STRUCTURE)
                    .sending(connector()),
            Operation.of("NewPages.createFromTemplate", "POST", "/admin/connecteurs/nouveau/modele", OF_STRUCTURE)
                    .sending((target, allowed) ->
                            Map.of("modele", "PRONOTE_HOSTED", "uai", allowed ? "faux" : target.uai()))
                    .orAnswering(404),
            Operation.of("InputPages.preview", "POST", "/admin/connecteurs/saisie/apercu", SIGNED_IN)
                    .sending(connector()),
            Operation.of("InputPages.check", "POST", "/admin/connecteurs/saisie/controle/url", OF_STRUCTURE)
                    .sending(connector())
                    .orAnswering(404),
            Operation.of("InputPages.samples", "POST", "/admin/connecteurs/saisie/adresses", OF_STRUCTURE)
                    .sending(connector())
                    .orAnswering(404),
            Operation.of("ConnectorPages.read", "GET", "/admin/connecteurs/{id}", READER),
            Operation.of("ConnectorPages.change", "POST", "/admin/connecteurs/{id}", OWNER)
                    .sending(connector()),
            Operation.of("DeletionPages.ask", "GET", "/admin/connecteurs/{id}/suppression", OWNER),
            Operation.of("DeletionPages.delete", "POST", "/admin/connecteurs/{id}/suppression", OWNER)
                    .sending((target, allowed) -> Map.of("name", target.site().identifier())),
            Operation.of("LockPages.lock", "POST", "/admin/connecteurs/{id}/verrou", PLATFORM)
                    .sending(Map.of("reason", "contrôle")),
            Operation.of("LockPages.unlock", "POST", "/admin/connecteurs/{id}/verrou/levee", PLATFORM),
            // explanation
            Operation.of(
                            "ExplanationResource.explain",
                            "GET",
                            "/api/connectors/{id}/explanation?account=" + NO_ACCOUNT,
                            READER)
                    .orAnswering(404),
            Operation.of("MyExplanationResource.explain", "GET", "/api/me/explanation?connector={id}", SIGNED_IN)
                    .orAnswering(404),
            Operation.of("ExplanationPages.read", "GET", "/admin/connecteurs/{id}/explication", READER),
            // health
            Operation.of("HealthResource.read", "GET", "/api/connectors/{id}/health", READER),
            Operation.of("HealthResource.schools", "GET", "/api/connectors/{id}/health/structures", READER),
            Operation.of("HealthResource.groups", "GET", "/api/connectors/{id}/health/groups", READER)
                    .orAnswering(503),
            Operation.of("HealthResource.absent", "GET", "/api/connectors/{id}/health/absent", READER)
                    .orAnswering(503),
            Operation.of("HealthResource.unrecognised", "GET", "/api/connectors/{id}/health/unrecognised", READER)
                    .orAnswering(503),
            Operation.of("HealthPages.read", "GET", "/admin/connecteurs/{id}/sante", READER),
            Operation.of("TroubleResource.find", "GET", "/api/health/connectors?structure={uai}", OF_STRUCTURE),
            Operation.of("TroublePages.list", "GET", "/admin/sante?structure={uai}", OF_STRUCTURE),
            // seeas
            Operation.of("AuditResource.read", "GET", "/api/audit", PLATFORM),
            Operation.of("SeeAsResource.apps", "GET", "/api/people/" + NO_ACCOUNT + "/apps", ANY_ADMINISTRATOR)
                    .orAnswering(404),
            Operation.of("SeeAsPages.read", "GET", "/admin/voir-comme", ANY_ADMINISTRATOR),
            // transfer
            Operation.of("CopyResource.copy", "POST", "/api/connectors/{id}/copies", OWNER)
                    .sending((target, allowed) -> Map.of("structures", allowed ? List.of() : List.of(target.uai()))),
            Operation.of("CopyPages.choose", "GET", "/admin/connecteurs/copie?structure={uai}", OF_STRUCTURE),
            Operation.of("CopyPages.copy", "POST", "/admin/connecteurs/copie", BOTH)
                    .sending((target, allowed) -> Map.of(
                            "from",
                            target.site().structure(),
                            "ids",
                            allowed ? List.of() : List.of(target.site().id().toString()))),
            Operation.of("ExportResource.export", "GET", "/api/structures/{uai}/connectors/export", OF_STRUCTURE),
            Operation.of("ExportPages.choose", "GET", "/admin/connecteurs/export?structure={uai}", OF_STRUCTURE),
            Operation.of("ExportPages.file", "GET", "/admin/connecteurs/export/fichier?structure={uai}", OF_STRUCTURE),
            Operation.of("ImportResource.importFile", "POST", "/api/structures/{uai}/connectors/import", OF_STRUCTURE)
                    .sending(Map.of("no", "file"))
                    .refusingWith(400, 403),
            Operation.of("ImportPages.ask", "GET", "/admin/connecteurs/import?structure={uai}", OF_STRUCTURE),
            Operation.of("ImportPages.check", "POST", "/admin/connecteurs/import", OF_STRUCTURE)
                    .refusingWith(400, 403),
            Operation.of("ImportPages.apply", "POST", "/admin/connecteurs/import/{id}", OF_STRUCTURE)
                    .orAnswering(404),
            // access
            Operation.of("AccessResource.read", "GET", "/api/connectors/{id}/grants", READER),
            Operation.of("AccessResource.replace", "PUT", "/api/connectors/{id}/grants", READER)
                    .sending(Map.of("groups", List.of())),
            Operation.of("AccessResource.preview", "POST", "/api/connectors/{id}/grants/preview", READER)
                    .sending(Map.of("groups", List.of())),
            Operation.of("AudienceResource.audience", "GET", "/api/connectors/{id}/audience", READER),
            Operation.of("AccessPages.read", "GET", "/admin/connecteurs/{id}/droits", READER),
            Operation.of("AccessPages.save", "POST", "/admin/connecteurs/{id}/droits", READER),
            Operation.of("AccessPages.preview", "POST", "/admin/connecteurs/{id}/droits/apercu", READER),
            Operation.of("AudiencePages.read", "GET", "/admin/connecteurs/{id}/droits/personnes", READER),
            Operation.of("DenialPages.read", "GET", "/admin/connecteurs/{id}/droits/exceptions", READER),
            Operation.of("DenialPages.deny", "POST", "/admin/connecteurs/{id}/droits/exceptions/refus", READER)
                    .sending((target, allowed) ->
                            Map.of("subject", target.group().toString(), "kind", "GROUP")),
            Operation.of("DenialPages.allow", "POST", "/admin/connecteurs/{id}/droits/exceptions/levee", READER)
                    .sending((target, allowed) ->
                            Map.of("subject", target.group().toString(), "kind", "GROUP")),
            // mass
            Operation.of("MassResource.give", "POST", "/api/connectors/{id}/grants/mass", OWNER)
                    .sending(mass()),
            Operation.of("ConnectorOperationsResource.list", "GET", "/api/connectors/{id}/grant-operations", OWNER),
            Operation.of("OperationResource.operation", "GET", "/api/grant-operations/{id}", OWNER),
            Operation.of("OperationResource.undo", "POST", "/api/grant-operations/{id}/undo", OWNER),
            Operation.of("MassPages.choose", "GET", "/admin/connecteurs/{id}/attribution", READER),
            Operation.of("MassPages.start", "POST", "/admin/connecteurs/{id}/attribution", OWNER)
                    .sending((target, allowed) -> Map.of("profil", allowed ? List.of("NONE") : List.of("TEACHER"))),
            Operation.of("MassPages.operation", "GET", "/admin/connecteurs/{id}/attribution/{id}", OWNER),
            Operation.of("MassPages.undo", "POST", "/admin/connecteurs/{id}/attribution/{id}/annulation", OWNER),
            // icon
            Operation.of("IconResource.put", "PUT", "/api/connectors/{id}/icon", OWNER)
                    .sending(Map.of("no", "picture")),
            Operation.of("IconResource.remove", "DELETE", "/api/connectors/{id}/icon", OWNER),
            Operation.of("IconPages.read", "GET", "/admin/connecteurs/{id}/icone", READER),
            Operation.of("IconPages.put", "POST", "/admin/connecteurs/{id}/icone", OWNER),
            Operation.of("IconPages.remove", "POST", "/admin/connecteurs/{id}/icone/retrait", OWNER),
            Operation.of("IconFile.read", "GET", "/icones/" + "0".repeat(64), ANYBODY)
                    .orAnswering(404),
            // history
            Operation.of("HistoryResource.list", "GET", "/api/connectors/{id}/history", OWNER),
            Operation.of("HistoryResource.preview", "GET", "/api/connectors/{id}/history/{change}/restoration", OWNER),
            Operation.of("HistoryResource.restore", "POST", "/api/connectors/{id}/history/{change}/restoration", OWNER),
            Operation.of("HistoryPages.list", "GET", "/admin/connecteurs/{id}/historique", OWNER),
            Operation.of("HistoryPages.plan", "GET", "/admin/connecteurs/{id}/historique/{change}", OWNER),
            Operation.of("HistoryPages.restore", "POST", "/admin/connecteurs/{id}/historique/{change}", OWNER),
            Operation.of(
                    "DeletedConnectorsResource.list", "GET", "/api/structures/{uai}/deleted-connectors", OF_STRUCTURE),
            Operation.of("DeletedPages.list", "GET", "/admin/connecteurs/supprimes?structure={uai}", OF_STRUCTURE),
            // trial
            Operation.of("TrialResource.run", "POST", "/api/connectors/{id}/trial", READER)
                    .sending(Map.of("account", NO_ACCOUNT))
                    .orAnswering(404),
            Operation.of("TrialPages.read", "GET", "/admin/connecteurs/{id}/essai", READER),
            Operation.of("TrialPages.run", "POST", "/admin/connecteurs/{id}/essai", READER)
                    .sending(Map.of("account", NO_ACCOUNT))
                    .orAnswering(404),
            // launch
            Operation.of("LaunchResource.launch", "GET", "/launch/{id}", ENTITLED),
            Operation.of("FramePages.show", "GET", "/mes-applis/{id}/cadre", ENTITLED)
                    .refusingWith(303, 403, 404),
            Operation.of("NoticeResource.list", "GET", "/api/me/notices", SIGNED_IN),
            Operation.of("NoticeResource.accept", "PUT", "/api/me/notices/{id}", ENTITLED),
            Operation.of("NoticeResource.recall", "DELETE", "/api/me/notices/{id}", SIGNED_IN),
            Operation.of("NoticePages.list", "GET", "/mes-applis/autorisations", SIGNED_IN),
            Operation.of("NoticePages.accept", "POST", "/mes-applis/autorisations", ENTITLED)
                    .sending((target, allowed) ->
                            Map.of("connector", target.site().id().toString())),
            Operation.of("NoticePages.recall", "POST", "/mes-applis/autorisations/retrait", SIGNED_IN)
                    .sending((target, allowed) ->
                            Map.of("connector", target.site().id().toString())),
            // myapps
            Operation.of("StartPage.start", "GET", "/", SIGNED_IN),
            Operation.of("MyAppsPages.list", "GET", "/mes-applis", SIGNED_IN),
            Operation.of("MyAppsPages.prefer", "POST", "/mes-applis/favoris", ENTITLED)
                    .sending((target, allowed) ->
                            Map.of("connector", target.site().id().toString(), "geste", "ajouter"))
                    .refusingWith(400, 403, 404),
            Operation.of("MyAppsPages.reset", "POST", "/mes-applis/favoris/retablir", SIGNED_IN),
            Operation.of("MyAppsResource.mine", "GET", "/api/me/apps", SIGNED_IN),
            Operation.of("MyAppsResource.favourites", "GET", "/api/me/favourites", SIGNED_IN),
            Operation.of("MyAppsResource.prefer", "PUT", "/api/me/favourites", ENTITLED)
                    .sending((target, allowed) ->
                            Map.of("connectors", List.of(target.site().id())))
                    .refusingWith(400, 403),
            Operation.of("MyAppsResource.reset", "DELETE", "/api/me/favourites", SIGNED_IN),
            Operation.of(
                    "DefaultFavouriteResource.read", "GET", "/api/structures/{uai}/default-favourites", OF_STRUCTURE),
            Operation.of(
                            "DefaultFavouriteResource.replace",
                            "PUT",
                            "/api/structures/{uai}/default-favourites",
                            OF_STRUCTURE)
                    .sending((target, allowed) ->
                            Map.of("favourites", allowed ? Map.of("NOBODY", List.of()) : Map.of())),
            Operation.of("DefaultFavouritePages.show", "GET", "/admin/favoris?structure={uai}", OF_STRUCTURE),
            Operation.of("DefaultFavouritePages.change", "POST", "/admin/favoris", OF_STRUCTURE)
                    .sending((target, allowed) -> Map.of(
                            "structure",
                            target.uai(),
                            "profil",
                            allowed ? "NOBODY" : "STUDENT",
                            "connector",
                            target.site().id().toString(),
                            "geste",
                            "ajouter")));

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

    private static Body mass() {
        return (target, allowed) -> Map.of(
                "profiles",
                allowed ? List.of() : List.of("TEACHER"),
                "structures",
                List.of(target.site().structure()),
                "descendants",
                true);
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

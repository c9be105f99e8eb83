package fr.ent.connector.seeas;

import fr.ent.connector.explanation.PeopleInReach;
import fr.ent.connector.myapps.App;
import fr.ent.connector.myapps.MyApps;
import fr.ent.connector.myapps.Viewer;
import fr.ent.connector.people.KnownPerson;
import fr.ent.kit.problem.ApiProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;

/** « Mes applis » of somebody else, looked at by who administers a school of his; no look without its entry. */
@RequestScoped
class SeenApps {
    private final PeopleInReach inReach;
    private final MyApps apps;
    private final Audit audit;

    SeenApps(PeopleInReach inReach, MyApps apps, Audit audit) {
        this.inReach = inReach;
        this.apps = apps;
        this.audit = audit;
    }

    public record Seen(KnownPerson person, List<App> apps) {}

    /** @throws ApiProblem 403, 404 or 503 as {@link PeopleInReach#require} */
    Seen of(UUID account) {
        KnownPerson person = inReach.require(account);
        return QuarkusTransaction.requiringNew().call(() -> {
            audit.add(Audit.APPS_SEEN, account);
            return new Seen(person, apps.of(Viewer.of(person)));
        });
    }
}

package fr.ent.sso.me;

import fr.ent.sso.account.Account;
import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.release.Occasion;
import fr.ent.sso.release.Release;
import fr.ent.sso.release.ReleaseProfiles;
import fr.ent.sso.release.Source;
import fr.ent.sso.ticket.UsableServices;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What each application a person may use is told about her, as it would be now. */
@ApplicationScoped
class MyData {
    private final UsableServices services;
    private final ReleaseProfiles profiles;

    MyData(UsableServices services, ReleaseProfiles profiles) {
        this.services = services;
        this.profiles = profiles;
    }

    /**
     * What one application knows.
     *
     * @param user what it calls the person; null when she cannot be told from others there, and so cannot enter
     */
    record Application(UUID connector, String name, String profile, Datum user, List<Datum> attributes) {}

    /**
     * One thing it knows.
     *
     * @param name as the application reads it
     * @param sources what it is, to be said in words; empty when it tells nothing about the person
     */
    record Datum(String name, List<String> values, List<Source> sources) {}

    List<Application> of(Account account) {
        ReleaseProfiles.About about = profiles.about(account);
        return services.of(account.id()).stream()
                .map(service -> application(service, about))
                .toList();
    }

    private static Application application(RegisteredService service, ReleaseProfiles.About about) {
        Occasion occasion = new Occasion(service.id(), service.url(), Instant.now(), false, false);
        return about.release(service.casType(), occasion)
                .map(release -> new Application(
                        service.id(),
                        service.displayName(),
                        service.casType(),
                        new Datum("user", List.of(release.user()), release.userSource()),
                        data(release)))
                .orElseGet(
                        () -> new Application(service.id(), service.displayName(), service.casType(), null, List.of()));
    }

    private static List<Datum> data(Release release) {
        Map<String, Datum> byName = new LinkedHashMap<>();
        release.values((name, each) -> {
            if (!each.value().isEmpty()) {
                byName.computeIfAbsent(name, key -> new Datum(key, new ArrayList<>(), each.sources()))
                        .values()
                        .add(each.value());
            }
        });
        return List.copyOf(byName.values());
    }
}

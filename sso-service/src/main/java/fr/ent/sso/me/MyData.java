package fr.ent.sso.me;

import fr.ent.sso.account.Account;
import fr.ent.sso.oauth.ReleasedClaims;
import fr.ent.sso.registry.RegisteredService;
import fr.ent.sso.registry.Site;
import fr.ent.sso.release.Occasion;
import fr.ent.sso.release.Release;
import fr.ent.sso.release.ReleaseProfiles;
import fr.ent.sso.release.Source;
import fr.ent.sso.ticket.UsableServices;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What each application a person may use is told about her, as it would be now. */
@ApplicationScoped
class MyData {
    /** What stands behind the names of OpenID Connect Core §5.1 and of the ENT's own. */
    private static final Map<String, Source> CLAIMS = Map.ofEntries(
            Map.entry("name", Source.DISPLAY_NAME),
            Map.entry("username", Source.DISPLAY_NAME),
            Map.entry("family_name", Source.LAST_NAME),
            Map.entry("lastName", Source.LAST_NAME),
            Map.entry("given_name", Source.FIRST_NAME),
            Map.entry("firstName", Source.FIRST_NAME),
            Map.entry("preferred_username", Source.LOGIN),
            Map.entry("login", Source.LOGIN),
            Map.entry("email", Source.EMAIL),
            Map.entry("birthdate", Source.BIRTH_DATE),
            Map.entry("type", Source.MAIN_PROFILE),
            Map.entry("schoolName", Source.STRUCTURE_NAME),
            Map.entry("uai", Source.STRUCTURE_UAI),
            Map.entry("classId", Source.CLASS_EXTERNAL_ID));

    private final UsableServices services;
    private final ReleaseProfiles profiles;
    private final ReleasedClaims claims;

    MyData(UsableServices services, ReleaseProfiles profiles, ReleasedClaims claims) {
        this.services = services;
        this.profiles = profiles;
        this.claims = claims;
    }

    /**
     * What one application knows.
     *
     * @param user what it calls the person; null when she cannot be told from others there, and so cannot enter
     */
    record Application(UUID connector, String name, Datum user, List<Datum> attributes) {}

    /**
     * One thing it knows.
     *
     * @param name as the application reads it
     * @param values empty when it is made at the first visit
     * @param sources what it is, to be said in words; empty when it tells nothing about the person
     */
    record Datum(String name, List<String> values, List<Source> sources) {}

    /** Sorted by name; an application that signs people in both ways stands there twice. */
    List<Application> of(Account account) {
        ReleaseProfiles.About about = profiles.about(account);
        return Stream.concat(
                        services.of(account.id()).stream().map(site -> application(site, about)),
                        claims.about(account).stream().map(MyData::application))
                .sorted(Comparator.comparing(Application::name))
                .toList();
    }

    private static Application application(ReleasedClaims.Told told) {
        return new Application(
                told.connector(),
                told.name(),
                new Datum("sub", List.of(told.subject()), List.of(Source.OPAQUE_ID)),
                told.claims().entrySet().stream()
                        .map(claim -> new Datum(claim.getKey(), List.of(claim.getValue()), sources(claim.getKey())))
                        .toList());
    }

    private static List<Source> sources(String claim) {
        return Stream.ofNullable(CLAIMS.get(claim)).toList();
    }

    private static Application application(Site site, ReleaseProfiles.About about) {
        RegisteredService service = site.service();
        Occasion occasion = new Occasion(service.id(), service.urlAt(site.school()), Instant.now(), false, false);
        return about.release(service.casType(), occasion)
                .map(release -> new Application(
                        service.id(),
                        service.displayName(),
                        new Datum("user", List.of(release.user()), release.userSource()),
                        data(release)))
                .orElseGet(() -> new Application(service.id(), service.displayName(), null, List.of()));
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

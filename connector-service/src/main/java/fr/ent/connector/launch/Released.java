package fr.ent.connector.launch;

import fr.ent.connector.people.SsoToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** What a connector will know about a person who opens it, as far as can be said before. */
@ApplicationScoped
class Released {
    private static final Logger LOG = Logger.getLogger(Released.class);

    /** What the words of an OAuth scope stand for at sso-service. */
    private static final Map<String, Set<Datum>> SCOPES = Map.of(
            "profile", Set.of(Datum.DISPLAY_NAME, Datum.LAST_NAME, Datum.FIRST_NAME, Datum.LOGIN),
            "email", Set.of(Datum.EMAIL),
            "birthdate", Set.of(Datum.BIRTH_DATE),
            "userinfo",
                    Set.of(
                            Datum.LOGIN,
                            Datum.LAST_NAME,
                            Datum.FIRST_NAME,
                            Datum.DISPLAY_NAME,
                            Datum.MAIN_PROFILE,
                            Datum.STRUCTURE_NAME,
                            Datum.STRUCTURE_UAI,
                            Datum.CLASS_EXTERNAL_ID));

    private final SsoProfiles sso;
    private final SsoToken token;
    private final NoticeConfig config;
    private final Clock clock = Clock.systemUTC();
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    Released(@RestClient SsoProfiles sso, SsoToken token, NoticeConfig config) {
        this.sso = sso;
        this.token = token;
        this.config = config;
    }

    private record Known(Map<String, Set<Datum>> byType, Instant until) {}

    /** Empty when sso-service does not say: it is away, or has lost the type. */
    Optional<Set<Datum>> to(Door door) {
        Set<Datum> told = EnumSet.noneOf(Datum.class);
        if (door.oauth() != null) {
            told.add(Datum.OPAQUE_ID);
            if (door.oauth().session()) {
                Stream.of(door.oauth().scope().split("\\s+"))
                        .forEach(word -> told.addAll(SCOPES.getOrDefault(word, Set.of())));
            }
        }
        if (door.casType() == null) {
            return Optional.of(told);
        }
        return Optional.ofNullable(profiles().get(door.casType())).map(by -> {
            told.addAll(by);
            return told;
        });
    }

    private Map<String, Set<Datum>> profiles() {
        Known last = known;
        if (clock.instant().isBefore(last.until)) {
            return last.byType;
        }
        try {
            Map<String, Set<Datum>> fresh = sso.list(token.header()).stream()
                    .collect(Collectors.toMap(SsoProfiles.Profile::name, Released::data));
            known = new Known(fresh, clock.instant().plus(config.cache()));
            return fresh;
        } catch (RuntimeException e) { // whatever it is, sso-service did not answer
            LOG.warnf("sso-service did not say what it releases: %s", e.toString());
            token.renew();
            return last.byType;
        }
    }

    private static Set<Datum> data(SsoProfiles.Profile profile) {
        Set<Datum> data = EnumSet.noneOf(Datum.class);
        Stream.concat(
                        nonNull(profile.user()).stream(),
                        nonNull(profile.attributes()).stream().flatMap(each -> nonNull(each.sources()).stream()))
                .forEach(key -> Datum.named(key).ifPresent(data::add));
        return data;
    }

    private static <T> List<T> nonNull(List<T> list) {
        return list == null ? List.of() : list;
    }
}

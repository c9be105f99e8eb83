package fr.ent.connector.people;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import fr.ent.kit.problem.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * People, asked of sso-service. What a caller may be told of them is for the caller of these methods to check: an ADML
 * sees people of his structures.
 */
@ApplicationScoped
public class People {
    private static final Logger LOG = Logger.getLogger(People.class);
    private static final int AT_ONCE = 1_000;

    private final SsoPeople sso;
    private final SsoToken token;

    /** One page of people. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Page(List<KnownPerson> items, long total, int page, int size) {}

    /** How many of the accounts asked about are members of a group. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Presence(UUID group, long members, long present) {}

    /**
     * Whom rights mean: members of one of the groups that are not denied.
     *
     * @param deniedGroups members of one of these are left out
     */
    public record Audience(Collection<UUID> groups, Collection<UUID> deniedGroups, Collection<UUID> deniedAccounts) {}

    People(@RestClient SsoPeople sso, SsoToken token) {
        this.sso = sso;
        this.token = token;
    }

    /**
     * @throws ApiProblem 503 {@code directory-away} when sso-service does not answer, here and in every other method
     */
    public Optional<KnownPerson> find(UUID account) {
        return asked(header -> sso.lookup(header, new SsoPeople.Ids(List.of(account)))).stream()
                .findFirst();
    }

    /** Those that exist, by id. */
    public Map<UUID, KnownPerson> known(Collection<UUID> accounts) {
        List<UUID> ids = accounts.stream().distinct().toList();
        List<KnownPerson> people = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<UUID> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            people.addAll(asked(header -> sso.lookup(header, new SsoPeople.Ids(some))));
        }
        return people.stream().collect(Collectors.toMap(KnownPerson::id, Function.identity()));
    }

    /**
     * People of a school by the beginnings of words of name and login.
     *
     * @param page from 0
     */
    public Page search(String structure, String q, int page, int size) {
        return asked(header -> sso.search(header, structure, q, page, size));
    }

    /**
     * People of an audience, in the order of names.
     *
     * @param q beginnings of words of name and login; empty for all
     * @param page from 0
     */
    public Page members(Audience audience, String q, int page, int size) {
        return asked(header -> sso.members(
                header,
                new SsoPeople.AudiencePage(
                        audience.groups(), audience.deniedGroups(), audience.deniedAccounts(), q, page, size)));
    }

    /** Of each group its members, and how many of these accounts are among them. */
    public List<Presence> presence(Collection<UUID> groups, Collection<UUID> accounts) {
        return asked(header -> sso.presence(header, new SsoPeople.PresenceQuestion(groups, accounts)));
    }

    private <T> T asked(Function<String, T> question) {
        try {
            return question.apply(token.header());
        } catch (RuntimeException e) { // whatever it is, sso-service did not answer
            LOG.warnf("sso-service did not answer about people: %s", e.toString());
            token.renew();
            throw new ApiProblem(503, "directory-away");
        }
    }
}

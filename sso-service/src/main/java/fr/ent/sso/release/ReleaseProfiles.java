package fr.ent.sso.release;

import fr.ent.sso.account.Account;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What each kind of site gets to know about a person; a kind nobody described gets the user and nothing else. */
@Startup
@ApplicationScoped
public class ReleaseProfiles {
    private final ProfileCatalogue catalogue;
    private final People people;
    private final OpaqueIds opaqueIds;

    ReleaseProfiles(ReleaseConfig config, People people, OpaqueIds opaqueIds) {
        this.catalogue = ProfileCatalogue.load(config.directory());
        this.people = people;
        this.opaqueIds = opaqueIds;
    }

    /**
     * A profile, for whoever chooses one.
     *
     * @param titleFr what it is called in French
     * @param userSource what {@code cas:user} is made of
     * @param attributes in the order in which they are released
     */
    public record Description(
            String name,
            String titleFr,
            String titleEn,
            Layout layout,
            List<Source> userSource,
            List<Attribute> attributes) {
        /**
         * A value the profile releases when the person has it.
         *
         * @param name with the way to it, {@code schools.school.name}
         * @param sources what it is made of; empty for a text that is the same for everybody
         */
        public record Attribute(String name, List<Source> sources) {}

        /** The site is told a name of the person that is made for it alone. */
        public boolean isOpaque() {
            return userSource.contains(Source.OPAQUE_ID)
                    || attributes.stream().anyMatch(each -> each.sources().contains(Source.OPAQUE_ID));
        }

        private static Description of(ReleaseProfile profile) {
            return new Description(
                    profile.name(),
                    profile.title().fr(),
                    profile.title().en(),
                    profile.layout(),
                    profile.user().from(),
                    profile.declared().stream()
                            .map(each -> new Attribute(each.name(), each.sources()))
                            .toList());
        }
    }

    /** What is released about one person, read once however many sites are asked about. */
    public final class About {
        private final Account account;
        private Person person;

        private About(Account account) {
            this.account = account;
        }

        /** Empty when she has no identifier of the kind this site knows people by. */
        public Optional<Release> release(String type, Occasion occasion) {
            ReleaseProfile profile = catalogue.of(type);
            var sources = profile.sources();
            if (person == null && sources.stream().anyMatch(Source::isBeyondTheAccount)) {
                person = people.read(account.id());
            }
            String opaqueId = sources.contains(Source.OPAQUE_ID) && occasion.connector() != null
                    ? opaqueIds.of(occasion.connector(), account.id())
                    : null;
            return profile.of(new Subject(account, person == null ? Person.UNREAD : person, occasion, opaqueId));
        }
    }

    public About about(Account account) {
        return new About(account);
    }

    /** What one site is told about one person; empty when she has no identifier of the kind it knows people by. */
    public Optional<Release> release(String type, Account account, Occasion occasion) {
        return about(account).release(type, occasion);
    }

    public List<Description> list() {
        return catalogue.all().stream().map(Description::of).toList();
    }

    public Optional<Description> find(String name) {
        return catalogue.find(name).map(Description::of);
    }
}

package fr.ent.sso.admin;

import fr.ent.kit.page.PageContext;
import fr.ent.sso.account.AccountReach;
import fr.ent.sso.account.Member;
import fr.ent.sso.audit.AuditEntries;
import fr.ent.sso.audit.AuditEntry;
import fr.ent.sso.audit.AuditQuery;
import fr.ent.sso.audit.AuditWords;
import fr.ent.sso.lifecycle.LifecycleDesk;
import fr.ent.sso.lifecycle.Merge;
import fr.ent.sso.lifecycle.Standing;
import fr.ent.sso.session.Device;
import fr.ent.sso.session.SsoSessions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Administration » and its people: what is shown. What is done is in {@link PersonPages}. */
@Path("/admin")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PeoplePages {
    /** More structures than this are searched by what one types, fewer are a list to choose from. */
    private static final int CHOICES = 100;

    private static final int LAST_PAGE = 200;
    private static final int SESSIONS = 100;
    private static final int ENTRIES = 20;

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance home();

        static native TemplateInstance people(PeoplePage list);

        static native TemplateInstance people$results(PeoplePage list);

        static native TemplateInstance person(PersonPage person);
    }

    /**
     * @param structure UAI that is shown; empty for all of his
     * @param typed what was typed to find a structure and is none
     */
    record PeoplePage(
            String structure,
            String typed,
            List<StructureChoices.Choice> choices,
            boolean many,
            String q,
            String state,
            PeopleSearch.Found found) {
        /** What was searched, for an address. */
        public String query() {
            return "structure=" + encoded(structure) + "&q=" + encoded(q) + "&etat=" + encoded(state);
        }

        public int next() {
            return found.page() + 1;
        }

        public int previous() {
            return found.page() - 1;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** A session with its device. */
    record SessionRow(SsoSessions.Overview session, Device device) {}

    /** A line of the log, the action in words. */
    record Act(AuditEntry entry, String words) {}

    /**
     * @param survivor who goes on for a merged account; null unless it was merged
     * @param changeable whether the reader may act; if not, sessions, merges and acts are not shown either
     * @param removable whether he may also delete and merge
     */
    record PersonPage(
            Member member,
            Standing standing,
            Member survivor,
            PersonDetails.Identity identity,
            List<String> structures,
            List<PersonDetails.Groups> groups,
            List<PersonDetails.Function> functions,
            List<PersonDetails.Relative> guardians,
            List<PersonDetails.Relative> pupils,
            boolean changeable,
            boolean removable,
            boolean oneself,
            List<SessionRow> sessions,
            List<Merge> merges,
            List<Act> acts,
            String done) {}

    private final AccountReach reach;
    private final LifecycleDesk administration;
    private final PeopleSearch people;
    private final StructureChoices structures;
    private final PersonDetails details;
    private final SsoSessions sessions;
    private final AuditEntries entries;
    private final AuditWords words;
    private final PageContext page;

    PeoplePages(
            AccountReach reach,
            LifecycleDesk administration,
            PeopleSearch people,
            StructureChoices structures,
            PersonDetails details,
            SsoSessions sessions,
            AuditEntries entries,
            AuditWords words,
            PageContext page) {
        this.reach = reach;
        this.administration = administration;
        this.people = people;
        this.structures = structures;
        this.details = details;
        this.sessions = sessions;
        this.entries = entries;
        this.words = words;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public String home() {
        reach.requireAdministrator();
        return Templates.home().render();
    }

    @GET
    @Path("personnes")
    @Operation(hidden = true)
    public String list(
            @RestQuery @DefaultValue("") String structure,
            @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("") String etat,
            @RestQuery @DefaultValue("1") int page) {
        reach.requireAdministrator();
        String typed = structure.strip();
        List<StructureChoices.Choice> all = structures.search("", CHOICES + 1);
        boolean many = all.size() > CHOICES;
        List<StructureChoices.Choice> choices = many ? structures.search(typed, CHOICES) : all;
        String chosen = choices.stream()
                .map(StructureChoices.Choice::uai)
                .filter(typed::equals)
                .findFirst()
                .orElse("");
        Standing.State state = Arrays.stream(Standing.State.values())
                .filter(each -> each.name().equals(etat))
                .findFirst()
                .orElse(null);
        PeoplePage list = new PeoplePage(
                chosen,
                chosen.isEmpty() ? typed : "",
                choices,
                many,
                q,
                state == null ? "" : state.name(),
                people.find(new PeopleSearch.Query(scopes(chosen), q, state), Math.min(Math.max(page, 1), LAST_PAGE)));
        return (this.page.fragment() ? Templates.people$results(list) : Templates.people(list)).render();
    }

    /** Null: all of the platform. */
    private List<String> scopes(String chosen) {
        if (!chosen.isEmpty()) {
            return List.of(chosen);
        }
        return reach.everywhere() ? null : List.copyOf(reach.structures());
    }

    @GET
    @Path("personnes/{id}")
    @Operation(hidden = true)
    public String person(@RestPath UUID id, @RestQuery @DefaultValue("") String done) {
        return Templates.person(person(reach.visible(id), done)).render();
    }

    private PersonPage person(Member member, String done) {
        UUID id = member.account().id();
        boolean changeable = reach.isChangeable(member);
        Standing standing = administration.standing(id);
        return new PersonPage(
                member,
                standing,
                standing.survivor() == null ? null : reach.visible(standing.survivor()),
                details.identity(id),
                details.structures(member),
                details.groups(id),
                details.functions(member),
                details.guardians(id),
                details.pupils(id),
                changeable,
                reach.isRemovable(member),
                reach.isOneself(id),
                changeable ? sessions(id) : List.of(),
                changeable ? administration.merges(id) : List.of(),
                changeable ? acts(id) : List.of(),
                done);
    }

    private List<SessionRow> sessions(UUID id) {
        return sessions.list(id, SESSIONS).stream()
                .map(session -> new SessionRow(session, Device.of(session.userAgent())))
                .toList();
    }

    private List<Act> acts(UUID id) {
        return entries.find(AuditQuery.about(id), 0, ENTRIES).items().stream()
                .map(entry -> new Act(entry, words.of(entry.action())))
                .toList();
    }
}

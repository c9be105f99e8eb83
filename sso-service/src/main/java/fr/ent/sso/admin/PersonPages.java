package fr.ent.sso.admin;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import fr.ent.sso.account.AccountReach;
import fr.ent.sso.account.Member;
import fr.ent.sso.lifecycle.Duplicates;
import fr.ent.sso.lifecycle.LifecycleDesk;
import fr.ent.sso.lifecycle.MergePreview;
import fr.ent.sso.session.EndReason;
import fr.ent.sso.session.SsoSessions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What an administrator does to a person, with a page that names her before anything that hurts. Every act has its twin
 * in REST and can be taken back.
 */
@Path("/admin")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PersonPages {
    private static final int BAD_REQUEST = 400;

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance login(Member member, String login, String error);

        static native TemplateInstance block(Member member);

        static native TemplateInstance delete(Member member, String error);

        static native TemplateInstance merge(MergePage merge);
    }

    /**
     * @param other who is looked at; null while one is being chosen
     * @param preview null while one is being chosen
     * @param structures names of what would be gained
     * @param problem why the one that was chosen cannot be; empty when it can
     */
    record MergePage(
            Member member,
            List<Duplicates.Candidate> candidates,
            Member other,
            MergePreview preview,
            List<String> structures,
            List<String> groups,
            String typed,
            String problem) {}

    private final AccountReach reach;
    private final LifecycleDesk administration;
    private final SsoSessions sessions;
    private final PersonDetails details;
    private final PeopleSearch people;
    private final PageContext page;

    PersonPages(
            AccountReach reach,
            LifecycleDesk administration,
            SsoSessions sessions,
            PersonDetails details,
            PeopleSearch people,
            PageContext page) {
        this.reach = reach;
        this.administration = administration;
        this.sessions = sessions;
        this.details = details;
        this.people = people;
        this.page = page;
    }

    @POST
    @Path("personnes/{id}/session")
    @FormGuard
    @Operation(hidden = true)
    public Response endSession(@RestPath UUID id, @RestForm @DefaultValue("") String session) {
        reach.changeable(id);
        if (!session.matches("[0-9a-f]{64}") || !sessions.end(id, session, reason(id))) {
            throw new ApiProblem(404, "session-unknown");
        }
        return back(id, "session");
    }

    @POST
    @Path("personnes/{id}/sessions")
    @FormGuard
    @Operation(hidden = true)
    public Response endSessions(@RestPath UUID id) {
        reach.changeable(id);
        sessions.endAll(id, null, reason(id));
        return back(id, "sessions");
    }

    private EndReason reason(UUID id) {
        return reach.isOneself(id) ? EndReason.LOGOUT : EndReason.ADMINISTRATOR;
    }

    @GET
    @Path("personnes/{id}/identifiant")
    @Operation(hidden = true)
    public String askLogin(@RestPath UUID id) {
        Member member = reach.changeable(id);
        return Templates.login(member, member.account().login(), "").render();
    }

    @POST
    @Path("personnes/{id}/identifiant")
    @FormGuard
    @Operation(hidden = true)
    public Response changeLogin(@RestPath UUID id, @RestForm @DefaultValue("") String login) {
        try {
            administration.changeLogin(id, login.strip());
            return back(id, "login");
        } catch (ApiProblem problem) {
            if (problem.status() != BAD_REQUEST && !problem.slug().startsWith("login-")) {
                throw problem;
            }
            return html(problem.status(), Templates.login(reach.changeable(id), login, sentence(problem)));
        }
    }

    @GET
    @Path("personnes/{id}/blocage")
    @Operation(hidden = true)
    public String askBlock(@RestPath UUID id) {
        Member member = reach.changeable(id);
        reach.requireNotOneself(id);
        return Templates.block(member).render();
    }

    @POST
    @Path("personnes/{id}/blocage")
    @FormGuard
    @Operation(hidden = true)
    public Response block(@RestPath UUID id) {
        administration.block(id);
        return back(id, "blocked");
    }

    @POST
    @Path("personnes/{id}/deblocage")
    @FormGuard
    @Operation(hidden = true)
    public Response unblock(@RestPath UUID id) {
        administration.unblock(id);
        return back(id, "unblocked");
    }

    @GET
    @Path("personnes/{id}/suppression")
    @Operation(hidden = true)
    public String askDelete(@RestPath UUID id) {
        return Templates.delete(reach.removable(id), "").render();
    }

    /** @param login typed again, so that nobody deletes the person of the page before */
    @POST
    @Path("personnes/{id}/suppression")
    @FormGuard
    @Operation(hidden = true)
    public Response delete(@RestPath UUID id, @RestForm @DefaultValue("") String login) {
        Member member = reach.removable(id);
        if (!login.strip().equalsIgnoreCase(member.account().login())) {
            String error = new FieldError(
                            "login", "login-not-repeated", member.account().login())
                    .message(page.locale());
            return html(BAD_REQUEST, Templates.delete(member, error));
        }
        administration.delete(id);
        return back(id, "deleted");
    }

    @POST
    @Path("personnes/{id}/restauration")
    @FormGuard
    @Operation(hidden = true)
    public Response restore(@RestPath UUID id) {
        administration.restore(id);
        return back(id, "restored");
    }

    /** @param compte id or login of the account that would go; empty while it is being chosen */
    @GET
    @Path("personnes/{id}/fusion")
    @Operation(hidden = true)
    public Response askMerge(@RestPath UUID id, @RestQuery @DefaultValue("") String compte) {
        Member member = reach.removable(id);
        List<Duplicates.Candidate> candidates = administration.duplicates(id);
        if (compte.isBlank()) {
            return html(200, Templates.merge(choice(member, candidates, "", "")));
        }
        try {
            UUID other = people.named(compte.strip());
            MergePreview preview = administration.previewMerge(id, other);
            return html(
                    200,
                    Templates.merge(new MergePage(
                            member,
                            candidates,
                            reach.changeable(other),
                            preview,
                            List.copyOf(details.names(preview.structures()).values()),
                            details.groupNames(preview.groups()),
                            compte,
                            "")));
        } catch (ApiProblem problem) {
            return html(
                    problem.status(),
                    Templates.merge(choice(member, candidates, compte, problem.detail(page.locale()))));
        }
    }

    private static MergePage choice(
            Member member, List<Duplicates.Candidate> candidates, String typed, String problem) {
        return new MergePage(member, candidates, null, null, List.of(), List.of(), typed, problem);
    }

    @POST
    @Path("personnes/{id}/fusion")
    @FormGuard
    @Operation(hidden = true)
    public Response merge(@RestPath UUID id, @RestForm UUID other) {
        if (other == null) {
            throw ApiProblem.invalid("other", "required");
        }
        administration.merge(id, other);
        return back(id, "merged");
    }

    @POST
    @Path("personnes/{id}/fusions/{merge}/annulation")
    @FormGuard
    @Operation(hidden = true)
    public Response undoMerge(@RestPath UUID id, @RestPath UUID merge) {
        administration.undoMerge(id, merge);
        return back(id, "unmerged");
    }

    private String sentence(ApiProblem problem) {
        return problem.errors().isEmpty()
                ? problem.detail(page.locale())
                : problem.errors().get(0).message(page.locale());
    }

    private static Response html(int status, TemplateInstance page) {
        return Response.status(status).entity(page.render()).build();
    }

    private static Response back(UUID id, String done) {
        return Response.seeOther(URI.create("/admin/personnes/" + id + "?done=" + done))
                .build();
    }
}

package fr.ent.pronote.casclient;

import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.pronote.failure.IdentificationFailure;
import fr.ent.pronote.failure.IdentificationFailures;
import fr.ent.pronote.failure.Report;
import fr.ent.pronote.identity.EntIdentity;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.integration.DriftPolicy;
import fr.ent.pronote.integration.EntIntegration;
import fr.ent.pronote.integration.EntIntegrations;
import fr.ent.pronote.people.IdentityMapping;
import fr.ent.pronote.people.IdentityMappings;
import fr.ent.pronote.people.People;
import fr.ent.pronote.people.Person;
import fr.ent.pronote.publication.Base;
import fr.ent.pronote.publication.BaseKind;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.Space;
import fr.ent.pronote.publication.Uai;
import fr.ent.pronote.recognition.EntLogin;
import fr.ent.pronote.recognition.FailureCause;
import fr.ent.pronote.recognition.Recognised;
import fr.ent.pronote.recognition.Recognition;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The Espaces of a simulated base: what PRONOTE's own addresses answer. Redirect to the CAS server, callback with a
 * ticket, clean address, page; and a page in plain words for each reason not to open.
 */
@Path("/{uai:\\d+[A-Za-z]}/pronote")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SpacePages {
    static final String COOKIE = "pronote_session";
    private static final int MAX_TICKET = 512;
    private static final ZoneId SCHOOL_TIME = ZoneId.of("Europe/Paris");

    @CheckedTemplate(basePath = "casclient")
    static class Templates {
        private Templates() {}

        static native TemplateInstance espace(Base base, Space space, Person person, boolean others);

        static native TemplateInstance choice(Base base, List<Space> spaces);

        static native TemplateInstance notice(Notice notice);

        static native TemplateInstance failure(Base base, EntIdentity known);

        static native TemplateInstance sent(Base base, String reference, String date);

        static native TemplateInstance loggedOut(Base base, String logoutUrl);
    }

    private final Bases bases;
    private final EntIntegrations integrations;
    private final Recognition recognition;
    private final PronoteSessions sessions;
    private final CasClient cas;
    private final People people;
    private final IdentityMappings mappings;
    private final IdentificationFailures failures;
    private final Notices notices;
    private final CasClientConfig config;
    private final MeterRegistry metrics;
    private final PageContext page;
    private final io.vertx.ext.web.RoutingContext request;

    SpacePages(
            Bases bases,
            EntIntegrations integrations,
            Recognition recognition,
            PronoteSessions sessions,
            CasClient cas,
            People people,
            IdentityMappings mappings,
            IdentificationFailures failures,
            Notices notices,
            CasClientConfig config,
            MeterRegistry metrics,
            PageContext page,
            io.vertx.ext.web.RoutingContext request) {
        this.bases = bases;
        this.integrations = integrations;
        this.recognition = recognition;
        this.sessions = sessions;
        this.cas = cas;
        this.people = people;
        this.mappings = mappings;
        this.failures = failures;
        this.notices = notices;
        this.config = config;
        this.metrics = metrics;
        this.page = page;
        this.request = request;
    }

    @GET
    @Operation(hidden = true)
    public Response root(
            @RestPath Uai uai, @RestQuery String ticket, @RestQuery String login, @RestCookie(COOKIE) String cookie) {
        return open(simulated(uai), "", ticket, login, cookie);
    }

    @GET
    @Path("{page:[^/]+}")
    @Operation(hidden = true)
    public Response show(
            @RestPath Uai uai,
            @RestPath("page") String name,
            @RestQuery String ticket,
            @RestQuery String login,
            @RestCookie(COOKIE) String cookie) {
        return open(simulated(uai), name, ticket, login, cookie);
    }

    /** Single logout: the CAS server tells that a ticket's session is over. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response endRoot(@RestPath Uai uai, @RestForm String logoutRequest) {
        return end(logoutRequest);
    }

    @POST
    @Path("{page:[a-z]+\\.html|mobile\\.[a-z]+\\.html}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response endPage(@RestPath Uai uai, @RestForm String logoutRequest) {
        return end(logoutRequest);
    }

    /** « Quitter PRONOTE ». */
    @POST
    @Path("deconnexion")
    @FormGuard
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response leave(@RestPath Uai uai, @RestCookie(COOKIE) String cookie) {
        Base base = simulated(uai);
        sessions.end(base.uai, cookie);
        return Response.seeOther(URI.create(base.address("deconnexion")))
                .cookie(cookie(base, "", 0))
                .build();
    }

    /** The form « Identification impossible » comes back. */
    @POST
    @Path("signalement")
    @FormGuard
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Transactional
    public Response report(
            @RestPath Uai uai,
            @RestCookie(COOKIE) String cookie,
            @RestForm String lastName,
            @RestForm String firstName,
            @RestForm String birthDate,
            @RestForm String postalCode,
            @RestForm String information,
            @RestForm String email,
            @RestForm String telephone) {
        Base base = simulated(uai);
        PronoteSession session = sessions.find(base.uai, cookie)
                .filter(found -> found.people().isEmpty() || found.keptForForm())
                .orElseThrow(() -> new ApiProblem(409, "failure-nothing"));
        EntIntegration integration = integrations.of(base.uai);
        EntLogin login = session.login(null);
        String reference = failures.send(
                base.uai,
                new Report(
                        session.casId(),
                        login.identity(),
                        integration.categories().populations(login.categories()),
                        causeNow(integration, login),
                        new Report.Additions(
                                lastName, firstName, birthDate, postalCode, information, email, telephone)));
        metrics.counter("pronote.failures.sent").increment();
        return Response.seeOther(URI.create(base.address("signalement?reference=" + reference)))
                .build();
    }

    private Response open(Base base, String name, String ticket, String login, String cookie) {
        if (!base.published) {
            return Response.fromResponse(say(notices.unpublished()))
                    .header(HttpHeaders.RETRY_AFTER, config.retryAfter().toSeconds())
                    .build();
        }
        EntIntegration integration = integrations.of(base.uai);
        switch (name) {
            case "deconnexion" -> {
                return Response.ok(Templates.loggedOut(base, integration.casEnabled ? integration.logoutUrl() : ""))
                        .build();
            }
            case "signalement" -> {
                return sent(base, cookie);
            }
            default -> {
                // A page of PRONOTE's own.
            }
        }
        Space space = name.isEmpty() ? null : Space.ofPage(name).orElse(null);
        if (space == null && !name.isEmpty()) {
            return say(notices.unknownPage(base));
        }
        if (space != null && !base.offers(space)) {
            return say(notices.closed(base));
        }
        if (!integration.casEnabled) {
            return say(notices.casOff());
        }
        if ("true".equals(login) && integration.directAccess) {
            return say(notices.direct(base));
        }
        String service = ServiceUrl.of(base.address(name), request.request().query());
        Optional<PronoteSession> session = sessions.find(base.uai, cookie);
        if (ticket != null) {
            return callback(base, integration, space, service, ticket, session.orElse(null));
        }
        return session.flatMap(found -> opened(base, integration, space, found))
                .orElseGet(() -> Response.status(302)
                        .location(URI.create(integration.loginUrl() + "?service=" + ServiceUrl.encode(service)))
                        .build());
    }

    private Response callback(
            Base base, EntIntegration integration, Space space, String service, String ticket, PronoteSession session) {
        Response clean = Response.seeOther(URI.create(service)).build();
        if (ticket.isBlank() || ticket.length() > MAX_TICKET) {
            return say(notices.refused(CasReply.Refusal.INVALID_TICKET, service));
        }
        if (session != null && session.isOf(Digest.of(ticket))) {
            return clean; // the back button
        }
        CasReply reply = cas.validate(integration, service, ticket);
        if (reply instanceof CasReply.Success success) {
            EntLogin login = EntLogin.of(
                    integration,
                    success.user(),
                    success.attributes(),
                    Digest.of(ticket),
                    null,
                    space == null ? null : space.population());
            if (sessions.loops(base.uai, login.casId())) {
                return say(notices.loop(base));
            }
            Recognised recognised = recognition.recognise(integration, login);
            String opened = sessions.open(base.uai, login, recognised);
            return Response.fromResponse(clean).cookie(cookie(base, opened, -1)).build();
        }
        if (session != null) {
            return clean;
        }
        return say(
                reply instanceof CasReply.Refused refused
                        ? notices.refused(refused.code(), service)
                        : notices.trouble(((CasReply.Unusable) reply).trouble(), service));
    }

    /** The answer for a browser that has a session; empty when the session no longer stands for anybody. */
    private Optional<Response> opened(Base base, EntIntegration integration, Space space, PronoteSession session) {
        Map<Population, UUID> known = session.people();
        List<IdentityMapping> links = links(session, known);
        if (links.size() < known.size()) {
            sessions.endByTicket(session.ticket);
            return Optional.empty();
        }
        Population asked = space == null ? null : space.population();
        EntLogin login = session.login(asked);
        boolean missing = known.isEmpty() || asked != null && !known.containsKey(asked);
        if (missing && session.keptForForm()) {
            Recognised now = recognition.retry(integration, login);
            if (!now.failed() && (asked == null || now.in(asked).isPresent())) {
                sessions.recognised(session, now);
                links = links(session, session.people());
            }
        }
        Set<Population> populations = integration.categories().populations(login.categories());
        return Optional.of(
                space == null
                        ? root(base, integration, session, links)
                        : espace(base, integration, space, session, links, populations));
    }

    private List<IdentityMapping> links(PronoteSession session, Map<Population, UUID> persons) {
        List<IdentityMapping> links = new ArrayList<>();
        persons.forEach((population, person) -> mappings.ofLogin(session.uai(), population, session.casId())
                .filter(mapping -> mapping.person().equals(person))
                .ifPresent(links::add));
        return links;
    }

    private Response root(Base base, EntIntegration integration, PronoteSession session, List<IdentityMapping> links) {
        if (links.isEmpty()) {
            return failure(base, session);
        }
        if (links.size() == 1) {
            Space only = Space.of(links.get(0).population());
            return base.offers(only) ? to(base, only) : say(notices.closed(base));
        }
        List<Space> spaces = links.stream()
                .filter(link -> base.offers(Space.of(link.population()))
                        && refusal(integration, link).isEmpty())
                .map(link -> Space.of(link.population()))
                .sorted()
                .toList();
        return switch (spaces.size()) {
            case 0 -> to(base, Space.of(links.get(0).population()));
            case 1 -> to(base, spaces.get(0));
            default -> Response.ok(Templates.choice(base, spaces)).build();
        };
    }

    private Response espace(
            Base base,
            EntIntegration integration,
            Space space,
            PronoteSession session,
            List<IdentityMapping> links,
            Set<Population> populations) {
        Optional<IdentityMapping> link = links.stream()
                .filter(each -> each.population() == space.population())
                .findFirst();
        if (link.isEmpty()) {
            boolean theirs = populations.isEmpty() || populations.contains(space.population());
            return theirs ? failure(base, session) : say(notices.notYours(base, space));
        }
        return refusal(integration, link.get()).map(this::say).orElseGet(() -> {
            Person person = people.findById(link.get().person());
            return Response.ok(Templates.espace(base, space, person, links.size() > 1))
                    .build();
        });
    }

    /** Why a recognised person may still not enter. */
    private Optional<Notice> refusal(EntIntegration integration, IdentityMapping link) {
        if (integration.drift == DriftPolicy.BLOCK && link.driftedAt != null) {
            return Optional.of(notices.drifted());
        }
        if (link.population() == Population.GUARDIANS && !people.findById(link.person()).parentSpace) {
            return Optional.of(notices.parentClosed());
        }
        return Optional.empty();
    }

    private Response failure(Base base, PronoteSession session) {
        metrics.counter("pronote.refusals", "reason", "identification").increment();
        return Response.status(403)
                .entity(Templates.failure(base, session.login(null).identity()))
                .build();
    }

    private Response sent(Base base, String cookie) {
        String reference = request.request().getParam("reference", "");
        Optional<IdentificationFailure> failure =
                sessions.find(base.uai, cookie).flatMap(session -> failures.sent(base.uai, session.casId(), reference));
        return failure.map(found -> Response.ok(Templates.sent(base, found.reference, date(found.sentAt)))
                        .build())
                .orElseGet(() -> say(notices.unknownPage(base)));
    }

    private FailureCause causeNow(EntIntegration integration, EntLogin login) {
        Recognised now = recognition.retry(integration, login);
        if (!now.failed() && now.failures().isEmpty()) {
            throw new ApiProblem(409, "failure-nothing");
        }
        return now.cause();
    }

    private Response end(String logoutRequest) {
        if (logoutRequest == null) {
            throw new ApiProblem(405, "http-405");
        }
        LogoutRequest.ticket(logoutRequest).map(Digest::of).ifPresent(sessions::endByTicket);
        return Response.noContent().build();
    }

    private Base simulated(Uai uai) {
        return bases.findByIdOptional(uai.value())
                .filter(base -> base.kind == BaseKind.SIMULATED)
                .orElseThrow(() -> new ApiProblem(404, "base-unknown", uai.value()));
    }

    private static Response to(Base base, Space space) {
        return Response.seeOther(URI.create(base.address(space.page()))).build();
    }

    private Response say(Notice notice) {
        metrics.counter("pronote.refusals", "reason", notice.reason()).increment();
        return Response.status(notice.status()).entity(Templates.notice(notice)).build();
    }

    private String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(page.locale())
                .withZone(SCHOOL_TIME)
                .format(instant);
    }

    /** Host-only, for this base's path; lives as long as the browser. */
    private static NewCookie cookie(Base base, String value, int maxAge) {
        URI address = URI.create(base.publicAddress);
        String path = address.getRawPath();
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(path.length() > 1 ? path.substring(0, path.length() - 1) : path)
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(address.getScheme().equals("https"))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}

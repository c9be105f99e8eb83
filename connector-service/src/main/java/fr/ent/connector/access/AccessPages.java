package fr.ent.connector.access;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.definition.GrantRule;
import fr.ent.connector.directory.Directory;
import fr.ent.kit.page.FormGuard;
import fr.ent.kit.page.PageContext;
import fr.ent.kit.problem.ApiProblem;
import fr.ent.kit.problem.FieldError;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** « Droits d'accès » (ux, screen C), one structure at a time. Its changes have their twins in REST. */
@Path("/admin/connecteurs/{id}/droits")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class AccessPages {
    private static final List<String> KINDS = List.of("PROFILE", "CLASS", "FUNCTIONAL", "FUNCTION", "MANUAL");
    /** Three fields each, and a form has at most 1,000. */
    private static final int ROWS = 150;

    private static final int STRUCTURES = 50;
    private static final int FIRST_PEOPLE = 20;
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_SEARCH = 100;

    @CheckedTemplate(basePath = "access")
    static class Templates {
        private Templates() {}

        static native TemplateInstance rights(RightsPage rights);

        static native TemplateInstance structures(StructuresPage page);
    }

    /**
     * What stands above every page of the rights.
     *
     * @param notice {@code locked} when nothing may be changed, {@code inherited} when only one's own groups may
     */
    public record Heading(Connector connector, String structureName, String notice) {
        public boolean locked() {
            return notice.equals("locked");
        }
    }

    /**
     * A group with its box.
     *
     * @param until last day as a date field has it; empty for no end
     * @param untilWords the same in words, of the right as it is saved; empty for no end
     * @param error what is wrong with the last day; empty when nothing is
     */
    public record Box(
            AccessGroups.Row group, boolean ticked, String until, String untilWords, boolean ended, String error) {}

    /** Groups under one heading. */
    public record Section(String kind, List<Box> boxes) {}

    /** « Nouvelles classes aussi » for one kind and profile. */
    public record RuleBox(String value, String kind, String profile, boolean ticked) {}

    /**
     * What saving would do, before it is saved.
     *
     * @param people null while sso-service does not answer
     */
    public record Preview(
            int added, int removed, int moved, EffectiveUsers.Count count, Audiences.View people, boolean nothing) {}

    /** @param field id of the field on the page; empty when the whole form is meant */
    public record ErrorLine(String field, String message) {}

    /**
     * @param saved what was just saved; null when nothing was
     * @param preview null when nothing is previewed
     */
    public record RightsPage(
            Heading heading,
            String structure,
            String shownName,
            boolean several,
            String q,
            int page,
            long total,
            List<Section> sections,
            List<RuleBox> rules,
            long elsewhere,
            long people,
            boolean estimated,
            long denied,
            Saved saved,
            Preview preview,
            List<ErrorLine> errors,
            String today) {
        public boolean hasNext() {
            return (long) page * ROWS < total;
        }

        public boolean paged() {
            return total > ROWS;
        }

        /** What was searched, for an address. */
        public String queryText() {
            return URLEncoder.encode(q, StandardCharsets.UTF_8);
        }
    }

    /** Numbers of the change that was just saved. */
    public record Saved(int added, int removed, int moved) {}

    /** Which structure's groups are to be shown. */
    public record StructuresPage(
            Heading heading,
            String q,
            int page,
            long total,
            List<AccessGroups.StructureRow> structures,
            long people,
            boolean estimated,
            long denied) {
        public boolean hasNext() {
            return (long) page * STRUCTURES < total;
        }

        public String queryText() {
            return URLEncoder.encode(q, StandardCharsets.UTF_8);
        }
    }

    private final AccessRules rules;
    private final AccessGroups groups;
    private final Audiences audiences;
    private final Directory directory;
    private final LastDay days;
    private final PageContext page;

    AccessPages(
            AccessRules rules,
            AccessGroups groups,
            Audiences audiences,
            Directory directory,
            LastDay days,
            PageContext page) {
        this.rules = rules;
        this.groups = groups;
        this.audiences = audiences;
        this.directory = directory;
        this.days = days;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance read(
            @RestPath UUID id,
            @RestQuery @DefaultValue("") String structure,
            @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("1") int page,
            @RestQuery("plus") @DefaultValue("-1") int added,
            @RestQuery("moins") @DefaultValue("-1") int removed,
            @RestQuery("dates") @DefaultValue("0") int moved) {
        Scope scope = rules.of(id);
        String text = searched(q);
        int number = Math.min(Math.max(page, 1), LAST_PAGE);
        if (structure.isEmpty() && scope.structures().size() != 1) {
            return structures(scope, text, number);
        }
        Saved saved = added < 0 ? null : new Saved(added, removed, moved);
        return Templates.rights(shown(scope, of(scope, structure), text, number, null, saved, null, List.of()));
    }

    @POST
    @FormGuard
    @Operation(hidden = true)
    public Response save(@RestPath UUID id, @BeanParam AccessFields fields) {
        try {
            AccessRules.Change change = rules.replace(id, fields.version, fields.toForm(), fields.shown());
            URI next = UriBuilder.fromPath("/admin/connecteurs/{id}/droits")
                    .queryParam("structure", "{structure}")
                    .queryParam("q", "{q}")
                    .queryParam("page", fields.page)
                    .queryParam("plus", change.added().size())
                    .queryParam("moins", change.removed().size())
                    .queryParam("dates", change.moved().size())
                    .build(id, fields.structure, searched(fields.q));
            return Response.seeOther(next).build();
        } catch (ApiProblem problem) {
            return wrong(id, fields, problem);
        }
    }

    /** « Voir qui le verrait »: the form as it was filled, and what saving it would do. */
    @POST
    @Path("apercu")
    @FormGuard
    @Operation(hidden = true)
    public Response preview(@RestPath UUID id, @BeanParam AccessFields fields) {
        try {
            AccessRules.Change change = rules.proposed(id, fields.toForm(), fields.shown());
            Preview preview = new Preview(
                    change.added().size(),
                    change.removed().size(),
                    change.moved().size(),
                    rules.effectiveUsers(change),
                    audiences.ifAnswered(rules.audience(change), "", 1, FIRST_PEOPLE),
                    change.rights().isEmpty());
            return html(
                    200,
                    shown(
                            change.scope(),
                            of(change.scope(), fields.structure),
                            searched(fields.q),
                            fields.number(),
                            fields,
                            null,
                            preview,
                            List.of()));
        } catch (ApiProblem problem) {
            return wrong(id, fields, problem);
        }
    }

    /** Only what a person can put right stays on his page. */
    private Response wrong(UUID id, AccessFields fields, ApiProblem problem) {
        if (problem.status() != 400) {
            throw problem;
        }
        Scope scope = rules.of(id);
        List<ErrorLine> errors = problem.errors().stream()
                .map(error -> new ErrorLine(fieldOf(error, fields), error.message(page.locale())))
                .toList();
        return html(
                400,
                shown(
                        scope,
                        of(scope, fields.structure),
                        searched(fields.q),
                        fields.number(),
                        fields,
                        null,
                        null,
                        errors));
    }

    private static String fieldOf(FieldError error, AccessFields fields) {
        return fields.groupAt(error.field()).map(group -> "u-" + group).orElse("");
    }

    private static Response html(int status, RightsPage rights) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.rights(rights))
                .build();
    }

    private TemplateInstance structures(Scope scope, String text, int number) {
        Connector connector = scope.connector();
        EffectiveUsers.Count count = rules.effectiveUsers(connector);
        return Templates.structures(new StructuresPage(
                heading(scope),
                text,
                number,
                groups.structureCount(scope.structures(), text),
                groups.structures(connector.id, connector.structure, scope.structures(), text, number, STRUCTURES),
                count.people(),
                count.estimated(),
                connector.denials.size()));
    }

    private RightsPage shown(
            Scope scope,
            String structure,
            String text,
            int number,
            AccessFields filled,
            Saved saved,
            Preview preview,
            List<ErrorLine> errors) {
        Connector connector = scope.connector();
        Set<String> shown = Set.of(structure);
        List<AccessGroups.Row> rows = groups.page(connector.id, shown, text, number, ROWS);
        EffectiveUsers.Count count = rules.effectiveUsers(connector);
        return new RightsPage(
                heading(scope),
                structure,
                nameOf(structure),
                scope.structures().size() > 1,
                text,
                number,
                groups.count(shown, text),
                sections(rows, filled, errors),
                ruleBoxes(connector, structure, filled),
                rules.elsewhere(scope),
                count.people(),
                count.estimated(),
                connector.denials.size(),
                saved,
                preview,
                errors,
                days.today().toString());
    }

    private List<Section> sections(List<AccessGroups.Row> rows, AccessFields filled, List<ErrorLine> errors) {
        Map<String, List<Box>> boxes = rows.stream()
                .map(row -> box(row, filled, errors))
                .collect(Collectors.groupingBy(box -> box.group.kind()));
        List<Section> sections = new ArrayList<>();
        for (String kind : KINDS) {
            if (boxes.containsKey(kind)) {
                sections.add(new Section(kind, boxes.get(kind)));
            }
        }
        return sections;
    }

    private Box box(AccessGroups.Row row, AccessFields filled, List<ErrorLine> errors) {
        boolean posted = filled != null && filled.shows(row.id());
        return new Box(
                row,
                posted ? filled.ticks(row.id()) : row.granted(),
                posted ? filled.untilOf(row.id()) : dateField(row.until()),
                words(row.until()),
                row.granted() && days.over(row.until()),
                errors.stream()
                        .filter(error -> error.field().equals("u-" + row.id()))
                        .map(ErrorLine::message)
                        .findFirst()
                        .orElse(""));
    }

    private static List<RuleBox> ruleBoxes(Connector connector, String structure, AccessFields filled) {
        Set<String> ticked = filled != null
                ? new HashSet<>(filled.rules())
                : connector.rules.stream()
                        .filter(rule -> rule.structure().equals(structure))
                        .map(AccessPages::value)
                        .collect(Collectors.toSet());
        List<RuleBox> boxes = new ArrayList<>();
        for (String kind : AccessCheck.RULED) {
            for (String profile : AccessCheck.PROFILES) {
                String value = kind + ":" + profile;
                boxes.add(new RuleBox(value, kind, profile, ticked.contains(value)));
            }
        }
        return boxes;
    }

    private static String value(GrantRule rule) {
        return rule.groupType() + ":" + rule.profile();
    }

    private String of(Scope scope, String structure) {
        return structure.isEmpty() && scope.structures().size() == 1
                ? scope.structures().iterator().next()
                : audiences.required(scope, structure).iterator().next();
    }

    private Heading heading(Scope scope) {
        Connector connector = scope.connector();
        return new Heading(
                connector, nameOf(connector.structure), connector.locked ? "locked" : scope.whole() ? "" : "inherited");
    }

    private String nameOf(String structure) {
        return directory.structure(structure).map(known -> known.name).orElse(structure);
    }

    private String dateField(Instant until) {
        return until == null ? "" : days.of(until).toString();
    }

    private String words(Instant until) {
        LocalDate day = days.of(until);
        return day == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(page.locale())
                        .format(day);
    }

    private static String searched(String q) {
        String text = q == null ? "" : q.strip();
        return text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text;
    }
}

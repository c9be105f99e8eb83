package fr.ent.connector.history;

import fr.ent.connector.definition.Denial;
import fr.ent.connector.signon.CasTypes;
import fr.ent.kit.page.PageContext;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import static java.util.Map.entry;

/** A change in the words of the form and in the reader's language. */
@RequestScoped
public class HistoryWords {
    static final Map<String, Function<HistoryMessages, String>> FIELDS = Map.ofEntries(
            entry("identifier", HistoryMessages::fieldIdentifier),
            entry("displayName", HistoryMessages::fieldDisplayName),
            entry("icon", HistoryMessages::fieldIcon),
            entry("url", HistoryMessages::fieldUrl),
            entry("target", HistoryMessages::fieldTarget),
            entry("inherits", HistoryMessages::fieldInherits),
            entry("cas", HistoryMessages::fieldCas),
            entry("cas.type", HistoryMessages::fieldCasType),
            entry("cas.pattern", HistoryMessages::fieldCasPattern),
            entry("cas.proxyCallbacks", HistoryMessages::fieldProxyCallbacks),
            entry("cas.singleLogout", HistoryMessages::fieldSingleLogout),
            entry("oauth", HistoryMessages::fieldOauth),
            entry("oauth.transferSession", HistoryMessages::fieldTransferSession),
            entry("oauth.scope", HistoryMessages::fieldScope),
            entry("oauth.grantType", HistoryMessages::fieldGrantType),
            entry("oauth.redirectUris", HistoryMessages::fieldRedirectUris),
            entry("oauth.postLogoutRedirectUris", HistoryMessages::fieldPostLogoutRedirectUris),
            entry("oauth.certificateUrl", HistoryMessages::fieldCertificateUrl),
            entry("logoutUrl", HistoryMessages::fieldLogoutUrl),
            entry("draft", HistoryMessages::fieldDraft),
            entry("category", HistoryMessages::fieldCategory),
            entry("mobileUrl", HistoryMessages::fieldMobileUrl),
            entry("opensAt", HistoryMessages::fieldOpensAt),
            entry("closesAt", HistoryMessages::fieldClosesAt),
            entry("maintenance", HistoryMessages::fieldMaintenance),
            entry("excludedStructures", HistoryMessages::fieldExcludedStructures));

    private static final Map<String, Function<HistoryMessages, String>> VALUES = Map.ofEntries(
            entry("target=NEW_PAGE", HistoryMessages::targetNewPage),
            entry("target=PAGE", HistoryMessages::targetPage),
            entry("target=FRAME", HistoryMessages::targetFrame),
            entry("cas.singleLogout=BACK_CHANNEL", HistoryMessages::logoutBackChannel),
            entry("cas.singleLogout=FRONT_CHANNEL", HistoryMessages::logoutFrontChannel),
            entry("cas.singleLogout=NONE", HistoryMessages::logoutNone),
            entry("category=COMMUNICATION", HistoryMessages::categoryCommunication),
            entry("category=PEDAGOGY", HistoryMessages::categoryPedagogy),
            entry("category=SCHOOL_LIFE", HistoryMessages::categorySchoolLife),
            entry("category=ORGANISATION", HistoryMessages::categoryOrganisation));

    private static final Map<String, Function<HistoryMessages, String>> PROFILES = Map.of(
            "TEACHER", HistoryMessages::profileTeacher,
            "STUDENT", HistoryMessages::profileStudent,
            "RELATIVE", HistoryMessages::profileRelative,
            "PERSONNEL", HistoryMessages::profilePersonnel,
            "GUEST", HistoryMessages::profileGuest);

    private final ZoneId zone;
    private final PageContext page;

    HistoryWords(@ConfigProperty(name = "ent.time-zone", defaultValue = "Europe/Paris") ZoneId zone, PageContext page) {
        this.zone = zone;
        this.page = page;
    }

    /** A field as a row of a table; a field that was ticked or filled alone says so. */
    public record Row(String label, List<String> before, List<String> after) {}

    /** Things of one kind, under their heading. */
    public record Part(String title, List<String> lines) {}

    List<Row> rows(List<FieldChange> fields) {
        return fields.stream()
                .map(field -> new Row(
                        label(field.field()),
                        values(field.field(), field.before()),
                        values(field.field(), field.after())))
                .toList();
    }

    List<Part> parts(RightsView rights) {
        HistoryMessages words = words();
        return Stream.of(
                        new Part(words.granted(), lines(rights.granted(), this::line)),
                        new Part(words.revoked(), lines(rights.revoked(), this::line)),
                        new Part(words.denied(), lines(rights.denied(), this::line)),
                        new Part(words.allowed(), lines(rights.allowed(), this::line)),
                        new Part(words.rulesAdded(), lines(rights.rulesAdded(), this::line)),
                        new Part(words.rulesRemoved(), lines(rights.rulesRemoved(), this::line)))
                .filter(part -> !part.lines.isEmpty())
                .toList();
    }

    List<String> skipped(List<RestorationView.SkippedView> skipped) {
        HistoryMessages words = words();
        List<String> lines = new ArrayList<>();
        for (RestorationView.SkippedView each : skipped) {
            String name = each.rule() != null
                    ? line(each.rule())
                    : each.name() == null ? words.groupUnknown(each.group().toString()) : each.name();
            lines.add(
                    switch (each.reason()) {
                        case GONE -> words.skippedGone(name);
                        case ELSEWHERE -> words.skippedElsewhere(name);
                        case ENDED -> words.skippedEnded(name);
                        case CHANGED_SINCE -> words.skippedChangedSince(name);
                    });
        }
        return lines;
    }

    String kind(ChangeView change) {
        HistoryMessages words = words();
        return switch (change.kind()) {
            case CREATED -> words.kindCreated();
            case CHANGED -> words.kindChanged();
            case RIGHTS ->
                change.earlier() != null
                        ? words.kindUndone()
                        : change.operation() != null ? words.kindMass() : words.kindRights();
            case LOCKED -> words.kindLocked();
            case UNLOCKED -> words.kindUnlocked();
            case DELETED -> words.kindDeleted();
            case RESTORED -> words.kindRestored();
            case FOUND -> words.kindFound();
        };
    }

    /** The service itself follows the directory; and of old changes the name is forgotten. */
    String who(String actor, String name, boolean byItself) {
        HistoryMessages words = words();
        return name != null ? name : actor != null ? actor : byItself ? words.system() : words.forgotten();
    }

    String when(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(page.locale())
                .withZone(zone)
                .format(moment);
    }

    /** What the form calls a field. */
    public String label(String field) {
        Function<HistoryMessages, String> label = FIELDS.get(field);
        return label == null ? field : label.apply(words()); // of a field that the form has lost
    }

    /** What a field holds, in the words of the form. */
    public List<String> values(String field, String value) {
        return value.lines().map(line -> value(field, line)).toList();
    }

    private String value(String field, String value) {
        Function<HistoryMessages, String> word = VALUES.get(field + "=" + value);
        return switch (field) {
            case "inherits", "cas", "oauth", "oauth.transferSession", "draft" -> words().yes();
            case "cas.type" -> CasTypes.title(value, page.locale());
            case "opensAt", "closesAt" -> moment(value);
            default -> word == null ? value : word.apply(words());
        };
    }

    private String moment(String value) {
        try {
            return when(Instant.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private static <T> List<String> lines(List<T> things, Function<T, String> line) {
        return things.stream().map(line).toList();
    }

    private String line(RightsView.GroupRight right) {
        String name = right.name() == null ? words().groupUnknown(right.group().toString()) : right.name();
        return right.until() == null ? name : words().groupUntil(name, when(right.until()));
    }

    private String line(RightsView.DeniedView denied) {
        String id = denied.subject().toString();
        if (denied.kind() == Denial.Kind.GROUP) {
            return denied.name() == null ? words().groupUnknown(id) : denied.name();
        }
        return denied.name() == null ? words().personUnknown(id) : words().person(denied.name());
    }

    private String line(RightsView.RuleView rule) {
        HistoryMessages words = words();
        Function<HistoryMessages, String> profile = PROFILES.get(rule.profile());
        return words.rule(
                rule.structureName() == null ? rule.structure() : rule.structureName(),
                "CLASS".equals(rule.groupType()) ? words.ruleClass() : words.ruleFunctional(),
                profile == null ? rule.profile() : profile.apply(words));
    }

    private HistoryMessages words() {
        return MessageBundles.get(HistoryMessages.class, Localized.Literal.of(page.lang()));
    }
}

package fr.ent.sso.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Profile;
import fr.ent.sso.release.Person.Relative;
import fr.ent.sso.release.Person.School;
import fr.ent.sso.release.Person.Team;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing beyond the profile is ever released: each thing known of a person bears a mark of its own, and no answer
 * bears a mark whose source the profile's text does not name. The text is read here by other means than in the service.
 */
class NothingBeyondTest {
    private static final ProfileCatalogue CATALOGUE = ProfileCatalogue.load(Optional.empty());
    private static final UUID ID = UUID.fromString("1d1d1d1d-1d1d-4d1d-8d1d-1d1d1d1d1d1d");

    /** What stands for each source, wherever it goes. */
    private static final Map<Source, List<String>> MARKS = marks();

    private static Map<Source, List<String>> marks() {
        Map<Source, List<String>> marks = Arrays.stream(Source.values())
                .collect(Collectors.toMap(source -> source, source -> List.of(mark(source))));
        marks.put(Source.ID, List.of(ID.toString()));
        marks.put(Source.BIRTH_DATE, List.of("1977-11-23", "23/11/1977"));
        marks.put(Source.STRUCTURE_UAI, List.of("9999999Z"));
        Stream.of(Source.PROFILE, Source.MAIN_PROFILE, Source.STRUCTURE_MAIN, Source.NEW_LOGIN, Source.REMEMBERED)
                .forEach(source -> marks.put(source, List.of())); // too common to tell
        marks.put(Source.AUTHENTICATION_DATE, List.of("2026-09-01T06:30:00Z"));
        return marks;
    }

    private static String mark(Source source) {
        return "x" + source.name().replace("_", "") + "x";
    }

    private static Subject marked(Profile... profiles) {
        return new Subject(
                new Account(
                        ID,
                        mark(Source.LOGIN),
                        mark(Source.LAST_NAME),
                        mark(Source.FIRST_NAME),
                        LocalDate.of(1977, 11, 23),
                        mark(Source.ZIP_CODE),
                        List.of(profiles),
                        List.of(mark(Source.FUNCTION)),
                        false),
                new Person(
                        mark(Source.EXTERNAL_ID),
                        mark(Source.EMAIL),
                        mark(Source.ACADEMIC_EMAIL),
                        mark(Source.PHONE),
                        mark(Source.MOBILE),
                        mark(Source.ADDRESS),
                        mark(Source.CITY),
                        mark(Source.COURSE),
                        List.of(mark(Source.SUBJECT)),
                        List.of(new School(
                                "9999999Z",
                                mark(Source.STRUCTURE_NAME),
                                mark(Source.STRUCTURE_TYPE),
                                mark(Source.STRUCTURE_CITY),
                                mark(Source.STRUCTURE_EXTERNAL_ID),
                                true)),
                        List.of(
                                team(Team.Kind.CLASS, Source.CLASS_ID, Source.CLASS_NAME, Source.CLASS_EXTERNAL_ID),
                                team(
                                        Team.Kind.FUNCTIONAL,
                                        Source.GROUP_ID,
                                        Source.GROUP_NAME,
                                        Source.GROUP_EXTERNAL_ID),
                                team(
                                        Team.Kind.MANUAL,
                                        Source.MANUAL_GROUP_KEY,
                                        Source.MANUAL_GROUP_NAME,
                                        Source.MANUAL_GROUP_NAME)),
                        List.of(new Relative(
                                mark(Source.CHILD_ID),
                                mark(Source.CHILD_EXTERNAL_ID),
                                mark(Source.CHILD_LAST_NAME),
                                mark(Source.CHILD_FIRST_NAME),
                                List.of(mark(Source.CHILD_UAI)))),
                        List.of(new Relative(
                                mark(Source.GUARDIAN_ID),
                                mark(Source.GUARDIAN_EXTERNAL_ID),
                                "xUNREACHABLEx",
                                "xUNREACHABLEx",
                                List.of("xUNREACHABLEx")))),
                new Occasion(
                        TestPeople.CONNECTOR,
                        "https://s.example/?UAI=9999999Z",
                        TestPeople.OCCASION.authenticatedAt(),
                        true,
                        true),
                mark(Source.OPAQUE_ID));
    }

    private static Team team(Team.Kind kind, Source id, Source name, Source externalId) {
        return new Team(mark(id), mark(name), mark(externalId), kind, "9999999Z");
    }

    static List<String> types() {
        return PartnerAnswersTest.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void releaseThenEveryValueComesFromADeclaredSource(String type) throws IOException {
        Set<Source> declared = declared(type);
        Set<String> names =
                CATALOGUE.of(type).declared().stream().map(Entry.Declared::name).collect(Collectors.toSet());

        for (Profile[] profiles : new Profile[][] {
            {Profile.TEACHER},
            {Profile.STUDENT},
            {Profile.RELATIVE},
            {Profile.PERSONNEL},
            {Profile.GUEST},
            {},
            {Profile.RELATIVE, Profile.TEACHER}
        }) {
            Subject subject = marked(profiles);
            Release release = CATALOGUE.of(type).of(subject).orElseThrow();
            String told = PartnerAnswersTest.xml(release, subject.occasion()) + release.json() + release.attributes();

            assertThat(names).containsAll(release.attributes().keySet());
            assertThat(told).doesNotContain("UNREACHABLE");
            MARKS.forEach((source, marks) -> {
                if (!declared.contains(source) && !isProtocolsOwn(source, release)) {
                    marks.forEach(mark ->
                            assertThat(told).as("%s in %s", source, type).doesNotContain(mark));
                }
            });
        }
    }

    /** The layout of CAS 3 says itself when the person signed in. */
    private static boolean isProtocolsOwn(Source source, Release release) {
        return source == Source.AUTHENTICATION_DATE && release.layout() == Layout.ATTRIBUTES;
    }

    private static Set<Source> declared(String type) throws IOException {
        JsonNode profile = new ObjectMapper()
                .readTree(NothingBeyondTest.class.getResourceAsStream("/release-profiles.json"))
                .get("profiles")
                .get(type);
        Map<String, Source> byKey = new HashMap<>();
        Arrays.stream(Source.values()).forEach(source -> byKey.put(source.key(), source));
        Set<Source> declared = new HashSet<>();
        profile.findValues("source").forEach(node -> {
            if (node.isArray()) {
                node.forEach(each -> declared.add(byKey.get(each.asText())));
            } else {
                declared.add(byKey.get(node.asText()));
            }
        });
        Map<Source, List<Source>> madeOf = Map.of(
                Source.DISPLAY_NAME, List.of(Source.LAST_NAME, Source.FIRST_NAME),
                Source.POSTAL_ADDRESS, List.of(Source.ADDRESS, Source.ZIP_CODE, Source.CITY),
                Source.MANUAL_GROUP_KEY, List.of(Source.MANUAL_GROUP_NAME));
        madeOf.forEach((whole, parts) -> {
            if (declared.contains(whole)) {
                declared.addAll(parts);
            }
        });
        return declared;
    }
}

package fr.ent.sso.release;

import fr.ent.sso.account.Account;
import fr.ent.sso.account.Profile;
import fr.ent.sso.release.Person.Relative;
import fr.ent.sso.release.Person.School;
import fr.ent.sso.release.Person.Team;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can be known about a person: nothing that is not here is ever released. */
public enum Source {
    LOGIN("login", account(Account::login)),
    ID("id", account(account -> account.id().toString())),
    EXTERNAL_ID("externalId", person(Person::externalId)),
    OPAQUE_ID("opaqueId", subject -> Stream.ofNullable(subject.opaqueId())),
    LAST_NAME("lastName", account(Account::lastName)),
    FIRST_NAME("firstName", account(Account::firstName)),
    /** NOM Prénom. */
    DISPLAY_NAME("displayName", account(account -> account.displayName().strip())),
    BIRTH_DATE(
            "birthDate",
            account(account ->
                    account.birthDate() == null ? null : account.birthDate().toString())),
    EMAIL("email", person(Person::email)),
    ACADEMIC_EMAIL("academicEmail", person(Person::academicEmail)),
    PHONE("phone", person(Person::phone)),
    MOBILE("mobile", person(Person::mobile)),
    ADDRESS("address", person(Person::address)),
    ZIP_CODE("zipCode", account(Account::zipCode)),
    CITY("city", person(Person::city)),
    /** Address, postal code and city in one line; nothing when one of them is unknown. */
    POSTAL_ADDRESS("postalAddress", Source::postalAddress),
    COURSE("course", person(Person::course)),
    SUBJECT("subject", subject -> subject.person().subjects().stream()),
    PROFILE("profile", subject -> subject.account().profiles().stream().map(Profile::name)),
    MAIN_PROFILE(
            "mainProfile",
            subject -> subject.account().profiles().stream().limit(1).map(Profile::name)),
    FUNCTION("function", subject -> subject.account().functions().stream()),
    STRUCTURE_UAI("structure.uai", school(School::uai)),
    STRUCTURE_NAME("structure.name", school(School::name)),
    STRUCTURE_TYPE("structure.type", school(School::type)),
    STRUCTURE_CITY("structure.city", school(School::city)),
    STRUCTURE_EXTERNAL_ID("structure.externalId", school(School::externalId)),
    STRUCTURE_MAIN("structure.main", school(school -> Boolean.toString(school.main()))),
    CLASS_ID("class.id", team(Team.Kind.CLASS, Team::id)),
    CLASS_NAME("class.name", team(Team.Kind.CLASS, Team::name)),
    CLASS_EXTERNAL_ID("class.externalId", team(Team.Kind.CLASS, Team::externalId)),
    GROUP_ID("group.id", team(Team.Kind.FUNCTIONAL, Team::id)),
    GROUP_NAME("group.name", team(Team.Kind.FUNCTIONAL, Team::name)),
    GROUP_EXTERNAL_ID("group.externalId", team(Team.Kind.FUNCTIONAL, Team::externalId)),
    MANUAL_GROUP_NAME("manualGroup.name", team(Team.Kind.MANUAL, Team::name)),
    /** The id of a group made by hand, a semicolon and its name. */
    MANUAL_GROUP_KEY("manualGroup.key", team(Team.Kind.MANUAL, team -> team.id() + ";" + team.name())),
    CHILD_ID("child.id", relative(Person::children, Relative::id)),
    CHILD_EXTERNAL_ID("child.externalId", relative(Person::children, Relative::externalId)),
    CHILD_LAST_NAME("child.lastName", relative(Person::children, Relative::lastName)),
    CHILD_FIRST_NAME("child.firstName", relative(Person::children, Relative::firstName)),
    CHILD_UAI(
            "child.uai", subject -> subject.person().children().stream().flatMap(child -> child.structures().stream())),
    GUARDIAN_ID("guardian.id", relative(Person::guardians, Relative::id)),
    GUARDIAN_EXTERNAL_ID("guardian.externalId", relative(Person::guardians, Relative::externalId)),
    AUTHENTICATION_DATE(
            "authenticationDate",
            subject -> Stream.of(AttributeXml.time(subject.occasion().authenticatedAt()))),
    NEW_LOGIN(
            "newLogin", subject -> Stream.of(Boolean.toString(subject.occasion().newLogin()))),
    REMEMBERED(
            "remembered",
            subject -> Stream.of(Boolean.toString(subject.occasion().remembered())));

    private static final List<Source> OF_THE_ACCOUNT = List.of(
            LOGIN,
            ID,
            OPAQUE_ID,
            LAST_NAME,
            FIRST_NAME,
            DISPLAY_NAME,
            BIRTH_DATE,
            ZIP_CODE,
            PROFILE,
            MAIN_PROFILE,
            FUNCTION,
            AUTHENTICATION_DATE,
            NEW_LOGIN,
            REMEMBERED);

    private final String key;
    private final Function<Subject, Stream<String>> values;

    Source(String key, Function<Subject, Stream<String>> values) {
        this.key = key;
        this.values = values;
    }

    /** Its name in profiles. */
    public String key() {
        return key;
    }

    static Optional<Source> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    /** More than the row of the account must be read for it. */
    boolean isBeyondTheAccount() {
        return !OF_THE_ACCOUNT.contains(this);
    }

    /** The values known; an empty text is none. */
    List<String> of(Subject subject) {
        return values.apply(subject)
                .filter(value -> value != null && !value.isEmpty())
                .toList();
    }

    private static Function<Subject, Stream<String>> account(Function<Account, String> value) {
        return subject -> Stream.ofNullable(value.apply(subject.account()));
    }

    private static Function<Subject, Stream<String>> person(Function<Person, String> value) {
        return subject -> Stream.ofNullable(value.apply(subject.person()));
    }

    private static Function<Subject, Stream<String>> school(Function<School, String> value) {
        return subject -> subject.person().schools().stream().map(value);
    }

    private static Function<Subject, Stream<String>> team(Team.Kind kind, Function<Team, String> value) {
        return subject -> subject.teams(kind).map(value);
    }

    private static Function<Subject, Stream<String>> relative(
            Function<Person, List<Relative>> relatives, Function<Relative, String> value) {
        return subject -> relatives.apply(subject.person()).stream().map(value);
    }

    private static Stream<String> postalAddress(Subject subject) {
        Person person = subject.person();
        String zipCode = subject.account().zipCode();
        return person.address() == null || zipCode == null || person.city() == null
                ? Stream.empty()
                : Stream.of(String.join(", ", person.address(), zipCode, person.city()));
    }
}

package fr.ent.sso.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.ent.sso.account.Account;
import fr.ent.sso.account.Profile;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One entry of release-profiles.json.
 *
 * @param user the source of {@code cas:user}
 * @param attributes in the order in which they are released
 */
record ReleaseProfile(Source user, Layout layout, List<Attribute> attributes) {
    /** Where a value comes from. */
    enum Source {
        @JsonProperty("login")
        LOGIN,
        @JsonProperty("lastName")
        LAST_NAME,
        @JsonProperty("firstName")
        FIRST_NAME,
        @JsonProperty("birthDate")
        BIRTH_DATE,
        @JsonProperty("zipCode")
        ZIP_CODE,
        @JsonProperty("profiles")
        PROFILES
    }

    /**
     * @param values other words for the source's values; one that is not named is left out
     * @param dateFormat how a date is written, {@code dd/MM/yyyy}; null for ISO 8601
     * @param join what several values are joined by into one; null leaves them apart
     * @param onlyWith released only when these sources have a value too
     */
    record Attribute(
            String name,
            Source source,
            Map<String, String> values,
            String dateFormat,
            String join,
            List<Source> onlyWith) {}

    Release of(Account account) {
        Map<String, List<String>> released = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            List<String> values = values(attribute, account);
            if (!values.isEmpty() && allowed(attribute, account)) {
                released.put(attribute.name(), values);
            }
        }
        return new Release(raw(user, account).findFirst().orElseThrow(), layout, released);
    }

    private static boolean allowed(Attribute attribute, Account account) {
        return attribute.onlyWith() == null
                || attribute.onlyWith().stream()
                        .allMatch(source -> raw(source, account).findAny().isPresent());
    }

    private static List<String> values(Attribute attribute, Account account) {
        Stream<String> values = raw(attribute.source(), account);
        if (attribute.values() != null) {
            values = values.map(attribute.values()::get).filter(value -> value != null);
        }
        if (attribute.dateFormat() != null) {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(attribute.dateFormat());
            values = values.map(value -> format.format(LocalDate.parse(value)));
        }
        List<String> several = values.distinct().toList();
        return attribute.join() == null || several.isEmpty()
                ? several
                : List.of(String.join(attribute.join(), several));
    }

    private static Stream<String> raw(Source source, Account account) {
        Stream<String> values = switch (source) {
            case LOGIN -> Stream.of(account.login());
            case LAST_NAME -> Stream.ofNullable(account.lastName());
            case FIRST_NAME -> Stream.ofNullable(account.firstName());
            case BIRTH_DATE -> Stream.ofNullable(account.birthDate()).map(LocalDate::toString);
            case ZIP_CODE -> Stream.ofNullable(account.zipCode());
            case PROFILES -> account.profiles().stream().map(Profile::name);
        };
        return values.filter(value -> !value.isEmpty());
    }
}

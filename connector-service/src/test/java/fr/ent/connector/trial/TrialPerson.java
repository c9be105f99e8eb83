package fr.ent.connector.trial;

import fr.ent.connector.testsupport.School;
import fr.ent.connector.testsupport.SsoDouble;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A person whom the directory of a test knows: only one at a time. */
final class TrialPerson {
    static final String PREVIEW = "/api/release-profiles/PRONOTE/preview";

    final UUID id = UUID.randomUUID();
    private final School school;

    private TrialPerson(School school) {
        this.school = school;
    }

    static TrialPerson of(School school, UUID... groups) {
        TrialPerson person = new TrialPerson(school);
        SsoDouble.answers(
                "/api/accounts/lookup",
                body -> body.contains(person.id.toString()) ? "[" + person.json(groups) + "]" : "[]");
        SsoDouble.answers(
                "/api/accounts",
                body -> "{\"items\":[%s],\"total\":30,\"page\":0,\"size\":20}".formatted(person.json(groups)));
        SsoDouble.answers(PREVIEW, body -> """
                {"profile":"PRONOTE","account":"%s","user":"bernard.gaudin",
                 "attributes":{"nom":["GAUDIN"],"categories":["National_ENS"]},
                 "answers":[{"address":"/cas/serviceValidate","body":"<cas:user>bernard.gaudin</cas:user>"}]}""".formatted(person.id));
        SsoDouble.refuses(PREVIEW, 200);
        return person;
    }

    private String json(UUID... groups) {
        List<UUID> all = Arrays.asList(groups);
        return """
                {"id":"%s","login":"bernard.gaudin","lastName":"GAUDIN","firstName":"Bernard",
                 "profiles":["TEACHER"],"structures":["%s"],"groups":[%s],"birthDate":"1970-01-01"}""".formatted(
                id, school.uai, all.stream().map(group -> "\"" + group + "\"").collect(Collectors.joining(",")));
    }
}

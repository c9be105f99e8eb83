package fr.ent.pronote.people;

import fr.ent.kit.outbox.OutgoingEvent;
import fr.ent.pronote.identity.Field;
import fr.ent.pronote.identity.Population;
import java.util.List;
import java.util.UUID;

/** What is told of « Identifiants CAS » on {@code ent.pronote}. */
final class MappingEvents {
    private static final String TOPIC = "ent.pronote";

    private MappingEvents() {}

    record Linked(
            String uai,
            String population,
            UUID person,
            String casId,
            MappingSource source,
            String rule,
            boolean weak) {}

    record Unlinked(String uai, String population, UUID person, String casId, UnlinkReason reason) {}

    record Drifted(String uai, String population, UUID person, String casId, List<String> fields) {}

    static OutgoingEvent linked(IdentityMapping mapping) {
        return event(
                mapping,
                "linked",
                new Linked(
                        mapping.uai,
                        mapping.population.path(),
                        mapping.person,
                        mapping.casId,
                        mapping.source,
                        mapping.rule,
                        mapping.weak));
    }

    static OutgoingEvent unlinked(IdentityMapping mapping, UnlinkReason reason) {
        return event(
                mapping,
                "unlinked",
                new Unlinked(mapping.uai, mapping.population.path(), mapping.person, mapping.casId, reason));
    }

    static OutgoingEvent drifted(IdentityMapping mapping, List<Field> fields) {
        return event(
                mapping,
                "drifted",
                new Drifted(
                        mapping.uai,
                        mapping.population.path(),
                        mapping.person,
                        mapping.casId,
                        fields.stream().map(Field::attribute).toList()));
    }

    private static OutgoingEvent event(IdentityMapping mapping, String fact, Object body) {
        return new OutgoingEvent(
                TOPIC,
                key(mapping.uai, mapping.population, mapping.person),
                "fr.ent.pronote.mapping." + fact + ".v1",
                body);
    }

    private static String key(String uai, Population population, UUID person) {
        return uai + ":" + population.path() + ":" + person;
    }
}

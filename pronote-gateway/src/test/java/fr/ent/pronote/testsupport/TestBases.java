package fr.ent.pronote.testsupport;

import fr.ent.pronote.identity.MissingBirthDate;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.integration.DriftPolicy;
import fr.ent.pronote.integration.EntIntegrations;
import fr.ent.pronote.integration.IntegrationForm;
import fr.ent.pronote.integration.LoginChange;
import fr.ent.pronote.people.IdentityMapping;
import fr.ent.pronote.people.IdentityMappings;
import fr.ent.pronote.people.People;
import fr.ent.pronote.people.Person;
import fr.ent.pronote.people.PronoteIdentifier;
import fr.ent.pronote.people.UnlinkReason;
import fr.ent.pronote.publication.BaseForm;
import fr.ent.pronote.publication.BaseKind;
import fr.ent.pronote.publication.Publication;
import fr.ent.pronote.publication.Space;
import fr.ent.pronote.publication.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Bases and people for tests; each base has a school of its own. */
@ApplicationScoped
public class TestBases {
    private static final AtomicInteger NEXT = new AtomicInteger(1_000_000);
    private static final String ACTOR = "test";

    private final Publication publication;
    private final EntIntegrations integrations;
    private final People people;
    private final IdentityMappings mappings;

    TestBases(Publication publication, EntIntegrations integrations, People people, IdentityMappings mappings) {
        this.publication = publication;
        this.integrations = integrations;
        this.people = people;
        this.mappings = mappings;
    }

    public static Uai freshUai() {
        return new Uai(NEXT.incrementAndGet() + "T");
    }

    /** A published base with all Espaces, in lab mode, that believes this CAS server. */
    public Uai published(String casUrl, String gateway) {
        Uai uai = stopped(casUrl, gateway, BaseKind.SIMULATED);
        publication.publish(uai, ACTOR);
        return uai;
    }

    public Uai stopped(String casUrl, String gateway, BaseKind kind) {
        Uai uai = freshUai();
        publication.save(uai, new BaseForm("Lycée " + uai, kind, gateway + "/" + uai + "/pronote/", true), ACTOR);
        publication.tick(uai, EnumSet.allOf(Space.class), ACTOR);
        integrations.change(uai, settings(casUrl), ACTOR);
        return uai;
    }

    public static IntegrationForm settings(String casUrl) {
        return settings(casUrl, LoginChange.MOVE, DriftPolicy.WARN);
    }

    public static IntegrationForm settings(String casUrl, LoginChange loginChange, DriftPolicy drift) {
        return new IntegrationForm(
                true, null, casUrl, null, false, null, null, MissingBirthDate.ACCEPT, loginChange, drift);
    }

    public void reconfigure(Uai uai, IntegrationForm form) {
        publication.stop(uai, ACTOR);
        integrations.change(uai, form, ACTOR);
        publication.publish(uai, ACTOR);
    }

    public UUID teacher(Uai uai, String lastName, String firstNames) {
        return person(uai, Population.TEACHERS, lastName, firstNames, null, false);
    }

    public UUID guardian(Uai uai, String lastName, String firstNames, boolean parentSpace) {
        return person(uai, Population.GUARDIANS, lastName, firstNames, null, parentSpace);
    }

    public UUID pupil(Uai uai, String lastName, String firstNames, String birthDate) {
        return person(uai, Population.PUPILS, lastName, firstNames, LocalDate.parse(birthDate), false);
    }

    @Transactional
    public UUID person(
            Uai uai, Population population, String lastName, String firstNames, LocalDate birth, boolean parentSpace) {
        Person person = new Person();
        person.id = UUID.randomUUID();
        person.uai = uai.value();
        person.population = population;
        person.name(lastName, firstNames);
        person.birthDate = birth;
        person.pronoteId = PronoteIdentifier.generate();
        person.parentSpace = parentSpace;
        people.persist(person);
        return person.id;
    }

    @Transactional
    public void link(UUID person, String casId) {
        mappings.set(people.findById(person), casId);
    }

    public void unlink(Uai uai, UUID person) {
        mappings.remove(uai.value(), Population.TEACHERS, List.of(person), UnlinkReason.RESET);
    }

    @Transactional
    public Optional<IdentityMapping> mapping(UUID person) {
        return mappings.findByIdOptional(person);
    }

    @Transactional
    public List<IdentityMapping> mappings(Uai uai) {
        return mappings.list("uai", uai.value());
    }
}

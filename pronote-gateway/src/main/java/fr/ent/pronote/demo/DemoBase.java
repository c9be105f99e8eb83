package fr.ent.pronote.demo;

import fr.ent.pronote.identity.MissingBirthDate;
import fr.ent.pronote.identity.Population;
import fr.ent.pronote.integration.DriftPolicy;
import fr.ent.pronote.integration.EntIntegration;
import fr.ent.pronote.integration.EntIntegrations;
import fr.ent.pronote.integration.IntegrationForm;
import fr.ent.pronote.integration.LoginChange;
import fr.ent.pronote.people.IdentityMappings;
import fr.ent.pronote.people.MappingSource;
import fr.ent.pronote.people.People;
import fr.ent.pronote.people.Person;
import fr.ent.pronote.publication.Base;
import fr.ent.pronote.publication.BaseForm;
import fr.ent.pronote.publication.BaseKind;
import fr.ent.pronote.publication.Bases;
import fr.ent.pronote.publication.Publication;
import fr.ent.pronote.publication.PublicationConfig;
import fr.ent.pronote.publication.Space;
import fr.ent.pronote.publication.Uai;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jboss.logging.Logger;

/** The seed's school: its teachers, guardians and links, read from {@code demo/people.csv} into an empty database. */
@ApplicationScoped
public class DemoBase {
    private static final Logger LOG = Logger.getLogger(DemoBase.class);
    static final Uai UAI = new Uai("0900011A");
    private static final String ACTOR = "demo";

    private final Bases bases;
    private final Publication publication;
    private final EntIntegrations integrations;
    private final People people;
    private final IdentityMappings mappings;
    private final PublicationConfig config;

    DemoBase(
            Bases bases,
            Publication publication,
            EntIntegrations integrations,
            People people,
            IdentityMappings mappings,
            PublicationConfig config) {
        this.bases = bases;
        this.publication = publication;
        this.integrations = integrations;
        this.people = people;
        this.mappings = mappings;
        this.config = config;
    }

    @Transactional
    void onStart(@Observes StartupEvent event) {
        if (config.demo() && bases.count() == 0) {
            load();
        } else if (config.demo()) {
            follow();
        }
    }

    /** Kept data, but the services were started at other addresses: the base moves along, an ENT elsewhere stays. */
    @Transactional
    void follow() {
        Base base = bases.findById(UAI.value());
        if (base == null) {
            return;
        }
        URI before = URI.create(base.publicAddress);
        EntIntegration integration = integrations.of(base.uai);
        URI cas = URI.create(integration.casUrl);
        if (Objects.equals(cas.getHost(), before.getHost())
                && Objects.equals(cas.getPath(), config.ownCasUrl().getPath())) {
            integration.casUrl = config.ownCasUrl().toString();
        }
        if (!base.publicAddress.equals(address())) {
            boolean published = base.published;
            publication.stop(UAI, ACTOR);
            publication.save(UAI, new BaseForm(base.name, base.kind, address(), base.labMode), ACTOR);
            if (published) {
                publication.publish(UAI, ACTOR);
            }
        }
    }

    private String address() {
        return config.publicUrl().toString().replaceAll("/+$", "") + "/" + UAI + "/pronote/";
    }

    @Transactional
    void load() {
        publication.save(UAI, new BaseForm("Lycée Paul Martin", BaseKind.SIMULATED, address(), true), ACTOR);
        publication.tick(UAI, EnumSet.allOf(Space.class), ACTOR);
        integrations.change(
                UAI,
                new IntegrationForm(
                        true,
                        EntIntegration.MANUAL,
                        config.ownCasUrl().toString(),
                        null,
                        false,
                        null,
                        null,
                        MissingBirthDate.ACCEPT,
                        LoginChange.MOVE,
                        DriftPolicy.WARN),
                ACTOR);
        int count = 0;
        try (Reader file = new InputStreamReader(
                        DemoBase.class.getResourceAsStream("/demo/people.csv"), StandardCharsets.UTF_8);
                var rows = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(file)) {
            for (CSVRecord row : rows) {
                add(row);
                count++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        publication.publish(UAI, ACTOR);
        LOG.infof("Demo base loaded: %d people", count);
    }

    private void add(CSVRecord row) {
        Person person = new Person();
        person.population = Population.ofPath(row.get("population")).orElseThrow();
        person.pronoteId = row.get("pronoteId");
        person.id = UUID.nameUUIDFromBytes((UAI + ":" + person.pronoteId).getBytes(StandardCharsets.UTF_8));
        person.uai = UAI.value();
        person.title = text(row, "title");
        person.name(row.get("lastName"), row.get("firstNames"));
        person.birthDate = text(row, "birthDate") == null ? null : LocalDate.parse(row.get("birthDate"));
        person.login = text(row, "login");
        person.email = text(row, "email");
        person.address1 = text(row, "address1");
        person.postalCode = text(row, "postalCode");
        person.town = text(row, "town");
        person.parentSpace = Boolean.parseBoolean(row.get("parentSpace"));
        people.persist(person);
        if (text(row, "casId") != null) {
            mappings.link(person, row.get("casId"), MappingSource.MANUAL, null, false);
        }
    }

    private static String text(CSVRecord row, String column) {
        String value = row.get(column);
        return value.isBlank() ? null : value;
    }
}

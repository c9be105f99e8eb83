package fr.ent.connector.trial;

import fr.ent.connector.definition.Connector;
import fr.ent.connector.people.KnownPerson;
import java.util.List;
import java.util.Optional;

/**
 * A dry run of a connector.
 *
 * @param person empty while the directory does not answer
 * @param released what the site would be told; empty when nothing, or when that is not known
 */
record Trial(
        Connector connector, Optional<KnownPerson> person, List<Step> steps, Optional<SsoPreview.Preview> released) {
    /** How many steps failed. */
    long failures() {
        return steps.stream().filter(step -> step.state() == Step.State.FAILURE).count();
    }
}

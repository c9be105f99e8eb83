package fr.ent.connector.trial;

import fr.ent.kit.problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What one part of a dry run found.
 *
 * @param finding names the sentence {@code trial-<finding>} of the bundle of problems
 * @param arguments what is filled into the sentence
 */
public record Step(Part part, State state, String finding, List<Object> arguments) {
    /** What was looked at, in the order in which it is shown. */
    public enum Part {
        /** Whether it is published and open now. */
        PUBLICATION,
        /** Whether the person may use it. */
        RIGHT,
        /** Whether its own address is known as its own when a ticket is asked for. */
        ADDRESS,
        /** The same for the address that was typed. */
        TYPED_ADDRESS,
        /** The same for the address with which the site sends people to sign in. */
        ASKED_ADDRESS,
        /** What the site is told about the person. */
        RELEASE,
        /** Whether the site answers. */
        SITE,
        /** Whether the site may be shown in a frame. */
        FRAME
    }

    /** Whether it is in order. */
    public enum State {
        OK,
        WARNING,
        FAILURE
    }

    static Step ok(Part part, String finding, Object... arguments) {
        return new Step(part, State.OK, finding, Arrays.asList(arguments));
    }

    static Step warning(Part part, String finding, Object... arguments) {
        return new Step(part, State.WARNING, finding, Arrays.asList(arguments));
    }

    static Step failure(Part part, String finding, Object... arguments) {
        return new Step(part, State.FAILURE, finding, Arrays.asList(arguments));
    }

    /** What is so, and what to do when it should not be. */
    public String message(Locale locale) {
        String sentence = "trial-" + finding;
        return new FieldError(part.name(), sentence, arguments.toArray()).message(locale);
    }
}

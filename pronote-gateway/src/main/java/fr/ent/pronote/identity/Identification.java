package fr.ent.pronote.identity;

import java.util.List;

/** The result of looking for one person in one population; the sum is closed so that no case is forgotten. */
public sealed interface Identification {
    Population population();

    /** For the administrator: every person looked at, the likeliest first. */
    List<Comparison> considered();

    /**
     * Exactly one person fits.
     *
     * @param rule the pieces of identity that decided
     * @param weak true when an administrator should look at the link: first names by their beginning, no birth date for
     *     a pupil, or a homonym set aside because he is linked already
     */
    record Matched(Population population, KnownPerson person, String rule, boolean weak, List<Comparison> considered)
            implements Identification {}

    /** Several persons fit; none is picked. */
    record Ambiguous(Population population, List<Comparison> considered) implements Identification {}

    /** Nobody fits, or the ENT did not send both names. */
    record NotFound(Population population, List<Comparison> considered) implements Identification {}

    /** The person who fits carries another login's « Identifiant CAS » already. */
    record AlreadyLinked(Population population, KnownPerson person, List<Comparison> considered)
            implements Identification {}

    /** The ENT's categories lead to no population and no Espace was asked for. */
    record NoCategory(List<String> sent) implements Identification {
        @Override
        public Population population() {
            throw new IllegalStateException("No population without a category");
        }

        @Override
        public List<Comparison> considered() {
            return List.of();
        }
    }
}

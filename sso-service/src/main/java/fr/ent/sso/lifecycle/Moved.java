package fr.ent.sso.lifecycle;

import fr.ent.sso.account.Profile;
import java.util.List;
import java.util.UUID;

/**
 * What a merge changed, written down so that undoing it gives both accounts back.
 *
 * @param added what the survivor gained
 * @param had what the merged account had
 */
record Moved(Belongings added, Belongings had) {
    /**
     * @param externalId null when none, and always for what was added
     * @param blocked of the merged account
     */
    record Belongings(
            List<String> structures,
            List<UUID> groups,
            List<Profile> profiles,
            List<UUID> guardians,
            List<UUID> pupils,
            List<String> aliases,
            String externalId,
            boolean blocked) {
        static Belongings of(Party party) {
            return new Belongings(
                    party.member().structures(),
                    party.member().groups(),
                    party.member().account().profiles(),
                    party.guardians(),
                    party.pupils(),
                    party.aliases(),
                    party.externalId(),
                    party.member().account().blocked());
        }

        /** What is here and not there. */
        Belongings without(Belongings other) {
            return new Belongings(
                    MergePreview.without(structures, other.structures),
                    MergePreview.without(groups, other.groups),
                    MergePreview.without(profiles, other.profiles),
                    MergePreview.without(guardians, other.guardians),
                    MergePreview.without(pupils, other.pupils),
                    aliases,
                    null,
                    false);
        }
    }

    static Moved between(Party survivor, Party merged) {
        Belongings had = Belongings.of(merged);
        return new Moved(had.without(Belongings.of(survivor)), had);
    }
}

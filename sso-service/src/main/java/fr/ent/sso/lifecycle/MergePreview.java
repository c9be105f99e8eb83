package fr.ent.sso.lifecycle;

import fr.ent.sso.account.Account;
import fr.ent.sso.account.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a merge would do.
 *
 * @param login of the survivor, who keeps it, as everything else of hers
 * @param mergedLogin nobody signs in with it any more
 * @param structures UAIs the survivor would gain
 * @param groups groups the survivor would gain
 * @param guardians how many guardians and pupils she would gain
 * @param lostFunctions of the merged account; functions never go over, they are given on purpose
 * @param externalId of the merged account, by which imports would then find the survivor; null when it has none
 * @param warnings what makes it unlikely that the two are one person
 */
@Schema(name = "MergePreview")
public record MergePreview(
        UUID survivor,
        String login,
        UUID merged,
        String mergedLogin,
        List<String> structures,
        List<UUID> groups,
        List<Profile> profiles,
        int guardians,
        List<String> lostFunctions,
        String externalId,
        List<Warning> warnings,
        Instant undoUntil) {
    /** A reason to look twice. */
    public enum Warning {
        OTHER_NAME,
        OTHER_BIRTH_DATE,
        /** One source knows two people here. */
        SAME_SOURCE
    }

    static MergePreview of(Party survivor, Party merged, Duration undo) {
        Account kept = survivor.member().account();
        Account other = merged.member().account();
        return new MergePreview(
                kept.id(),
                kept.login(),
                other.id(),
                other.login(),
                without(merged.member().structures(), survivor.member().structures()),
                without(merged.member().groups(), survivor.member().groups()),
                without(other.profiles(), kept.profiles()),
                without(merged.guardians(), survivor.guardians()).size()
                        + without(merged.pupils(), survivor.pupils()).size(),
                other.functions(),
                merged.externalId(),
                warnings(survivor, merged),
                Instant.now().plus(undo));
    }

    private static List<Warning> warnings(Party survivor, Party merged) {
        List<Warning> warnings = new ArrayList<>();
        Likeness likeness = Likeness.of(survivor, merged);
        if (!likeness.reasons().contains(Likeness.Reason.NAME)) {
            warnings.add(Warning.OTHER_NAME);
        }
        if (likeness.otherBirthDate()) {
            warnings.add(Warning.OTHER_BIRTH_DATE);
        }
        if (survivor.externalId() != null
                && merged.externalId() != null
                && survivor.source().equals(merged.source())) {
            warnings.add(Warning.SAME_SOURCE);
        }
        return warnings;
    }

    static <T> List<T> without(List<T> all, List<T> some) {
        return all.stream().filter(each -> !some.contains(each)).toList();
    }
}

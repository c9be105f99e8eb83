package fr.ent.sso.release;

import fr.ent.sso.account.Profile;
import java.util.List;

/**
 * When an attribute is released; an empty list asks for nothing.
 *
 * @param profile the person has one of these
 * @param mainProfile her first profile is one of these
 * @param present all of these have a value
 */
record Condition(List<Profile> profile, List<Profile> mainProfile, List<Source> present) {
    static final Condition ALWAYS = new Condition(List.of(), List.of(), List.of());

    boolean allows(Subject subject) {
        List<Profile> hers = subject.account().profiles();
        return (profile.isEmpty() || hers.stream().anyMatch(profile::contains))
                && (mainProfile.isEmpty() || (!hers.isEmpty() && mainProfile.contains(hers.get(0))))
                && present.stream().noneMatch(source -> source.of(subject).isEmpty());
    }
}

package fr.ent.connector.isolation;

import fr.ent.connector.isolation.World.Site;
import fr.ent.connector.isolation.World.Someone;
import java.util.Map;
import java.util.UUID;

/**
 * One operation of REST or of the pages, with the rule of who may do it. Somebody who may not sends what would work for
 * another; somebody who may sends what stops right behind the check of his right (an old version, a name that is
 * taken), so that the world stays as it is.
 *
 * @param name class and method
 * @param path with {@code {uai}}, {@code {id}}, {@code {group}}, {@code {version}}, {@code {url}}
 * @param body of a call; null for none
 * @param also a status that an allowed call may answer although it is not a success
 */
record Operation(String name, String verb, String path, Rule rule, Body body, int also) {
    /** What a call is about. */
    record Target(Site site, String uai, UUID group) {}

    /** Who may. */
    interface Rule {
        boolean allows(Model model, Someone caller, Target target);
    }

    /** What is sent. */
    interface Body {
        Map<String, Object> of(Target target, boolean allowed);
    }

    static final String STALE = "987654";

    static final Rule SIGNED_IN = (model, caller, target) -> !caller.isNobody();
    static final Rule ANY_ADMINISTRATOR = (model, caller, target) -> model.isAnyAdministrator(caller);
    static final Rule PLATFORM = (model, caller, target) -> model.isPlatform(caller);
    static final Rule OF_STRUCTURE = (model, caller, target) -> model.administers(caller, target.uai());
    static final Rule OWNER =
            (model, caller, target) -> model.administers(caller, target.site().structure());
    static final Rule READER = (model, caller, target) -> model.reads(caller, target.site());
    static final Rule ENTITLED = (model, caller, target) ->
            !caller.isNobody() && model.isEntitled(caller, target.site(), java.time.Instant.now());

    static Operation of(String name, String verb, String path, Rule rule) {
        return new Operation(name, verb, path, rule, null, 0);
    }

    Operation sending(Body body) {
        return new Operation(name, verb, path, rule, body, also);
    }

    Operation sending(Map<String, Object> body) {
        return sending((target, allowed) -> body);
    }

    Operation orAnswering(int status) {
        return new Operation(name, verb, path, rule, body, status);
    }

    /** A page: nobody is sent to sign in, and what is sent is a form. */
    boolean isPage() {
        return !path.startsWith("/api/");
    }

    boolean changes() {
        return !verb.equals("GET");
    }

    String path(Target target, String version) {
        return path.replace("{uai}", target.uai())
                .replace("{id}", target.site().id().toString())
                .replace("{group}", target.group().toString())
                .replace("{version}", version)
                .replace("{url}", target.site().url());
    }
}

package fr.ent.connector.isolation;

import fr.ent.connector.isolation.World.Site;
import fr.ent.connector.isolation.World.Someone;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One operation of REST or of the pages, with the rule of who may do it. Somebody who may not sends what would work for
 * another; somebody who may sends what stops right behind the check of his right (an old version, a name that is
 * taken), so that the world stays as it is.
 *
 * @param name class and method
 * @param path with {@code {uai}}, {@code {id}}, {@code {url}}, {@code {change}}
 * @param body of a call; null for none
 * @param also statuses that an allowed call may answer although they look like a refusal
 * @param refusals statuses of a refusal
 */
record Operation(
        String name, String verb, String path, Rule rule, Body body, Set<Integer> also, Set<Integer> refusals) {
    /**
     * What a call is about.
     *
     * @param change the number of a change in the connector's history
     */
    record Target(Site site, String uai, UUID group, long change) {
        Target of(String structure) {
            return new Target(site, structure, group, change);
        }
    }

    /** Who may. */
    interface Rule {
        boolean allows(Model model, Someone caller, Target target);
    }

    /** What is sent. */
    interface Body {
        Map<String, Object> of(Target target, boolean allowed);
    }

    static final String STALE = "987654";

    static final Rule ANYBODY = (model, caller, target) -> true;
    static final Rule SIGNED_IN = (model, caller, target) -> !caller.isNobody();
    static final Rule ANY_ADMINISTRATOR = (model, caller, target) -> model.isAnyAdministrator(caller);
    static final Rule PLATFORM = (model, caller, target) -> model.isPlatform(caller);
    static final Rule OF_STRUCTURE = (model, caller, target) -> model.administers(caller, target.uai());
    static final Rule OWNER =
            (model, caller, target) -> model.administers(caller, target.site().structure());
    /** The connector's owner, and another structure. */
    static final Rule BOTH = (model, caller, target) ->
            OWNER.allows(model, caller, target) && OF_STRUCTURE.allows(model, caller, target);

    static final Rule READER = (model, caller, target) -> model.reads(caller, target.site());
    static final Rule ENTITLED = (model, caller, target) ->
            !caller.isNobody() && model.isEntitled(caller, target.site(), java.time.Instant.now());

    static Operation of(String name, String verb, String path, Rule rule) {
        return new Operation(name, verb, path, rule, null, Set.of(), Set.of(401, 403, 404));
    }

    Operation sending(Body body) {
        return new Operation(name, verb, path, rule, body, also, refusals);
    }

    Operation sending(Map<String, Object> body) {
        return sending((target, allowed) -> body);
    }

    Operation orAnswering(Integer... statuses) {
        return new Operation(name, verb, path, rule, body, Set.of(statuses), refusals);
    }

    Operation refusingWith(Integer... statuses) {
        return new Operation(name, verb, path, rule, body, also, Set.of(statuses));
    }

    /** A page: nobody is sent to sign in, and what is sent is a form. */
    boolean isPage() {
        return !path.startsWith("/api/");
    }

    boolean changes() {
        return !verb.equals("GET");
    }

    String path(Target target) {
        return path.replace("{uai}", target.uai())
                .replace("{id}", target.site().id().toString())
                .replace("{change}", Long.toString(target.change()))
                .replace("{url}", target.site().url());
    }
}

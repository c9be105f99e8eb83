package fr.ent.connector.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ent.connector.signon.CasSettings;
import fr.ent.connector.signon.GrantType;
import fr.ent.connector.signon.Lines;
import fr.ent.connector.signon.OAuthSettings;
import fr.ent.connector.signon.SingleLogout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A connector as its administrators see it.
 *
 * @param warnings what is allowed but deserves a look; absent in lists
 * @param origin OWN, or INHERITED when an ancestor shares it with the structure asked for
 */
@Schema(name = "Connector")
public record ConnectorView(
        UUID id,
        String identifier,
        String displayName,
        String icon,
        String url,
        Target target,
        String structure,
        String structureName,
        boolean inherits,
        Cas cas,
        OAuth oauth,
        String logoutUrl,
        boolean locked,
        @JsonInclude(JsonInclude.Include.NON_NULL) String lockReason,
        Origin origin,
        int groups,
        boolean draft,
        Category category,
        String mobileUrl,
        Instant opensAt,
        Instant closesAt,
        String maintenance,
        List<String> excludedStructures,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Finding> warnings,
        long version) {
    /** Where a connector of a list comes from. */
    public enum Origin {
        OWN,
        INHERITED
    }

    /** « Champs spécifiques CAS ». */
    @Schema(name = "Cas")
    public record Cas(String type, String pattern, List<String> proxyCallbacks, SingleLogout singleLogout) {
        static Cas of(CasSettings cas) {
            return cas == null
                    ? null
                    : new Cas(
                            cas.type(),
                            cas.pattern(),
                            Lines.of(cas.proxyCallbacks()),
                            cas.singleLogout() == null ? SingleLogout.BACK_CHANNEL : cas.singleLogout());
        }
    }

    /**
     * « Champs spécifiques OAuth »; of the secret only whether there is one.
     *
     * @param secret a new one that was asked for, in this one answer only
     */
    @Schema(name = "OAuth")
    public record OAuth(
            boolean transferSession,
            String scope,
            boolean secretSet,
            @JsonInclude(JsonInclude.Include.NON_NULL) String secret,
            GrantType grantType,
            List<String> redirectUris,
            List<String> postLogoutRedirectUris,
            String certificateUrl) {
        static OAuth of(OAuthSettings oauth, String secret) {
            return oauth == null
                    ? null
                    : new OAuth(
                            oauth.transferSession(),
                            oauth.scope(),
                            oauth.secretHash() != null,
                            secret,
                            oauth.grantType(),
                            Lines.of(oauth.redirectUris()),
                            Lines.of(oauth.postLogoutRedirectUris()),
                            oauth.certificateUrl());
        }
    }

    /** What may be said of it in a list. */
    public enum State {
        DRAFT,
        LOCKED,
        INHERITED,
        NOT_YET_OPEN,
        CLOSED,
        MAINTENANCE,
        HIDDEN,
        OPEN
    }

    /** All that is true of it now; {@link State#OPEN} only when nothing keeps anybody from it. */
    @JsonIgnore
    public List<State> getStates() {
        Instant now = Instant.now();
        List<State> states = new ArrayList<>();
        Map<State, Boolean> truths = new EnumMap<>(Map.of(
                State.DRAFT,
                draft,
                State.LOCKED,
                locked,
                State.INHERITED,
                isInherited(),
                State.NOT_YET_OPEN,
                opensAt != null && opensAt.isAfter(now),
                State.CLOSED,
                closesAt != null && !closesAt.isAfter(now),
                State.MAINTENANCE,
                maintenance != null,
                State.HIDDEN,
                groups == 0 && !draft));
        truths.forEach((state, isTrue) -> {
            if (isTrue) {
                states.add(state);
            }
        });
        if (states.stream().allMatch(state -> state == State.LOCKED || state == State.INHERITED)) {
            states.add(State.OPEN);
        }
        return states;
    }

    @JsonIgnore
    public boolean isInherited() {
        return origin == Origin.INHERITED;
    }

    @JsonIgnore
    public String getIconAddress() {
        return Icons.address(icon);
    }

    @JsonIgnore
    public String getInitials() {
        return Icons.initials(displayName);
    }

    /** The owner's name, or its UAI while its name is unknown. */
    @JsonIgnore
    public String getStructureLabel() {
        return structureName == null ? structure : structureName;
    }

    /** @param groups how many groups have it now; its grants are not read */
    static ConnectorView listed(Connector connector, String seenFrom, String structureName, long groups) {
        return of(connector, seenFrom, structureName, groups, null, null);
    }

    /**
     * As its owner's administrators see it.
     *
     * @param newSecret told once, when it was made; else null
     */
    static ConnectorView of(Connector connector, String structureName, String newSecret, List<Finding> warnings) {
        Instant now = Instant.now();
        long groups =
                connector.grants.stream().filter(grant -> !grant.ended(now)).count();
        return of(connector, connector.structure, structureName, groups, newSecret, warnings);
    }

    private static ConnectorView of(
            Connector connector,
            String seenFrom,
            String structureName,
            long groups,
            String newSecret,
            List<Finding> warnings) {
        return new ConnectorView(
                connector.id,
                connector.identifier,
                connector.displayName,
                connector.icon,
                connector.url,
                connector.target,
                connector.structure,
                structureName,
                connector.inherits,
                Cas.of(connector.cas),
                OAuth.of(connector.oauth, newSecret),
                connector.logoutUrl,
                connector.locked,
                connector.lockReason,
                connector.structure.equals(seenFrom) ? Origin.OWN : Origin.INHERITED,
                Math.toIntExact(groups),
                !connector.published,
                connector.category,
                connector.mobileUrl,
                connector.opensAt,
                connector.closesAt,
                connector.maintenance,
                connector.excluded.stream().sorted().toList(),
                warnings,
                connector.version);
    }
}

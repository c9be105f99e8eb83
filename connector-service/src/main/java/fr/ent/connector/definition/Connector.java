package fr.ent.connector.definition;

import fr.ent.connector.event.ConnectorChanged;
import fr.ent.connector.signon.CasSettings;
import fr.ent.connector.signon.Lines;
import fr.ent.connector.signon.OAuthSettings;
import fr.ent.connector.signon.ServiceAddress;
import fr.ent.connector.signon.ServicePattern;
import fr.ent.connector.signon.SingleLogout;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;

/**
 * A link or connector shown in « Mes applis ». Source: seed sheet, « Création du connecteur ». Visible to nobody until
 * a group is granted.
 */
@Entity
@Table(name = "connector")
public class Connector {
    @Id
    public UUID id;

    /** UAI of the owner. */
    public String structure;

    /** « Identifiant », unique on the platform. */
    public String identifier;

    /** « Nom d'affichage ». */
    @Column(name = "display_name")
    public String displayName;

    /** « Icône »: the name of an icon of ours, or an https address; null for initials. */
    public String icon;

    /** « URL ». */
    public String url;

    /** « Cible ». */
    @Enumerated(EnumType.STRING)
    public Target target;

    /** « Partager avec les sous-structures ». */
    public boolean inherits;

    /** « Champs spécifiques CAS »; null for a plain link. */
    @Embedded
    public CasSettings cas;

    /** « Champs spécifiques OAuth »; null when it has none. */
    @Embedded
    public OAuthSettings oauth;

    @Column(name = "logout_url")
    public String logoutUrl;

    /** A draft, which is not published, is visible to nobody and unknown to the other services. */
    public boolean published;

    /** Heading of « Mes applis »; null for none. */
    @Enumerated(EnumType.STRING)
    public Category category;

    /** What phones open; null when it is {@link #url}. */
    @Column(name = "mobile_url")
    public String mobileUrl;

    /** It cannot be opened before; null for no such limit. */
    @Column(name = "opens_at")
    public Instant opensAt;

    /** It cannot be opened from then on; null for no such limit. */
    @Column(name = "closes_at")
    public Instant closesAt;

    /** What its tile says while something is wrong with it; null when all is well. */
    public String maintenance;

    /** Sub-structures it is not shared with, nor with those below them, although it {@link #inherits}. */
    @ElementCollection
    @CollectionTable(name = "connector_exclusion", joinColumns = @JoinColumn(name = "connector_id"))
    @Column(name = "structure")
    @BatchSize(size = 500)
    public Set<String> excluded = new HashSet<>();

    /** Nothing may be changed while an ADMC holds the lock. */
    public boolean locked;

    @Column(name = "lock_reason")
    public String lockReason;

    @Column(name = "service_origin")
    String serviceOrigin;

    @Column(name = "service_path")
    String servicePath;

    /** Host that the pattern spells out; null without a pattern. */
    @Column(name = "pattern_host")
    String patternHost;

    /** Groups whose members may use it. */
    @ElementCollection
    @CollectionTable(name = "access_grant", joinColumns = @JoinColumn(name = "connector_id"))
    @BatchSize(size = 500)
    public Set<Grant> grants = new HashSet<>();

    /** Who may not use it, whatever groups are granted. */
    @ElementCollection
    @CollectionTable(name = "access_denial", joinColumns = @JoinColumn(name = "connector_id"))
    @BatchSize(size = 500)
    public Set<Denial> denials = new HashSet<>();

    /** Groups to come that will be granted by themselves. */
    @ElementCollection
    @CollectionTable(name = "access_rule", joinColumns = @JoinColumn(name = "connector_id"))
    @BatchSize(size = 500)
    public Set<GrantRule> rules = new HashSet<>();

    @Version
    public long version;

    protected Connector() {}

    Connector(String structure, CheckedForm form) {
        id = UUID.randomUUID();
        this.structure = structure;
        change(form);
    }

    /** What a form would make of a connector, as far as others may be in its way; never to be saved. */
    static Connector wanted(UUID id, String structure, CheckedForm form) {
        Connector wanted = new Connector();
        wanted.id = id;
        wanted.structure = structure;
        wanted.identifier = form.identifier();
        wanted.stand(form);
        return wanted;
    }

    void change(CheckedForm form) {
        stand(form);
        identifier = form.identifier();
        displayName = form.displayName();
        icon = form.icon();
        target = form.target();
        category = form.category();
        mobileUrl = form.mobileUrl();
        opensAt = form.opensAt();
        closesAt = form.closesAt();
        maintenance = form.maintenance();
        if (!excluded.equals(form.excluded())) {
            excluded = new HashSet<>(form.excluded());
        }
        oauth = form.oauth(oauth == null ? null : oauth.secretHash());
        logoutUrl = form.logoutUrl();
    }

    private void stand(CheckedForm form) {
        url = form.url();
        inherits = form.inherits();
        published = form.published();
        cas = form.cas();
        boolean byAddress = cas != null && cas.pattern() == null;
        ServiceAddress service = byAddress ? ServiceAddress.ofTemplate(url).orElseThrow() : null;
        serviceOrigin = service == null ? null : service.origin();
        servicePath = service == null ? null : service.path();
        patternHost = cas == null || byAddress ? null : ServicePattern.host(cas.pattern());
    }

    /** Whether the other stands for the same service URLs, in the same way. */
    boolean standsLike(Connector other) {
        return published == other.published
                && Objects.equals(serviceOrigin, other.serviceOrigin)
                && Objects.equals(servicePath, other.servicePath)
                && Objects.equals(cas == null ? null : cas.pattern(), other.cas == null ? null : other.cas.pattern())
                && Objects.equals(cas == null ? null : cas.type(), other.cas == null ? null : other.cas.type());
    }

    /** The address it stands for; empty for a plain link or with a pattern. */
    Optional<ServiceAddress> service() {
        return serviceOrigin == null ? Optional.empty() : Optional.of(new ServiceAddress(serviceOrigin, servicePath));
    }

    void change(RightsChange change) {
        grants.removeAll(change.revoked());
        grants.addAll(change.granted());
        denials.removeAll(change.allowed());
        denials.addAll(change.denied());
        rules.removeAll(change.rulesRemoved());
        rules.addAll(change.rulesAdded());
    }

    /** Of « Code secret »; null when there is none. */
    String secretDigest() {
        return oauth == null ? null : oauth.secretHash();
    }

    /** The groups that have it, also those whose right has ended. */
    public Set<UUID> grantedGroups() {
        return grants.stream().map(Grant::group).collect(Collectors.toUnmodifiableSet());
    }

    void lock(String reason) {
        locked = true;
        lockReason = reason;
    }

    void unlock() {
        locked = false;
        lockReason = null;
    }

    /** @throws fr.ent.kit.problem.ApiProblem 409 {@code connector-locked} while an administrator holds the lock */
    public void requireUnlocked() {
        if (locked) {
            throw ConnectorProblems.locked(lockReason);
        }
    }

    /** @throws fr.ent.kit.problem.ApiProblem 412 when somebody changed it since the caller read it */
    public void requireVersion(long expected) {
        if (version != expected) {
            throw ConnectorProblems.stale();
        }
    }

    ConnectorChanged toEvent() {
        return new ConnectorChanged(
                id,
                identifier,
                displayName,
                url,
                target.name(),
                structure,
                inherits,
                casOfEvent(),
                oauthOfEvent(),
                logoutUrl,
                locked,
                version,
                grants.stream().map(Grant::group).sorted().toList(),
                grants.stream()
                        .filter(grant -> grant.until() != null)
                        .collect(Collectors.toMap(Grant::group, Grant::until, (a, b) -> a, TreeMap::new)),
                denied(Denial.Kind.GROUP),
                denied(Denial.Kind.ACCOUNT),
                excluded.stream().sorted().toList(),
                opensAt,
                closesAt);
    }

    private List<UUID> denied(Denial.Kind kind) {
        return denials.stream()
                .filter(denial -> denial.kind() == kind)
                .map(Denial::subject)
                .sorted()
                .toList();
    }

    private ConnectorChanged.Cas casOfEvent() {
        return cas == null
                ? null
                : new ConnectorChanged.Cas(
                        cas.type(),
                        cas.pattern(),
                        Lines.of(cas.proxyCallbacks()),
                        (cas.singleLogout() == null ? SingleLogout.BACK_CHANNEL : cas.singleLogout()).name());
    }

    private ConnectorChanged.OAuth oauthOfEvent() {
        return oauth == null
                ? null
                : new ConnectorChanged.OAuth(
                        Boolean.TRUE.equals(oauth.transferSession()),
                        oauth.scope() == null ? "" : oauth.scope(),
                        oauth.secretHash(),
                        oauth.grantType().protocolName(),
                        Lines.of(oauth.redirectUris()),
                        Lines.of(oauth.postLogoutRedirectUris()),
                        oauth.certificateUrl());
    }
}

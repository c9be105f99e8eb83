package fr.ent.connector.definition;

import fr.ent.connector.event.ConnectorChanged;
import fr.ent.connector.signon.CasSettings;
import fr.ent.connector.signon.Lines;
import fr.ent.connector.signon.OAuthSettings;
import fr.ent.connector.signon.ServiceAddress;
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
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
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

    /** Nothing may be changed while an ADMC holds the lock. */
    public boolean locked;

    @Column(name = "lock_reason")
    public String lockReason;

    @Column(name = "service_origin")
    String serviceOrigin;

    @Column(name = "service_path")
    String servicePath;

    /** Groups whose members may use it. */
    @ElementCollection
    @CollectionTable(name = "access_grant", joinColumns = @JoinColumn(name = "connector_id"))
    @Column(name = "group_id")
    @BatchSize(size = 500)
    public Set<UUID> grants = new HashSet<>();

    @Version
    public long version;

    protected Connector() {}

    Connector(String structure, CheckedForm form) {
        id = UUID.randomUUID();
        this.structure = structure;
        change(form);
    }

    void change(CheckedForm form) {
        identifier = form.identifier();
        displayName = form.displayName();
        icon = form.icon();
        url = form.url();
        target = form.target();
        inherits = form.inherits();
        cas = form.cas();
        oauth = form.oauth(oauth == null ? null : oauth.secretHash());
        logoutUrl = form.logoutUrl();
        ServiceAddress service =
                cas != null && cas.pattern() == null ? ServiceAddress.of(url).orElseThrow() : null;
        serviceOrigin = service == null ? null : service.origin();
        servicePath = service == null ? null : service.path();
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
                grants.stream().sorted().toList());
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

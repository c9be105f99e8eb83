package fr.ent.pronote.casclient;

import fr.ent.pronote.recognition.EntLogin;
import fr.ent.pronote.recognition.Recognised;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The sessions of the Espaces. The cookie holds 256 random bits, the database their digest. */
@ApplicationScoped
public class PronoteSessions implements PanacheRepositoryBase<PronoteSession, String> {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration LOOP_WINDOW = Duration.ofMinutes(1);
    private static final int LOOP_TIMES = 3;
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final CasClientConfig config;
    private final Clock clock = Clock.systemUTC();

    PronoteSessions(CasClientConfig config) {
        this.config = config;
    }

    /** Opens a session for a login; answers the cookie's value. */
    @Transactional
    public String open(String uai, EntLogin login, Recognised recognised) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        PronoteSession session = new PronoteSession();
        session.digest = Digest.of(cookie);
        session.uai = uai;
        session.ticket = login.ticket();
        session.casId = login.casId();
        session.categories = login.categories().isEmpty() ? null : String.join(";", login.categories());
        session.recognised(recognised.people());
        if (!recognised.failures().isEmpty()) {
            session.keepForForm(login.identity());
        }
        session.createdAt = clock.instant();
        session.expiresAt = session.createdAt.plus(recognised.failures().isEmpty() ? config.idle() : config.formKept());
        persist(session);
        return cookie;
    }

    /** The session of a cookie, unless it ended or is of another base. Using it prolongs it. */
    @Transactional
    public Optional<PronoteSession> find(String uai, String cookie) {
        if (cookie == null || cookie.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<PronoteSession> found = find(
                        "digest = ?1 and uai = ?2 and expiresAt > ?3", Digest.of(cookie), uai, now)
                .firstResultOptional();
        found.filter(session -> session.lastUsedAt == null || session.lastUsedAt.isBefore(now.minus(TOUCH)))
                .ifPresent(session -> {
                    session.lastUsedAt = now;
                    if (!session.keptForForm()) {
                        session.expiresAt = now.plus(config.idle());
                    }
                });
        return found;
    }

    /** Whether this login keeps coming back without ever showing its cookie: the browser does not keep it. */
    @Transactional
    public boolean loops(String uai, String casId) {
        return count(
                        "uai = ?1 and casId = ?2 and lastUsedAt is null and createdAt > ?3",
                        uai,
                        casId,
                        clock.instant().minus(LOOP_WINDOW))
                >= LOOP_TIMES;
    }

    /** An administrator has put things right meanwhile: the session now stands for somebody. */
    @Transactional
    public void recognised(PronoteSession session, Recognised now) {
        session.recognised(now.people());
        findByIdOptional(session.digest).ifPresent(kept -> kept.recognised(now.people()));
    }

    /** « Se déconnecter » of this browser. */
    @Transactional
    public void end(String uai, String cookie) {
        if (cookie != null) {
            delete("digest = ?1 and uai = ?2", Digest.of(cookie), uai);
        }
    }

    /** Ends what was opened with this ticket, wherever; {@code ticket} is its SHA-256 in hex. Answers how many. */
    @Transactional
    public long endByTicket(String ticket) {
        return delete("ticket", ticket);
    }

    @Scheduled(every = "10m", delayed = "5m", identity = "pronote-session-purge")
    @Transactional
    void forgetExpired() {
        delete("expiresAt < ?1", clock.instant());
    }
}
